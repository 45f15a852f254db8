import type { Code } from '../diagnostics/diagnostic.ts';
import { inBackticks } from './in-backticks.ts';
import { type BrokenNode, broken, type Range } from './node.ts';
import type { Problems } from './problems.ts';

export const invalidJson: Code = {
  id: 'invalid-json',
  severity: 'error',
  title: 'the text is not JSON',
  explanation: `The text cannot be read as JSON, so nothing of the file is used. Only the first mistake is shown: what follows it
is often fine, and only looks wrong because of it.

The usual causes: a comma behind the last entry, a missing comma, single quotes, and comments, which JSON does
not have. YAML has all of these but the missing comma; a file in YAML ends in \`.yaml\`.

    { "faultline": 1, "services": { "orders": { "dependsOn": ["dynamodb"] }, "dynamodb": {} } }`,
};

const word = /[^\s,:[\]{}"]+/y;

/** The word at an offset, or the one character there when none starts there. */
export function wordAt(text: string, start: number): Range {
  word.lastIndex = start;
  return { start, end: word.test(text) ? word.lastIndex : Math.min(start + 1, text.length) };
}

/** Reports the first mistake, and returns what is left of the document: nothing. */
export function reportSyntaxError(
  at: Range,
  message: string,
  hint: string | undefined,
  problems: Problems,
): BrokenNode {
  problems.report(invalidJson, at, message, { hint });
  return broken(at);
}

/** Reports that nothing in JSON starts like the word at an offset. */
export function reportUnexpectedWord(text: string, start: number, problems: Problems): BrokenNode {
  const at = wordAt(text, start);
  const written = text.slice(at.start, at.end);
  const quoted = inBackticks(written);
  if (/^(?:#|\/[/*])/.test(written)) {
    return reportSyntaxError(
      at,
      'JSON has no comments',
      'YAML has: a file in YAML ends in `.yaml`',
      problems,
    );
  }
  if (/^[\p{L}_$'`]/u.test(written)) {
    const hint = 'in JSON only `true`, `false`, `null` and numbers are written without';
    return reportSyntaxError(at, `${quoted} is not in double quotes`, hint, problems);
  }
  if (/^[+.\d-]/.test(written)) {
    return reportSyntaxError(at, `${quoted} is not written like a number in JSON`, undefined, problems);
  }
  return reportSyntaxError(at, `${quoted} is not expected here`, undefined, problems);
}
