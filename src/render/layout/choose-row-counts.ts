import type { Block } from './block.ts';
import type { Ordering } from './order/ordering.ts';
import { idealAspect } from './page-shape.ts';
import { boxGap, channelGap, laneGap, rowGap } from './spacing.ts';
import type { Layers } from './split-links.ts';

/** What title and legend add to the height. */
const surroundings = 130;
/** What the labels of waves and the sides of their bands add to the width. */
const besideWaves = 110;

/** What a cell of a rank needs, however it is broken into rows. */
interface CellLoad {
  readonly widest: number;
  readonly boxes: number;
  readonly bends: number;
  readonly channels: number;
}

/**
 * Into how many rows each rank is broken, so that the page comes near to its target shape.
 *
 * Tries page widths from the widest box to everything in one row, each a tenth wider than the last, and estimates
 * width and height of each. Post: at least 1 for every rank. Cost: O(items + ranks × columns × log(width)).
 */
export function chooseRowCounts(layers: Layers, ordering: Ordering, blocks: readonly Block[]): number[] {
  const loads = ordering.cells.map((cells) => cells.map((cell) => loadOf(cell, layers, blocks)));
  const heights = ordering.cells.map((cells) => tallestOf(cells.flat(), layers, blocks));
  const widest = Math.max(1, ...loads.map((cells) => sum(cells.map((load) => rowWidth(load, 1)))));
  const narrowest = Math.max(1, ...loads.flat().map((load) => load.widest));
  const sides = blocks.some(({ wave }) => wave !== -1) ? besideWaves : 0;
  let best: number[] = loads.map(() => 1);
  let bestError = Number.POSITIVE_INFINITY;
  for (let page = widest; page > narrowest / 1.1; page /= 1.1) {
    const counts = loads.map((cells) => rowsFor(cells, page));
    const width = pageWidth(loads, counts) + sides;
    const height = sum(counts.map((count, rank) => count * ((heights[rank] ?? 0) + rowGap + 10)));
    const outer = height + surroundings;
    const error = Math.abs(Math.log(width / outer / idealAspect(width * outer)));
    if (error >= bestError) continue;
    best = counts;
    bestError = error;
  }
  return best;
}

/** What all boxes need with the room around them. */
export function areaOf(blocks: readonly Block[]): number {
  return sum(blocks.map(({ width, height }) => (width + boxGap) * (height + rowGap + 10)));
}

function loadOf(cell: readonly number[], layers: Layers, blocks: readonly Block[]): CellLoad {
  let widest = 0;
  let boxes = 0;
  let bends = 0;
  let channels = 0;
  for (const item of cell) {
    const block = blocks[layers.items[item]?.block ?? -1];
    if (block === undefined) bends += laneGap + 4;
    else {
      widest = Math.max(widest, block.width);
      boxes += block.width + boxGap;
      channels += channelGap * 2;
    }
  }
  return { widest, boxes, bends, channels };
}

function tallestOf(rank: readonly number[], layers: Layers, blocks: readonly Block[]): number {
  return Math.max(0, ...rank.map((item) => blocks[layers.items[item]?.block ?? -1]?.height ?? 0));
}

/** The least number of rows in which the rank fits the page, as far as its widest box lets it. */
function rowsFor(cells: readonly CellLoad[], page: number): number {
  let count = 1;
  const most = Math.max(1, ...cells.map((load) => Math.ceil(load.boxes / Math.max(1, load.widest + boxGap))));
  while (count < most && sum(cells.map((load) => rowWidth(load, count))) > page) count++;
  return count;
}

function rowWidth(load: CellLoad, count: number): number {
  const channels = (load.channels * (count - 1)) / count;
  return Math.max(load.widest, load.boxes / count) + channels + load.bends;
}

/** Columns keep their width over all ranks. */
function pageWidth(loads: readonly (readonly CellLoad[])[], counts: readonly number[]): number {
  const columns: number[] = [];
  for (const [rank, cells] of loads.entries()) {
    for (const [column, load] of cells.entries()) {
      columns[column] = Math.max(columns[column] ?? 0, rowWidth(load, counts[rank] ?? 1));
    }
  }
  return sum(columns);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
