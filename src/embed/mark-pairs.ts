import type { Diagnostic, Related } from '../diagnostics/diagnostic.ts';
import { type HtmlComment, htmlComments } from './html-comments.ts';
import { markWithoutCommand, nestedBlock, strayEndMark, unclosedBlock } from './mark-codes.ts';

/** A mark that begins a block, and the one that ends it. */
export interface MarkPair {
  readonly begin: HtmlComment;
  readonly end: HtmlComment;
}

/** Pairs marks as brackets are paired. Blocks inside another are told, unless the outer one lacks its end. */
export function pairMarks(file: string, text: string, onProblem: (problem: Diagnostic) => void): MarkPair[] {
  const pairs: MarkPair[] = [];
  const open: HtmlComment[] = [];
  const inner: { readonly mark: HtmlComment; readonly outer: HtmlComment }[] = [];
  const comments = htmlComments(text);
  for (const comment of comments) {
    if (beginsBlock(comment)) {
      if (!comment.isClosed) {
        onProblem(openCommentProblem(file, comment));
        continue;
      }
      const outer = open.at(-1);
      if (outer !== undefined) inner.push({ mark: comment, outer });
      open.push(comment);
    } else if (endsBlock(comment)) {
      const begin = open.pop();
      if (begin === undefined) onProblem(strayProblem(file, comment));
      else pairs.push({ begin, end: comment });
    }
  }
  const unclosed = new Set(open);
  for (const mark of open) onProblem(unclosedProblem(file, text, mark, comments));
  const nested = new Map(
    inner.filter(({ outer }) => !unclosed.has(outer)).map(({ mark, outer }) => [mark, outer]),
  );
  for (const [mark, outer] of nested) if (!unclosed.has(mark)) onProblem(nestedProblem(file, mark, outer));
  return pairs.filter(({ begin }) => !nested.has(begin)).sort((a, b) => a.begin.start - b.begin.start);
}

/** A comment that begins with the very word: `<!-- faultline-check -->` is somebody else's. */
function beginsBlock({ content }: HtmlComment): boolean {
  return /^\s*faultline(?!\S)/.test(content);
}

function endsBlock({ content }: HtmlComment): boolean {
  return /^\s*\/\s*faultline\s*$/.test(content);
}

const endMark = '<!-- /faultline -->';

function openCommentProblem(file: string, { start }: HtmlComment): Diagnostic {
  return {
    code: markWithoutCommand,
    message: 'a comment begins here and does not end',
    span: { file, start, end: start + '<!--'.length },
    hint: 'end it with `-->`',
  };
}

function unclosedProblem(
  file: string,
  text: string,
  mark: HtmlComment,
  comments: readonly HtmlComment[],
): Diagnostic {
  const known = new Set(comments.map(({ start }) => start));
  const next = comments.find((each) => each.start > mark.start && beginsBlock(each));
  const hidden = text.indexOf(endMark, mark.end);
  const isHidden = hidden !== -1 && !known.has(hidden) && hidden < (next?.start ?? text.length);
  const related: Related[] = isHidden
    ? [
        {
          message: 'this one stands in code, and so is no mark',
          span: { file, start: hidden, end: hidden + endMark.length },
        },
      ]
    : [];
  return {
    code: unclosedBlock,
    message: 'a block begins here and does not end',
    span: { file, start: mark.start, end: mark.end },
    hint: `write \`${endMark}\` where it ends`,
    related,
  };
}

function strayProblem(file: string, { start, end }: HtmlComment): Diagnostic {
  return {
    code: strayEndMark,
    message: 'a block ends here that never began',
    span: { file, start, end },
    hint: 'remove this mark, or write the one that begins the block',
  };
}

function nestedProblem(file: string, { start, end }: HtmlComment, outer: HtmlComment): Diagnostic {
  return {
    code: nestedBlock,
    message: 'a block begins here inside another one',
    span: { file, start, end },
    related: [{ message: 'the outer one begins here', span: { file, start: outer.start, end: outer.end } }],
    hint: 'end the outer one first: what stands in it is replaced',
  };
}
