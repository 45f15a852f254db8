import { assignRanks } from './assign-ranks.ts';
import { gatherBlocks } from './blocks.ts';
import { breakCycles } from './break-cycles.ts';
import type { Diagram, Placement } from './diagram.ts';
import { fillRanks } from './fill-ranks.ts';
import { orderWithFrames } from './order/order-with-frames.ts';
import { outline } from './outline.ts';
import { placeBoxes } from './position/place-boxes.ts';
import { placeSlots } from './position/place-slots.ts';
import { stackRows } from './position/stack-rows.ts';
import { straighten } from './position/straighten.ts';
import { divideIntoStrips } from './position/strips.ts';
import { routeLinks } from './route/route-links.ts';
import { tightenRanks } from './tighten-ranks.ts';
import { wrapRanks } from './wrap-ranks.ts';

/**
 * Places boxes in rows so that links run down the page, cross rarely and touch no box that is not theirs.
 *
 * A layered drawing (Sugiyama, Tagawa, Toda, IEEE Trans. SMC 11, 1981) whose wide ranks wrap like lines of text.
 * Each line below is one pass with its own contract.
 * Post: no two boxes overlap, no route touches a foreign box, and every link runs down the page but those that
 * close a cycle or go against the waves. Equal diagrams have equal placements. The diagram is not changed.
 */
export function layout(diagram: Diagram): Placement {
  const gathered = gatherBlocks(diagram);
  const descents = breakCycles(diagram, gathered);
  const tight = tightenRanks(gathered.blocks, descents, assignRanks(gathered.blocks, descents));
  const ranks = fillRanks(gathered.blocks, descents, tight);
  const { blocks, layers, ordering } = orderWithFrames(diagram, gathered, descents, ranks);
  const rows = wrapRanks(layers, ordering, blocks);
  const { strips, columns } = divideIntoStrips(rows, diagram.columns);
  const centers = straighten(layers, rows, strips, placeSlots(layers, rows, strips));
  const spans = stackRows(blocks, layers, rows, centers);
  const placed = placeBoxes(diagram, blocks, rows, centers, spans);
  const links = routeLinks(diagram, { ...gathered, blocks }, descents, layers, rows, centers, spans, placed);
  return outline(diagram, blocks, rows, columns, spans, placed, links);
}
