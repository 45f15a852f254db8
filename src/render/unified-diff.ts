import { Chalk } from 'chalk';
import { structuredPatch } from 'diff';
import type { Page } from './renderer.ts';
import { makeVisible, visibleLines } from './visible.ts';

/** Beyond so many changed lines it takes too long to find the fewest: then all from the first to the last is changed. */
const mostEdits = 1500;
const context = 3;

/**
 * The changes to a file as `diff -u` prints them, or the empty text for none.
 *
 * What would not be seen is shown by its code point, a space at the end of a changed line too. So is `\r`,
 * except in a file all of whose lines end in `\r\n`.
 */
export function unifiedDiff(
  file: string,
  before: string,
  after: string,
  { color }: Pick<Page, 'color'>,
): string {
  if (before === after) return '';
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const isCrlf = !/(?<!\r)\n/.test(before + after);
  const draw = (line: string): string => {
    const said = isCrlf ? line.replace(/\r$/, '') : line;
    if (line.startsWith('+')) return chalk.green(changed(said));
    if (line.startsWith('-')) return chalk.red(changed(said));
    return visibleLines(said)[0] ?? '';
  };
  const lines = [
    chalk.bold(makeVisible(`--- a/${file}`)),
    chalk.bold(makeVisible(`+++ b/${file}`)),
    ...hunksOf(before, after).flatMap((hunk) => [
      chalk.cyan(`@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`),
      ...hunk.lines.map(draw),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function changed(line: string): string {
  return makeVisible(line).replace(/(?<=.) $/, '\\u{20}');
}

type Hunk = ReturnType<typeof structuredPatch>['hunks'][number];

function hunksOf(before: string, after: string): readonly Hunk[] {
  const patch = structuredPatch('', '', before, after, '', '', { context, maxEditLength: mostEdits });
  return patch?.hunks ?? [oneHunk(before.split('\n'), after.split('\n'))];
}

/** Everything between the lines that both begin with and those that both end with. */
function oneHunk(before: readonly string[], after: readonly string[]): Hunk {
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before[same] === after[same]) same++;
  let sameAtEnd = 0;
  while (sameAtEnd < shorter - same && before.at(-1 - sameAtEnd) === after.at(-1 - sameAtEnd)) sameAtEnd++;
  const [gone, come] = [before, after].map((lines) => lines.slice(same, lines.length - sameAtEnd));
  return {
    oldStart: same + 1,
    oldLines: gone?.length ?? 0,
    newStart: same + 1,
    newLines: come?.length ?? 0,
    lines: [...(gone ?? []).map((line) => `-${line}`), ...(come ?? []).map((line) => `+${line}`)],
  };
}
