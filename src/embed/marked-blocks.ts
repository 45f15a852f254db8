import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts';
import type { HtmlComment } from './html-comments.ts';
import { markWithoutCommand, splitBlock } from './mark-codes.ts';
import { pairMarks } from './mark-pairs.ts';
import { shellWords, type Word } from './shell-words.ts';

/** `<!-- faultline impact db -->` and its `<!-- /faultline -->`: what is between them is ours. */
export interface MarkedBlock {
  readonly begin: HtmlComment;
  readonly end: HtmlComment;
  /** The command line behind `faultline`: at least one word. */
  readonly words: readonly Word[];
}

/** The blocks of a Markdown document, in order, and all that is wrong with its marks. */
export function markedBlocks(file: string, text: string): Checked<readonly MarkedBlock[]> {
  const diagnostics: Diagnostic[] = [];
  const blocks: MarkedBlock[] = [];
  for (const { begin, end } of pairMarks(file, text, (problem) => diagnostics.push(problem))) {
    const { words, problem } = commandOf(file, text, begin);
    const split = begin.within === end.within ? undefined : splitProblem(file, begin, end);
    for (const each of [problem, split]) if (each !== undefined) diagnostics.push(each);
    if (problem === undefined && split === undefined) blocks.push({ begin, end, words });
  }
  return { value: blocks, diagnostics };
}

interface CommandWords {
  readonly words: readonly Word[];
  readonly problem?: Diagnostic;
}

/** The words behind `faultline`. What a quotation puts before each line of a longer mark is no part of it. */
function commandOf(file: string, text: string, mark: HtmlComment): CommandWords {
  const newline = Math.max(text.lastIndexOf('\n', mark.start), text.lastIndexOf('\r', mark.start));
  const isQuoted = text.slice(newline + 1, mark.start).includes('>');
  const plain = isQuoted
    ? mark.content.replace(/(?<=[\r\n])[ \t>]+/g, (prefix) => ' '.repeat(prefix.length))
    : mark.content;
  const { words, openQuote } = shellWords(plain);
  const start = mark.start + '<!--'.length;
  const problem = (message: string, hint: string, from = mark.start, to = mark.end): CommandWords => ({
    words: [],
    problem: { code: markWithoutCommand, message, span: { file, start: from, end: to }, hint },
  });
  if (openQuote !== undefined) {
    const at = start + openQuote;
    return problem(
      'a quote begins here and does not end in this mark',
      'end it, or write a backslash before it',
      at,
      at + 1,
    );
  }
  if (words.length < 2) {
    return problem(
      'this mark names no command',
      'write one behind `faultline`, such as `impact dynamodb`; begin a comment that is no mark with another word',
    );
  }
  return {
    words: words.slice(1).map((word) => ({ ...word, start: start + word.start, end: start + word.end })),
  };
}

function splitProblem(file: string, begin: HtmlComment, { start, end }: HtmlComment): Diagnostic {
  return {
    code: splitBlock,
    message: 'a block ends here that began in another place',
    span: { file, start, end },
    related: [{ message: 'it begins here', span: { file, start: begin.start, end: begin.end } }],
    hint: 'put both marks into the same paragraph, list item, quotation or cell',
  };
}
