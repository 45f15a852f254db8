import type { Code } from '../../document/document.ts';
import { makeVisible } from '../visible.ts';

/** A fence that is longer than any in the text, so that no line of it can close it. */
export function drawCode({ text }: Code): string {
  const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return [fence, ...text.split('\n').map((line) => makeVisible(line)), fence].join('\n');
}
