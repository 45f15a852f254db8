import type { Block, Details, Document, Facts, Table, Text, Timeline, Tree } from '../document/document.ts';
import type { Picture } from '../document/picture.ts';
import { findingsList } from './findings-list.ts';
import { markdownImage, markdownPicture, markdownTimeline } from './markdown/drawn.ts';
import { codeBlock, escapeBlockStart } from './markdown/escape.ts';
import { htmlOf, markdownOf } from './markdown/inline.ts';
import type { Page, Renderer } from './renderer.ts';
import { treeOrder } from './tree-order.ts';
import { visibleLines } from './visible.ts';

/**
 * For a postmortem or a comment on GitHub: meant to be pasted below other headings, so its own begin at the
 * third level. Columns are not padded, so that a longer name changes its own row only.
 */
export const markdown: Renderer = {
  about: 'GitHub-flavoured Markdown, to paste into a document or a comment',
  endings: ['.md', '.markdown'],
  render: drawDocument,
};

function drawDocument(document: Document, { fileOf }: Page): string {
  const answer = markdownOf(document.answer, 'block');
  const origin = document.origin === undefined ? '' : drawParagraph(document.origin.text);
  return `${joinBlocks([answer === '' ? '' : `**${answer}**`, origin, ...document.blocks().map((block) => drawBlock(block, fileOf))])}\n`;
}

function joinBlocks(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** One block, without a line break at its end; nothing of an empty one. */
export function drawBlock(block: Block, fileOf: Page['fileOf']): string {
  switch (block.kind) {
    case 'paragraph':
      return drawParagraph(block.text);
    case 'heading':
      return `### ${markdownOf([block.text], 'block')}`.trimEnd();
    case 'table':
      return drawTable(block);
    case 'tree':
      return drawTree(block);
    case 'facts':
      return drawFacts(block);
    case 'code':
      return codeBlock(visibleLines(block.text));
    case 'findings':
      return joinBlocks(findingsList(block).map((each) => drawBlock(each, fileOf)));
    case 'picture':
      return drawPicture(block.picture, fileOf?.(block.picture));
    case 'timeline':
      return drawTimeline(block, fileOf?.(block));
    case 'details':
      return drawDetails(block, fileOf);
  }
}

function drawPicture(picture: Picture, file: string | undefined): string {
  return file === undefined ? markdownPicture(picture) : markdownImage(picture, file);
}

/** The image says itself what it leaves out. */
function drawTimeline(timeline: Timeline, file: string | undefined): string {
  if (file !== undefined) return markdownImage(timeline, file);
  const more = timeline.more === undefined ? '' : drawParagraph(timeline.more);
  return joinBlocks([markdownTimeline(timeline), more]);
}

/** The empty lines let what is inside be Markdown again. Recursive: depth is that of a report's shape. */
function drawDetails({ title, blocks }: Details, fileOf: Page['fileOf']): string {
  const summary = `<details>\n<summary>${htmlOf(title)}</summary>`;
  return joinBlocks([summary, ...blocks.map((block) => drawBlock(block, fileOf)), '</details>']);
}

function drawParagraph(text: Text): string {
  return escapeBlockStart(markdownOf(text, 'block'));
}

function drawTable(table: Table): string {
  const rowOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const lines = [
    rowOf(table.columns.map((column) => markdownOf([column.title], 'cell'))),
    rowOf(table.columns.map((column) => (column.align === 'right' ? '---:' : '---'))),
  ];
  for (const row of table.rows) {
    lines.push(rowOf(table.columns.map((_, index) => markdownOf(row[index] ?? [], 'cell'))));
  }
  if (table.more !== undefined) lines.push('', drawParagraph(table.more));
  return lines.join('\n');
}

/** Nobody follows a list that is set in further, and a chain can be as long as the graph: then numbers tell the level. */
const deepest = 20;

function drawTree(tree: Tree): string {
  const lines: string[] = [];
  for (const { text, depth } of treeOrder(tree)) {
    const item = drawParagraph(depth > deepest ? [`⋯ ${depth} `, ...text] : text);
    lines.push(`${'  '.repeat(Math.min(depth, deepest))}${listItem(item)}`);
  }
  return lines.join('\n');
}

function drawFacts(facts: Facts): string {
  const items = facts.rows.map(({ name, value }) => {
    const named = markdownOf([name], 'block');
    return named === '' ? drawParagraph(value) : `**${named}**: ${markdownOf(value, 'block')}`;
  });
  return items.map(listItem).join('\n');
}

/** An item is never empty: a lone dash below a line of text would make that a heading. */
function listItem(markdown: string): string {
  return `- ${markdown === '' ? '&nbsp;' : markdown}`.trimEnd();
}
