import type { Visible } from '../visible.ts';

const webAddress = /^https?:\/\/[^\s\\<>]+$/i;

/** A link that shows its own address, or undefined for what is no plain web address. */
export function autolink(text: Visible): string | undefined {
  return webAddress.test(text) ? `<${encodeAddress(text)}>` : undefined;
}

/**
 * Percent-encodes what could end a link, a cell or, with the bracket that follows, a comment; what is encoded
 * already stays as it is.
 */
function encodeAddress(address: string): string {
  return encodeURI(address)
    .replace(/%25(?=[0-9a-f]{2})/gi, '%')
    .replace(/-$/, '%2D');
}
