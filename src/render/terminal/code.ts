import type { Code } from '../../document/document.ts';
import { makeVisible } from '../visible.ts';

/** Lines as they are, set in. They are not wrapped: they are there to be copied. */
export function drawCode({ text }: Code): string[] {
  return text.split('\n').map((line) => `    ${makeVisible(line)}`.trimEnd());
}
