import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { makeLocator } from '../../src/diagnostics/locate.ts';

/**
 * Expectations inside YAML, as comments under the text at fault:
 *
 *     dependsOn: [dbx, cache]
 * #               ^^^ error[unknown-service]: `api` depends on `dbx`, which no manifest declares
 * #                   help: there is a service with a similar name: `db`
 *
 * Under text in the first column the `#` stands for the first caret. A text that goes on below its line is
 * marked to the end of the line, and an empty one by a single mark.
 */
const annotation = /^(#\^*|# *\^+) (\w+)\[([a-z-]+)\]: (.+)$/;
const help = /^# +help: (.+)$/;

/** What a fixture expects, one line for each problem and each hint, in the order of the text. */
export function expectedIn(text: string): string[] {
  const expected: string[] = [];
  let line = 0;
  text.split('\n').forEach((row, index) => {
    const found = annotation.exec(row);
    const hint = help.exec(row);
    if (found !== null) {
      const marks = found[1] ?? '';
      const start = marks.startsWith('# ') ? marks.indexOf('^') : 0;
      expected.push(`${line}:${start + 1}-${marks.length + 1} ${found[2]}[${found[3]}]: ${found[4]}`);
    } else if (hint !== null) {
      expected.push(`help: ${hint[1]}`);
    } else {
      line = index + 1;
    }
  });
  return expected;
}

/** The same lines for the problems that were found. */
export function foundIn(text: string, diagnostics: readonly Diagnostic[]): string[] {
  const locate = makeLocator(text);
  return diagnostics.flatMap(({ code, message, span, hint }) => {
    const { line, column } = locate(span?.start ?? 0);
    const rest = text.slice(span?.start, span?.end);
    const width = Math.max(1, rest.split(/\r?\n/)[0]?.length ?? 0);
    const found = `${line}:${column}-${column + width} ${code.severity}[${code.id}]: ${message}`;
    return hint === undefined ? [found] : [found, `help: ${hint}`];
  });
}
