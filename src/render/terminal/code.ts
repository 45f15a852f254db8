import type { Code } from '../../document/document.ts';
import { visibleLines } from '../visible.ts';
import { indent } from './grid.ts';

/** Lines as they are. They do not wrap, however narrow the page: broken code would be other code. */
export function drawCode(code: Code): string[] {
  return visibleLines(code.text).map((line) => (line === '' ? '' : indent + line));
}
