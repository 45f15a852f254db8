import { basename, dirname, join, resolve } from 'node:path';
import type { Block, Document, Timeline } from '../document/document.ts';
import type { Picture } from '../document/picture.ts';
import { markdown } from '../render/markdown.ts';
import { renderSvg, usualMaxNodes } from '../render/picture/svg.ts';
import { isFaultlineSvg } from '../render/picture/svg-page.ts';
import { renderTimelineSvg } from '../render/timeline/svg.ts';
import { makeVisible } from '../render/visible.ts';
import { existingFile } from './file-codes.ts';
import { kindOf } from './find-manifests.ts';
import type { Io } from './io.ts';
import { type PageOptions, pageForFile } from './page.ts';
import { refuseInput } from './refuse-input.ts';
import { UsageProblem } from './usage-problem.ts';
import { type NewFile, writeTogether } from './write-together.ts';

export interface PicturesLayout extends PageOptions {
  /** The file of the document. */
  readonly output: string;
  /** What to do that needs no place for a picture, in the imperative. */
  readonly otherwise: string;
}

/** Whether there is a place beside the output: it is a file, or is to be one. */
export function hasPlaceBeside(io: Io, output: string | undefined): output is string {
  return output !== undefined && output !== '-' && kindOf(io, resolve(io.cwd, output)) !== 'other';
}

/**
 * Writes a document to a file as Markdown, which can only refer to pictures, and what it has of pictures and
 * timelines beside it, `report.svg` beside `report.md`: all of them, or none.
 */
export function writeWithPictures(io: Io, document: Document, layout: PicturesLayout): void {
  const { output } = layout;
  // Made once, so that the pictures that are drawn are the ones that are referred to.
  const blocks = document.blocks();
  const names = new Map(drawnIn(blocks).map((drawn, index) => [drawn, nameBeside(output, index)]));
  const text = markdown.render(
    { ...document, blocks: () => blocks },
    { ...pageForFile(layout), fileOf: (drawn) => names.get(drawn) },
  );
  const drawings = [...names].map(
    ([drawn, name]): NewFile => ({ path: join(dirname(output), name), text: drawingOf(drawn) }),
  );
  // What was named goes first, so that it is the one that is told of where neither can be written.
  const files = [{ path: output, text }, ...drawings];
  for (const { path } of files) refuseInput(io, path);
  refuseToLose(
    io,
    drawings.map(({ path }) => path),
    layout,
  );
  writeTogether(io, files);
  // Whoever watches did not name these. For programs there is nothing new in it.
  if (io.err.isTty) for (const { path } of drawings) io.err.write(`also wrote ${makeVisible(path)}\n`);
}

/** Recursive: depth is that of a report's shape. */
function drawnIn(blocks: readonly Block[]): (Picture | Timeline)[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'picture') return [block.picture];
    if (block.kind === 'timeline') return [block];
    return block.kind === 'details' ? drawnIn(block.blocks) : [];
  });
}

function drawingOf(drawn: Picture | Timeline): string {
  if ('timeText' in drawn) return renderTimelineSvg(drawn, { theme: 'auto' });
  return renderSvg(drawn, { theme: 'auto', maxNodes: usualMaxNodes });
}

/** `report.svg`, `report-2.svg`; never the document's own name. */
function nameBeside(output: string, index: number): string {
  const name = basename(output);
  const stem = /\.(md|markdown)$/i.test(name) ? name.replace(/\.[^.]*$/, '') : name;
  return `${stem}${index === 0 ? '' : `-${index + 1}`}.svg`;
}

/** A picture that nobody named takes the place of one that we drew, and of nothing else. */
function refuseToLose(io: Io, pictures: readonly string[], { output, otherwise }: PicturesLayout): void {
  const lost = pictures.filter(
    (path) => kindOf(io, resolve(io.cwd, path)) !== undefined && !isOurs(io, path),
  );
  if (lost.length === 0) return;
  throw new UsageProblem(
    ...lost.map((path) => ({
      code: existingFile,
      message: `\`${path}\`, where the picture of \`${output}\` belongs, is there already and not of faultline`,
      hint: `give the answer another name, or ${otherwise}`,
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
