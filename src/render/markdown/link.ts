import type { Visible } from '../visible.ts';
import { webAddress } from '../web-address.ts';

/** A link that shows its own address, or undefined for what is no plain web address. */
export function autolink(text: Visible): string | undefined {
  const address = webAddress(text);
  return address === undefined ? undefined : `<${address}>`;
}
