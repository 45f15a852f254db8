import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { blockInLine, hyphensInLine, valueOpensLine } from './mark-codes.ts';
import type { MarkedBlock } from './marked-blocks.ts';

/** What belongs between the marks of a block, or why nothing can stand there. */
export interface Filling {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Lines between the marks, with an empty line at either end so that they are Markdown of their own. Each
 * begins as its list item or quotation asks, the mark at the end too, and ends as the line of the first does.
 */
export function fillWithLines(file: string, text: string, block: MarkedBlock, content: string): Filling {
  const { begin, end } = block;
  const before = lineBefore(text, begin.start);
  const after = text.slice(end.end, lineEnd(text, end.end));
  const isAlone = begin.stands === 'block' && isLineStart(before) && after.trim() === '';
  if (!isAlone) return { text: '', diagnostics: [inLineProblem(file, block)] };

  const newline = newlineAt(text, begin.start);
  const prefix = before.replace('\ufeff', '').replace(/[^>\s]/g, ' ');
  const lines = content.replace(/\n+$/, '').split('\n');
  const padded = content.trim() === '' ? [] : ['', ...lines, ''];
  const drawn = padded.map((line) => `${newline}${line === '' ? prefix.trimEnd() : prefix + line}`);
  return { text: `${drawn.join('')}${newline}${prefix}`, diagnostics: [] };
}

/** One line between the marks and nothing else, so that it is part of its sentence. */
export function fillWithValue(
  file: string,
  text: string,
  { begin, end }: MarkedBlock,
  value: string,
): Filling {
  const span = { file, start: begin.start, end: begin.end };
  const diagnostics: Diagnostic[] = [];
  if (begin.stands === 'inline' && begin.content.includes('--')) {
    diagnostics.push({
      code: hyphensInLine,
      message: 'a comment inside a line may be shown as text when it has `--` in it, as on GitHub',
      span,
      hint: 'write `-\\-` for `--`, which means the same here, or a short option',
    });
  }
  const isInText = text.slice(end.end, lineEnd(text, end.end)).trim() !== '';
  if (begin.stands === 'block' && isLineStart(lineBefore(text, begin.start)) && isInText) {
    diagnostics.push({
      code: valueOpensLine,
      message: 'a line that begins with a comment is HTML, and ends the paragraph before it',
      span,
      hint: 'begin the line with a word of the sentence',
    });
  }
  return { text: value, diagnostics };
}

/** Lines that Markdown shows as they are, whatever is in them. */
export function fenced(content: string, language: string): string {
  const longest = (content.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${content.replace(/\n+$/, '')}\n${fence}\n`;
}

function inLineProblem(file: string, { begin, end }: MarkedBlock): Diagnostic {
  return {
    code: blockInLine,
    message: 'the marks of this block share a line with text',
    span: { file, start: begin.start, end: begin.end },
    related: [{ message: 'it ends here', span: { file, start: end.start, end: end.end } }],
    hint: 'put each on a line of its own; in a sentence, `faultline value` gives one value of an answer',
  };
}

/** What stands before text in a list item or quotation: `> `, `- `, `1. `, and spaces. */
function isLineStart(before: string): boolean {
  return /^\ufeff?(?:[\s>]|(?:[-+*]|\d{1,9}[.)])(?=\s))*$/.test(before);
}

function lineBefore(text: string, at: number): string {
  return text.slice(lineStart(text, at), at);
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
}

function lineEnd(text: string, at: number): number {
  const length = text.slice(at).search(/[\r\n]/);
  return length === -1 ? text.length : at + length;
}

/** The line ending of the line at `at`; of a last line without one, that of the first line. */
function newlineAt(text: string, at: number): string {
  const ending = /\r\n|\r|\n/;
  return (ending.exec(text.slice(at)) ?? ending.exec(text))?.[0] ?? '\n';
}
