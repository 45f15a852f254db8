import { basename, dirname, join, resolve } from 'node:path';
import type { Block, Document } from '../document/document.ts';
import type { Picture } from '../document/picture.ts';
import { renderSvg, usualMaxNodes } from '../render/picture/svg.ts';
import { isFaultlineSvg } from '../render/picture/svg-page.ts';
import type { Page, Renderer } from '../render/renderer.ts';
import { makeVisible } from '../render/visible.ts';
import { existingFile } from './file-codes.ts';
import { kindOf } from './find-manifests.ts';
import type { Io } from './io.ts';
import { refuseInput } from './refuse-input.ts';
import { UsageProblem } from './usage-problem.ts';
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
  // What was named goes first, so that it is the one that is told of where neither can be written.
  const files = [{ path: output, text }, ...drawings];
  for (const { path } of files) refuseInput(io, path);
  refuseToLose(
    io,
    drawings.map(({ path }) => path),
    output,
  );
  writeTogether(io, files);
  // Whoever watches did not name these. For programs there is nothing new in it.
  if (io.err.isTty) for (const { path } of drawings) io.err.write(`also wrote ${makeVisible(path)}\n`);
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

/** A picture that nobody named takes the place of one that we drew, and of nothing else. */
function refuseToLose(io: Io, pictures: readonly string[], output: string): void {
  const lost = pictures.filter(
    (path) => kindOf(io, resolve(io.cwd, path)) !== undefined && !isOurs(io, path),
  );
  if (lost.length === 0) return;
  throw new UsageProblem(
    ...lost.map((path) => ({
      code: existingFile,
      message: `\`${path}\`, where the picture of \`${output}\` belongs, is there already and not of faultline`,
      hint: 'give the answer another name, or leave the picture to GitHub with `--diagram mermaid`',
    })),
  );
}

/** By the ids that all our drawings begin with. What cannot be read is not ours. */
function isOurs(io: Io, path: string): boolean {
  try {
    const bytes = io.readFile(resolve(io.cwd, path), mostOfPicture);
    return isFaultlineSvg(new TextDecoder().decode(bytes));
  } catch {
    return false;
  }
}

/** Bytes; the largest pictures of ours are a hundredth of it. */
const mostOfPicture = 1 << 28;
