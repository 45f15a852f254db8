import type { Visible } from './visible.ts';

const form = /^https?:\/\/[^\s\\<>]+$/i;

/**
 * An address that a link may lead to, or undefined for what is no plain web address: of the schemes only those
 * two run nothing. Percent-encodes what could end a link, a cell or, with the bracket that follows, a comment; what
 * is encoded already stays as it is.
 */
export function webAddress(text: Visible): string | undefined {
  if (!form.test(text)) return undefined;
  return encodeURI(text)
    .replace(/%25(?=[0-9a-f]{2})/gi, '%')
    .replace(/-$/, '%2D');
}
