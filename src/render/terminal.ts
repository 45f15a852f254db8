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
  const blocks = drawBlocks(document.blocks(), width, paint);
  if (lines.length > 0 && blocks.length > 0) lines.push('');
  for (const line of blocks) lines.push(line);
  while (lines.at(-1) === '') lines.pop();
  return `${lines.join('\n')}\n`;
}

function drawBlocks(blocks: readonly Block[], width: number, paint: Paint): string[] {
  const lines: string[] = [];
  let before: Block | undefined;
  for (const block of blocks) {
    const drawn = drawBlock(block, width, paint);
    if (drawn.length === 0) continue;
    // A heading needs no distance from what is set in below it.
    const attached = before?.kind === 'heading' && block.kind !== 'paragraph';
    if (lines.length > 0 && !attached) lines.push('');
    for (const line of drawn) lines.push(line);
    before = block;
  }
  return lines;
}

function drawBlock(block: Block, width: number, paint: Paint): string[] {
  switch (block.kind) {
    case 'paragraph':
      return drawParagraph(block.text, width, paint, { indent: '', plain: 'plain' });
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
      return drawParagraph(block.instead ?? [], width, paint, { indent: '', plain: 'plain' });
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
  const drawn = drawBlocks(blocks, width, paint);
  if (heading.length === 0 || drawn.length === 0) return heading.length === 0 ? drawn : heading;
  return [...heading, ...(blocks[0]?.kind === 'paragraph' ? [''] : []), ...drawn];
}
