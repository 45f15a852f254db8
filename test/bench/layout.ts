import type { Picture } from '../../src/document/picture.ts';
import { layout } from '../../src/render/layout/layout.ts';
import { flattenRoute } from '../../src/render/layout/route/flatten-route.ts';
import { canonicalPicture } from '../../src/render/picture/canonical-picture.ts';
import { toDiagram } from '../../src/render/picture/to-diagram.ts';
import { type Drawing, measureDrawing } from '../render/layout/measure-drawing.ts';
import {
  cells,
  cloud,
  cloudOutage,
  cyclic,
  everything,
  graphPicture,
  randomPicture,
  waves,
} from '../render/picture/sample-pictures.ts';
import { shippedPictures } from '../render/picture/shipped-pictures.ts';
import { drawWithGraphviz } from './graphviz.ts';

/**
 * Our layout beside Graphviz `dot` on the same boxes and links. Times are those of this machine and include the
 * start of a process for `dot`. Run with `npm run bench -- layout`.
 */
const pictures: Record<string, Picture> = {
  'all features': everything,
  'cloud, outage': cloudOutage,
  'cloud, graph': graphPicture(cloud),
  cycles: cyclic,
  waves,
  cells,
  ...Object.fromEntries([...shippedPictures('graphs'), ...shippedPictures('graphs/incidents')]),
};
for (const count of [12, 50, 200, 1000]) {
  for (const seed of count < 1000 ? [1, 2, 3] : [1]) {
    pictures[`random ${count} #${seed}`] = randomPicture(count, { seed });
  }
}

const titles = ['picture', 'by', 'crossings', 'overlaps', 'through', 'length', 'aspect', 'ms'];
const widths = [44, 5, 10, 9, 8, 9, 7, 7];
const print = (cells: readonly (string | number)[]): void =>
  console.log(
    cells
      .map((cell, index) =>
        index < 2 ? String(cell).padEnd(widths[index] ?? 0) : String(cell).padStart(widths[index] ?? 0),
      )
      .join(' '),
  );

export function bench(): void {
  print(titles);
  const ratios: number[] = [];
  for (const [name, picture] of Object.entries(pictures)) {
    const { diagram } = toDiagram(canonicalPicture(picture));
    const ours = timed(() => {
      const placement = layout(diagram);
      const lines = diagram.links.map(({ lower, upper }, index) => ({
        ends: [lower, upper] as const,
        points: flattenRoute(placement.links[index]?.route ?? { start: [0, 0], pieces: [] }),
      }));
      return { boxes: placement.boxes, lines, width: placement.width, height: placement.height };
    });
    const theirs = timed(() => drawWithGraphviz(diagram));
    const crossings = report(name, 'ours', ours.value, ours.ms);
    if (theirs.value === undefined) {
      console.log('  (no comparison: Graphviz is not installed)');
      continue;
    }
    ratios.push((crossings + 1) / (report('', 'dot', theirs.value, theirs.ms) + 1));
  }
  if (ratios.length > 0) {
    const median = ratios.toSorted((a, b) => a - b)[ratios.length >> 1] ?? 0;
    console.log(`\nCrossings, ours to dot's (one added to both), median: ${median.toFixed(2)}`);
  }
}

function timed<T>(run: () => T): { value: T; ms: number } {
  const start = performance.now();
  const value = run();
  return { value, ms: performance.now() - start };
}

function report(name: string, by: string, drawing: Drawing, ms: number): number {
  const { crossings, overlaps, throughBoxes, length, aspect } = measureDrawing(drawing);
  print([name, by, crossings, overlaps, throughBoxes, Math.round(length), aspect.toFixed(2), ms.toFixed(0)]);
  return crossings;
}
