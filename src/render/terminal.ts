import type { Block, Details, Document } from '../document/document.ts';
import type { Page, Renderer } from './renderer.ts';
import { drawCode } from './terminal/code.ts';
import { drawFacts } from './terminal/facts.ts';
import { drawFindings } from './terminal/findings.ts';
import { makePaint, type Paint } from './terminal/paint.ts';
import { drawParagraph } from './terminal/paragraph.ts';
import { drawTable } from './terminal/table.ts';
import { drawTimeline } from './terminal/timeline.ts';
import { drawTree } from './terminal/tree.ts';

/** The least a page has, whatever is asked: below it no layout works. */
const narrowest = 40;

/** For people at a terminal: the answer first, then the blocks, with empty lines between them. */
export const terminal: Renderer = {
  about: 'sentences and tables for a terminal',
  endings: ['.txt'],
  render: drawDocument,
};

/** Lines of at most `width` columns, none of which ends in a space. Cost: linear in the document. */
function drawDocument(document: Document, page: Page): string {
  const paint = makePaint(page.color);
  const width = Math.max(narrowest, page.width);
  const lines = drawParagraph(document.answer, width, paint, { indent: '', plain: 'plain' });
  const blocks = drawBlocks(document.blocks(), false, width, paint);
  if (lines.length > 0 && blocks.length > 0) lines.push('');
  for (const line of blocks) lines.push(line);
  while (lines.at(-1) === '') lines.pop();
  return `${lines.join('\n')}\n`;
}

/** What comes next to a heading stands below it without an empty line, set in. */
function drawBlocks(
  blocks: readonly Block[],
  isBelowHeading: boolean,
  width: number,
  paint: Paint,
): string[] {
  const lines: string[] = [];
  let isSetIn = isBelowHeading;
  for (const block of blocks) {
    const drawn = drawBlock(block, isSetIn ? '  ' : '', width, paint);
    if (drawn.length === 0) continue;
    if (lines.length > 0 && !isSetIn) lines.push('');
    for (const line of drawn) lines.push(line);
    isSetIn = block.kind === 'heading';
  }
  return lines;
}

/** `indent` is for running text: everything else but a heading is set in anyway. */
function drawBlock(block: Block, indent: string, width: number, paint: Paint): string[] {
  switch (block.kind) {
    case 'paragraph':
      return drawParagraph(block.text, width, paint, { indent, plain: 'plain' });
    case 'heading':
      return drawParagraph([block.text], width, paint, { indent: '', plain: 'heading' });
    case 'table':
      return drawTable(block, width, paint);
    case 'tree':
      return drawTree(block, width, paint);
    case 'facts':
      return drawFacts(block, width, paint);
    case 'code':
      return drawCode(block);
    case 'picture':
      return drawParagraph(block.instead ?? [], width, paint, { indent, plain: 'plain' });
    case 'timeline':
      return drawTimeline(block, width, paint);
    case 'details':
      return drawDetails(block, width, paint);
    case 'findings':
      return drawFindings(block, width, paint);
  }
}

/** A terminal cannot fold: a heading, and what is below it. Recursive: depth is that of a report's shape. */
function drawDetails({ title, blocks }: Details, width: number, paint: Paint): string[] {
  const heading = drawParagraph(title, width, paint, { indent: '', plain: 'heading' });
  return [...heading, ...drawBlocks(blocks, heading.length > 0, width, paint)];
}
