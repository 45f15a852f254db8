import { spawnSync } from 'node:child_process';
import type { Diagram, Point, Rectangle } from '../../src/render/layout/diagram.ts';
import type { Drawing } from '../render/layout/measure-drawing.ts';

/** The same boxes and links, placed by Graphviz `dot`; undefined where it is not installed. */
export function drawWithGraphviz({ boxes, links }: Diagram): Drawing | undefined {
  const nodes = boxes.map(
    ({ width, height }, index) => `n${index} [width=${width / 72}, height=${height / 72}]`,
  );
  const edges = links.map(({ upper, lower }) => `n${upper} -> n${lower}`);
  const source = `digraph { nodesep=0.36; ranksep=0.6; node [shape=box, fixedsize=true, label=""]; edge [dir=none]; ${[...nodes, ...edges].join('; ')} }`;
  const run = spawnSync('dot', ['-Tplain'], { input: source, encoding: 'utf8', maxBuffer: 2 ** 28 });
  return run.error === undefined && run.status === 0 ? readPlain(run.stdout, boxes.length) : undefined;
}

/** The format of `dot -Tplain`: inches, from the bottom left corner; edges are chains of cubic curves. */
function readPlain(text: string, boxCount: number): Drawing {
  const boxes: Rectangle[] = Array.from({ length: boxCount }, () => ({ x: 0, y: 0, width: 0, height: 0 }));
  const lines: Drawing['lines'][number][] = [];
  let [width, height] = [0, 0];
  for (const row of text.split('\n')) {
    const words = row.split(' ');
    const inches = (index: number): number => Number(words[index]) * 72;
    if (words[0] === 'graph') [width, height] = [inches(2), inches(3)];
    if (words[0] === 'node') {
      const [w, h] = [inches(4), inches(5)];
      boxes[numberOf(words[1])] = {
        x: inches(2) - w / 2,
        y: height - inches(3) - h / 2,
        width: w,
        height: h,
      };
    }
    if (words[0] === 'edge') {
      const count = Number(words[3]);
      const points = Array.from(
        { length: count },
        (_, index): Point => [inches(4 + 2 * index), height - inches(5 + 2 * index)],
      );
      lines.push({ ends: [numberOf(words[1]), numberOf(words[2])], points: flattenChain(points) });
    }
  }
  return { boxes, lines, width, height };
}

function numberOf(name: string | undefined): number {
  return Number(name?.slice(1));
}

function flattenChain(points: readonly Point[]): Point[] {
  const flat: Point[] = [points[0] ?? [0, 0]];
  for (let start = 0; start + 3 < points.length; start += 3) {
    const [a, b, c, d] = points.slice(start, start + 4) as [Point, Point, Point, Point];
    for (let step = 1; step <= 12; step++) {
      const t = step / 12;
      const u = 1 - t;
      const blend = (axis: 0 | 1): number =>
        u ** 3 * a[axis] + 3 * u * u * t * b[axis] + 3 * u * t * t * c[axis] + t ** 3 * d[axis];
      flat.push([blend(0), blend(1)]);
    }
  }
  return flat;
}
