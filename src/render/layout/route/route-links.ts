import type { Blocks } from '../blocks.ts';
import type { Descent } from '../break-cycles.ts';
import type { Diagram, PlacedLink, Rectangle } from '../diagram.ts';
import type { PlacedBoxes } from '../position/place-boxes.ts';
import type { RowSpan } from '../position/stack-rows.ts';
import type { Layers } from '../split-links.ts';
import type { Rows } from '../wrap-ranks.ts';
import { descend, type Fall, reverseRoute } from './route.ts';
import { routeInside } from './route-inside.ts';
import { type Strand, strandsAt } from './strands.ts';

/**
 * The way of every link: straight down through rows, in a slot that is its own, and in curves between rows.
 *
 * Post: no route touches a box but those at its ends, since slots of a row do not overlap and no box leaves its
 * row. Two routes cross only where their slots changed order. Cost: O(Σ rows that links run through).
 */
export function routeLinks(
  diagram: Diagram,
  blocks: Blocks,
  descents: readonly Descent[],
  layers: Layers,
  rows: Rows,
  centers: readonly number[],
  spans: readonly RowSpan[],
  placed: PlacedBoxes,
): PlacedLink[] {
  const highStrands = strandsAt('high', diagram, blocks, descents, layers, rows, centers, placed.boxes);
  const lowStrands = strandsAt('low', diagram, blocks, descents, layers, rows, centers, placed.boxes);
  const links: PlacedLink[] = [];

  for (const [index, descent] of descents.entries()) {
    const link = diagram.links[descent.link];
    const high = highStrands[index];
    const low = lowStrands[index];
    if (link === undefined || high === undefined || low === undefined) continue;
    const [highBox, lowBox] = descent.turned ? [link.lower, link.upper] : [link.upper, link.lower];
    const path = channelsOf(descent, layers.chains[index] ?? [], rows, placed.slotOf, high, low);
    const from = fallFrom(placed.boxes[highBox], high, spans[rowOf(rows, placed.slotOf, descent.high)]);
    const to = fallTo(placed.boxes[lowBox], low, spans[rowOf(rows, placed.slotOf, descent.low)]);
    const falls = path.map(({ slot, lane }): Fall => {
      const span = spans[rows.slots[slot]?.row ?? 0];
      return { x: (centers[slot] ?? 0) + lane, top: span?.top ?? 0, bottom: span?.bottom ?? 0 };
    });
    const route = descend([from, ...falls, to]);
    const closesCycle = descent.turned && blocks.cycleOf[link.lower] === blocks.cycleOf[link.upper];
    links[descent.link] = { route: descent.turned ? route : reverseRoute(route), closesCycle };
  }
  for (const [index, link] of diagram.links.entries()) {
    links[index] ??= routeInside(link, placed.boxes, isFirstOfPair(diagram, index));
  }
  return links;
}

/** The channels that a link runs through, from the top: those below its high block, its bends, those above its low one. */
function channelsOf(
  descent: Descent,
  chain: readonly number[],
  rows: Rows,
  slotOf: Int32Array,
  high: Strand,
  low: Strand,
): { slot: number; lane: number }[] {
  const stackOf = (item: number | undefined): readonly number[] => rows.stacks[item ?? -1] ?? [];
  const highStack = stackOf(chain[0]);
  const lowStack = stackOf(chain.at(-1));
  const below = highStack.slice(highStack.indexOf(slotOf[descent.high] ?? -1) + 1);
  const above = lowStack.slice(0, lowStack.indexOf(slotOf[descent.low] ?? -1));
  const bends = chain.slice(1, -1).flatMap(stackOf);
  return [
    ...below.map((slot) => ({ slot, lane: high.lane })),
    ...bends.map((slot) => ({ slot, lane: 0 })),
    ...above.map((slot) => ({ slot, lane: low.lane })),
  ];
}

function rowOf(rows: Rows, slotOf: Int32Array, block: number): number {
  return rows.slots[slotOf[block] ?? -1]?.row ?? 0;
}

function fallFrom(box: Rectangle | undefined, strand: Strand, span: RowSpan | undefined): Fall {
  const top = box === undefined ? 0 : box.y + box.height;
  return { x: strand.port, top, bottom: span?.bottom ?? top };
}

function fallTo(box: Rectangle | undefined, strand: Strand, span: RowSpan | undefined): Fall {
  const bottom = box?.y ?? 0;
  return { x: strand.port, top: span?.top ?? bottom, bottom };
}

/** Whether no link before this one joins the same two boxes, in either direction. */
function isFirstOfPair(diagram: Diagram, index: number): boolean {
  const link = diagram.links[index];
  const same = diagram.links.findIndex(
    ({ lower, upper }) =>
      (lower === link?.lower && upper === link.upper) || (lower === link?.upper && upper === link.lower),
  );
  return same === index;
}
