import type { Layers } from '../split-links.ts';
import { countCrossings } from './count-crossings.ts';
import { findNeighbors, type Neighbors } from './neighbors.ts';
import { copyOrdering, type Ordering, orderBySequence } from './ordering.ts';
import { sift } from './sift.ts';
import { sortByMedian } from './sort-by-median.ts';
import { startOrders } from './start-orders.ts';
import { transpose } from './transpose.ts';

const sweeps = 24;
/** Sweeps without a better order after which a start is given up. */
const patience = 6;
const siftRounds = 5;
/** Starts without a better order after which the search ends. */
const startPatience = 20;
/** Work allowed over all starts, in segments looked at. Bounds time, not meaning. */
const budget = 350_000;

/**
 * Orders every rank so that few links cross: median and transpose sweeps, from several starts, best order kept.
 *
 * Sugiyama et al. 1981, step 2, with the heuristics of Gansner et al. 1993, section 3.
 * Post: items keep to rank and column. Same layers, same order. Cost: about `budget` steps, one start at least.
 */
export function orderLayers(layers: Layers, columnCount: number): Ordering {
  const neighbors = findNeighbors(layers);
  const starts = Math.max(2, Math.min(40, Math.floor(budget / ((layers.segments.length + 1) * sweeps * 4))));
  let best: Ordering | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  let failures = 0;
  for (const sequence of startOrders(layers, neighbors, starts)) {
    const ordering = improve(orderBySequence(layers, columnCount, sequence), neighbors);
    const crossings = countCrossings(ordering, neighbors);
    failures++;
    if (crossings < fewest) [best, fewest, failures] = [ordering, crossings, 0];
    if (fewest === 0 || failures === startPatience) break;
  }
  if (best !== undefined) sift(best, neighbors, siftRounds);
  return best ?? orderBySequence(layers, columnCount, [...layers.items.keys()]);
}

/** The same search from an order that is known to be good: for layers whose boxes have changed sides. */
export function reorderLayers(layers: Layers, start: Ordering): Ordering {
  return improve(copyOrdering(start), findNeighbors(layers));
}

function improve(start: Ordering, neighbors: Neighbors): Ordering {
  const ordering = start;
  let best = copyOrdering(ordering);
  let fewest = countCrossings(ordering, neighbors);
  let idle = 0;
  for (let sweep = 0; sweep < sweeps && idle < patience && fewest > 0; sweep++) {
    sweepOnce(ordering, neighbors, sweep);
    transpose(ordering, neighbors, 4);
    const crossings = countCrossings(ordering, neighbors);
    idle++;
    if (crossings >= fewest) continue;
    best = copyOrdering(ordering);
    fewest = crossings;
    idle = 0;
  }
  sift(best, neighbors, 1);
  return best;
}

function sweepOnce(ordering: Ordering, neighbors: Neighbors, sweep: number): void {
  const ties = sweep % 4 < 2 ? 'keep' : 'swap';
  const last = ordering.cells.length - 1;
  if (sweep % 2 === 0) {
    for (let rank = 1; rank <= last; rank++) sortByMedian(ordering, neighbors, rank, 'down', ties);
  } else {
    for (let rank = last - 1; rank >= 0; rank--) sortByMedian(ordering, neighbors, rank, 'up', ties);
  }
}
