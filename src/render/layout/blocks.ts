import type { Block } from './block.ts';
import type { Diagram, FrameBox } from './diagram.ts';
import { arrangeFrame } from './frame-block.ts';
import { type Arcs, strongComponents } from './strong-components.ts';

export interface Blocks {
  readonly blocks: readonly Block[];
  /** The block of every box. */
  readonly blockOf: Int32Array;
  /** The strongly connected component of every box: two boxes are in a cycle together if it is the same. */
  readonly cycleOf: Int32Array;
}

/**
 * Puts the boxes of a frame together wherever that leaves failure travelling down.
 *
 * Post: every box is in one block. Two blocks lie in a cycle only if boxes of theirs do. A frame whose boxes
 * differ in column or wave, or that other boxes come between (control needs `x`, `x` needs data), is taken apart.
 * Cost: O(frames × (boxes + links)) at worst, one round when no frame has to give way.
 */
export function gatherBlocks(diagram: Diagram): Blocks {
  const cycleOf = strongComponents(diagram.boxes.length, downwardArcs(diagram));
  return { ...makeBlocks(diagram, heldFrames(diagram)), cycleOf };
}

/** The frames that can be drawn. Does not depend on sizes, so that boxes may be measured afterwards. */
export function heldFrames(diagram: Diagram): ReadonlySet<number> {
  const cycleOf = strongComponents(diagram.boxes.length, downwardArcs(diagram));
  const held = new Set([...diagram.frames.keys()].filter((frame) => isTogether(diagram, frame)));
  for (let frame = frameInTheWay(diagram, held, cycleOf); frame !== undefined; ) {
    held.delete(frame);
    frame = frameInTheWay(diagram, held, cycleOf);
  }
  return held;
}

/** Links as arcs from the upper box to the lower one: the way failure travels. */
function downwardArcs(diagram: Diagram): Arcs {
  return diagram.links.map((link) => [link.upper, link.lower]);
}

function isTogether({ boxes, frames }: Diagram, frame: number): boolean {
  const members = frames[frame]?.members ?? [];
  const first = boxes[members[0] ?? -1];
  return (
    members.length > 1 &&
    members.every((box) => boxes[box]?.column === first?.column && boxes[box]?.wave === first?.wave)
  );
}

/** A frame that makes a cycle of what was none, if any: of several the one with most boxes, then the last. */
function frameInTheWay(diagram: Diagram, held: ReadonlySet<number>, cycleOf: Int32Array): number | undefined {
  const blockOf = numberBlocks(diagram, held);
  const arcs: Arcs = downwardArcs(diagram).map(([upper, lower]) => [
    blockOf[upper] ?? 0,
    blockOf[lower] ?? 0,
  ]);
  const blockCycleOf = strongComponents(diagram.boxes.length, arcs);
  const cyclesIn = new Map<number, Set<number>>();
  const blocksIn = new Map<number, Set<number>>();
  for (const [box, block] of blockOf.entries()) {
    const component = blockCycleOf[block] ?? 0;
    addTo(cyclesIn, component, cycleOf[box] ?? 0);
    addTo(blocksIn, component, block);
  }
  let worst: number | undefined;
  for (const frame of held) {
    const members = diagram.frames[frame]?.members ?? [];
    const component = blockCycleOf[blockOf[members[0] ?? 0] ?? 0] ?? 0;
    const apart = (cyclesIn.get(component)?.size ?? 0) > 1 && (blocksIn.get(component)?.size ?? 0) > 1;
    if (apart && members.length >= (diagram.frames[worst ?? -1]?.members.length ?? 0)) worst = frame;
  }
  return worst;
}

function addTo(sets: Map<number, Set<number>>, key: number, value: number): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}

/** Numbers a block by its first box. */
function numberBlocks(diagram: Diagram, held: ReadonlySet<number>): Int32Array {
  const blockOf = Int32Array.from(diagram.boxes.keys());
  for (const frame of held) {
    const members = diagram.frames[frame]?.members ?? [];
    const first = Math.min(...members);
    for (const box of members) blockOf[box] = first;
  }
  return blockOf;
}

function makeBlocks(diagram: Diagram, held: ReadonlySet<number>): Omit<Blocks, 'cycleOf'> {
  const blocks: Block[] = [];
  const blockOf = new Int32Array(diagram.boxes.length).fill(-1);
  const frameOf = new Map<number, number>();
  for (const frame of held) for (const box of diagram.frames[frame]?.members ?? []) frameOf.set(box, frame);
  for (const [box, { width, height, column, wave, top }] of diagram.boxes.entries()) {
    if (blockOf[box] !== -1) continue;
    const frame = frameOf.get(box) ?? -1;
    const frameBox: FrameBox | undefined = diagram.frames[frame];
    const block =
      frameBox === undefined
        ? { width, height, members: [{ box, dx: 0, dy: 0, labelInset: 0 }] }
        : arrangeFrame(diagram, frameBox);
    for (const member of block.members) blockOf[member.box] = blocks.length;
    const anyTop = top || block.members.some((member) => diagram.boxes[member.box]?.top === true);
    blocks.push({ ...block, column, wave, top: anyTop, frame });
  }
  return { blocks, blockOf };
}
