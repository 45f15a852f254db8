import type { Block, Details, Facts, Table, Text, Tree } from '../../document/document.ts';
import { findingsList } from '../findings-list.ts';
import { escapeXml } from '../picture/xml.ts';
import { treeOrder } from '../tree-order.ts';
import { visibleLines } from '../visible.ts';
import { pictureFigure, timelineFigure, timelineParts } from './figures.ts';
import { inlineHtml, plainHtml } from './inline.ts';

/** Draws the blocks of one page. What has to be told apart on a page is counted. */
export interface BlockWriter {
  readonly write: (blocks: readonly Block[]) => string[];
  /** The headings of the first level so far, in order, without elements; the n-th has the id `part-n`. */
  readonly headings: () => readonly string[];
}

export function makeBlockWriter(): BlockWriter {
  const headings: string[] = [];
  let figures = 0;

  /** Recursive: depth is that of a report's shape. */
  const write = (blocks: readonly Block[], level: number): string[] =>
    blocks.flatMap((block) => writeBlock(block, level)).filter((html) => html !== '');

  const writeHeading = (text: Text, level: number): string => {
    const said = inlineHtml(text);
    if (said.trim() === '') return '';
    if (level > 2) return `<h${Math.min(6, level)}>${said}</h${Math.min(6, level)}>`;
    headings.push(plainHtml(text));
    return `<h2 id="part-${headings.length}">${said}</h2>`;
  };

  const writeBlock = (block: Block, level: number): string[] => {
    switch (block.kind) {
      case 'paragraph':
        return paragraph(inlineHtml(block.text));
      case 'heading':
        return [writeHeading([block.text], level)];
      case 'table':
        return [
          table(block),
          ...(block.more === undefined ? [] : paragraph(inlineHtml(block.more), 'quiet')),
        ];
      case 'tree':
        return [tree(block)];
      case 'facts':
        return [facts(block)];
      case 'code':
        return [`<pre><code>${escapeXml(visibleLines(block.text).join('\n'))}</code></pre>`];
      case 'picture':
        return [pictureFigure(block, ++figures)];
      case 'timeline':
        return timelineParts(block).map((part) => timelineFigure(part, ++figures));
      case 'findings':
        return write(findingsList(block), level);
      case 'details':
        return details(block, level);
    }
  };

  /** Below the heading before it, if there is one. */
  const details = ({ title, blocks }: Details, level: number): string[] => {
    const own = level === 2 && headings.length > 0 ? 3 : level;
    const summary = writeHeading(title, own) || 'More';
    return ['<details>', `<summary>${summary}</summary>`, ...write(blocks, own + 1), '</details>'];
  };

  return { write: (blocks) => write(blocks, 2), headings: () => headings };
}

function paragraph(html: string, style?: string): string[] {
  if (html.trim() === '') return [];
  return [`<p${style === undefined ? '' : ` class="${style}"`}>${html}</p>`];
}

function table({ columns, rows }: Table): string {
  const classes = columns.map(({ align, shrinks }) =>
    align === 'right' ? ' class="number"' : shrinks ? ' class="prose"' : '',
  );
  const titles = columns.map(
    ({ title }, index) => `<th scope="col"${classes[index]}>${inlineHtml([title])}</th>`,
  );
  const cells = rows.map((row) =>
    columns.map((_, index) => `<td${classes[index]}>${inlineHtml(row[index] ?? [])}</td>`),
  );
  return [
    '<table>',
    `<thead><tr>${titles.join('')}</tr></thead>`,
    '<tbody>',
    ...cells.map((row) => `<tr>${row.join('')}</tr>`),
    '</tbody>',
    '</table>',
  ].join('\n');
}

/** No reader follows a list that is set in further, and no parser elements: then numbers tell the level. */
const deepest = 20;

function tree(block: Tree): string {
  const lines: string[] = [];
  let open = -1;
  for (const { text, depth } of treeOrder(block)) {
    const level = Math.min(depth, deepest);
    if (level > open) lines.push('<ul>');
    else lines.push(`</li>${'</ul></li>'.repeat(open - level)}`);
    open = level;
    lines.push(`<li>${depth > deepest ? `⋯ ${depth} ` : ''}${inlineHtml(text)}`);
  }
  return lines.length === 0 ? '' : [...lines, `${'</li></ul>'.repeat(open + 1)}`].join('\n');
}

function facts({ rows }: Facts): string {
  if (rows.length === 0) return '';
  const items = rows.map(
    ({ name, value }) => `<div><dt>${inlineHtml([name])}</dt><dd>${inlineHtml(value)}</dd></div>`,
  );
  return ['<dl>', ...items, '</dl>'].join('\n');
}
