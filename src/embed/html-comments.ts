import { GFM, parser } from '@lezer/markdown';

/** A comment that Markdown hides from readers: none that stands in code, and so is shown. */
export interface HtmlComment {
  /** From `<!--` to behind `-->`, in UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** What is between the two. */
  readonly content: string;
  /** False when it goes on to the end, since there is no `-->`. */
  readonly isClosed: boolean;
  /** Whether it stands among blocks, where other blocks can follow it, or inside a line of text. */
  readonly stands: 'block' | 'inline';
  /** Whether it stands in a cell of a table, which a bar ends. */
  readonly isInCell: boolean;
  /** Names the list item, quote or paragraph around it: the same for two comments that have the same. */
  readonly within: string;
}

/**
 * GitHub's Markdown. Footnotes begin like the definition of a link; without those, which hold no comment, the
 * text of a footnote is a paragraph.
 */
const markdown = parser.configure([GFM, { remove: ['LinkReference'] }]);

/** The comments of a Markdown document, in order. Cost: one pass for usual documents. */
export function htmlComments(text: string): readonly HtmlComment[] {
  const comments: HtmlComment[] = [];
  const containers: string[] = [];
  let isInCell = false;
  markdown.parse(asLines(text)).iterate({
    enter: ({ name, from, to, node }) => {
      if (isContainer(name)) containers.push(`${name} ${from}`);
      if (name === 'TableCell') isInCell = true;
      if (name === 'Comment') {
        const within = `${node.parent?.name} ${node.parent?.from}`;
        comments.push({ ...cut(text, from, to), stands: 'inline', isInCell, within });
      }
      if (name === 'CommentBlock' || name === 'HTMLBlock') {
        const within = containers.at(-1) ?? 'document';
        for (const found of commentsInHtml(text, from, to))
          comments.push({ ...found, stands: 'block', isInCell, within });
      }
    },
    leave: ({ name }) => {
      if (isContainer(name)) containers.pop();
      if (name === 'TableCell') isInCell = false;
    },
  });
  return comments;
}

function isContainer(name: string): boolean {
  return name === 'Blockquote' || name === 'ListItem';
}

/** The parser knows only `\n` as the end of a line, and takes a byte order mark for text. Offsets stay. */
function asLines(text: string): string {
  return text.replace(/^\ufeff/, ' ').replace(/\r(?!\n)/g, '\n');
}

/** A tag with all that is in quotes in it. */
const tag = /<[a-z/](?:[^<>"']|"[^"]*"|'[^']*')*>/iy;

/** The comments of HTML that is no code, and not those in an attribute. */
function commentsInHtml(
  text: string,
  from: number,
  to: number,
): Omit<HtmlComment, 'stands' | 'isInCell' | 'within'>[] {
  const html = text.slice(from, to);
  if (/^\s*<(?:pre|script|style|textarea)\b/i.test(html)) return [];
  const found = [];
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    const end = html.startsWith('<!--', at) ? commentEnd(html, at) : tagEnd(html, at);
    if (html.startsWith('<!--', at)) found.push(cut(text, from + at, from + end));
    at = end;
  }
  return found;
}

/** As HTML says: `<!-->` and `<!--->` are comments too. One that never ends goes on to the end of all. */
function commentEnd(html: string, start: number): number {
  const close = html.indexOf('-->', start + '<!'.length);
  return close === -1 ? html.length : close + '-->'.length;
}

function tagEnd(html: string, start: number): number {
  tag.lastIndex = start;
  return start + (tag.exec(html)?.[0].length ?? 1);
}

function cut(text: string, start: number, end: number) {
  const isClosed = text.startsWith('-->', end - '-->'.length) && end - start >= '<!-->'.length;
  const content = text.slice(start + '<!--'.length, isClosed ? end - '-->'.length : end);
  return { start, end, content, isClosed };
}
