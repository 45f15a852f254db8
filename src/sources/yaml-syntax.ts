import type { Code } from '../diagnostics/diagnostic.ts';
import { inBackticks } from './in-backticks.ts';
import { type BrokenNode, broken, type Range } from './node.ts';
import type { Problems } from './problems.ts';
import { wordingOf } from './yaml-wordings.ts';

export const invalidYaml: Code = {
  id: 'invalid-yaml',
  severity: 'error',
  title: 'the text is not YAML',
  explanation: `The text cannot be read as YAML, so nothing of this document is used. Only the first mistake is shown: what
follows it is often fine, and only looks wrong because of it.

The usual causes: a tab in the indentation, lines of one map that do not start in the same column, a missing
colon or a missing space after it, and text with a colon, a quote or a leading special character that needs
quotes.

    services:
      orders:
        description: "takes orders: web and phone"
        dependsOn: [dynamodb, sqs]`,
};

export const unknownTag: Code = {
  id: 'unknown-tag',
  severity: 'error',
  title: 'a YAML tag that a manifest has no use for',
  explanation: `A tag (\`!name\`) asks for a value of a special kind. A manifest has none but the kinds that YAML knows by itself,
so a tag is most likely left over from another kind of file. Reading the value without its tag might mean
something else than its author meant.

Remove the tag; text that starts with an exclamation mark needs quotes.`,
};

/** What the parser has to say about a mistake. */
export interface ParserError {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

/**
 * Reports a syntax error in our words, at a place that a person can use, and returns what is left of the
 * document: nothing. `unclosedAt` is where the text or list starts that the error says is not closed.
 */
export function reportSyntaxError(
  text: string,
  error: ParserError,
  unclosedAt: number | undefined,
  problems: Problems,
): BrokenNode {
  if (unclosedAt !== undefined && isAboutClosing.test(error.message)) {
    const at = { start: unclosedAt, end: unclosedAt + 1 };
    problems.report(invalidYaml, at, `this ${inBackticks(text.slice(at.start, at.end))} is not closed`);
    return broken(at);
  }
  if (error.code === 'MULTILINE_IMPLICIT_KEY') return reportMissingColon(text, error, problems);
  const at = rangeAtFault(text, error);
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && at.start === at.end) {
    return reportIndentedKey(text, at.end, problems);
  }
  const word = inBackticks(text.slice(at.start, at.end));
  const { message, hint } = wordingOf(error.code, error.message);
  const filled = message.replace('%', () => word);
  problems.report(invalidYaml, at, filled, { hint });
  return broken(at);
}

/** Reports a tag, which is what the error is at. */
export function reportUnknownTag(text: string, { pos }: ParserError, problems: Problems): void {
  const at = { start: pos[0], end: pos[1] };
  const tag = inBackticks(text.slice(at.start, at.end));
  problems.report(unknownTag, at, `the tag ${tag} has no meaning here`, { hint: 'leave the tag out' });
}

const isAboutClosing = /closing .quote|must end with a|sufficiently indented and end with/;

/** A line without a colon is taken for the beginning of the key on the next line. */
function reportMissingColon(text: string, { pos }: ParserError, problems: Problems): BrokenNode {
  const line = /^[^\r\n]*/.exec(text.slice(pos[0], pos[1]))?.[0] ?? '';
  const at = { start: pos[0], end: pos[0] + line.trimEnd().length };
  const hint = 'a key and its value are written `key: value`';
  if (/^["'[{?]/.test(line)) {
    problems.report(invalidYaml, at, 'a key has to stand on one line');
  } else {
    const what = line.includes(':') ? 'a space is missing after the colon' : 'a colon is missing';
    problems.report(invalidYaml, at, what, { hint });
  }
  return broken(at);
}

/** A key that is indented further than the one above, which has a value already. */
function reportIndentedKey(text: string, above: number, problems: Problems): BrokenNode {
  const newline = matchAt(text, above, /[^\r\n]*\s*/y);
  const at = matchAt(text, newline.end, /[^\s:]+/y);
  const key = inBackticks(text.slice(at.start, at.end));
  const hint = 'the keys of one map start in the same column';
  problems.report(invalidYaml, at, `${key} is indented further than the key above it, which has a value`, {
    hint,
  });
  return broken(at);
}

/** What to point at. A single offset, as the parser often gives, says little: the word there says more. */
function rangeAtFault(text: string, { code, pos }: ParserError): Range {
  const [start, end] = pos;
  if (code === 'BAD_DQ_ESCAPE') return { start, end: start + 2 };
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return matchAt(text, start, /[^\r\n]*?:(?!\S)/y);
  if (end - start > 1 && !/\s/.test(text.slice(start, end))) return { start, end };
  const spaces = matchAt(text, start, / */y);
  return matchAt(text, spaces.end, /[^\s,[\]{}]+|[,[\]{}]|\t+/y);
}

/** What a sticky pattern matches at an offset; an empty range when it does not. */
function matchAt(text: string, offset: number, pattern: RegExp): Range {
  const start = Math.min(offset, text.length);
  pattern.lastIndex = start;
  return { start, end: start + (pattern.exec(text)?.[0].length ?? 0) };
}
