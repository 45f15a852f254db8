import { basename, dirname, join } from 'node:path';
import type { Block, Document } from '../document/document.ts';
import type { Picture } from '../document/picture.ts';
import { renderSvg, usualMaxNodes } from '../render/picture/svg.ts';
import type { Page, Renderer } from '../render/renderer.ts';
import type { Io } from './io.ts';
import { type NewFile, writeTogether } from './write-together.ts';

/**
 * Writes a document to a file and its pictures beside it, `report.svg` beside `report.md`: all of them, or none.
 */
export function writeWithPictures(
  io: Io,
  document: Document,
  { renderer, page, output }: { readonly renderer: Renderer; readonly page: Page; readonly output: string },
): void {
  // Made once, so that the pictures that are drawn are the ones that are referred to.
  const blocks = document.blocks();
  const names = new Map(picturesIn(blocks).map((picture, index) => [picture, nameBeside(output, index)]));
  const text = renderer.render(
    { ...document, blocks: () => blocks },
    { ...page, fileOf: (picture) => names.get(picture) },
  );
  const drawings = [...names].map(([picture, name]): NewFile => {
    const svg = renderSvg(picture, { theme: 'auto', maxNodes: usualMaxNodes });
    return { path: join(dirname(output), name), text: svg };
  });
  writeTogether(io, [...drawings, { path: output, text }]);
}

/** Recursive: depth is that of a report's shape. */
function picturesIn(blocks: readonly Block[]): Picture[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'picture') return [block.picture];
    return block.kind === 'details' ? picturesIn(block.blocks) : [];
  });
}

/** `report.svg`, `report-2.svg`; never the document's own name. */
function nameBeside(output: string, index: number): string {
  const name = basename(output);
  const stem = /\.(md|markdown)$/i.test(name) ? name.replace(/\.[^.]*$/, '') : name;
  return `${stem}${index === 0 ? '' : `-${index + 1}`}.svg`;
}
