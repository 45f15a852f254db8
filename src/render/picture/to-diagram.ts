import type { Picture } from '../../document/picture.ts';
import { heldFrames } from '../layout/blocks.ts';
import type { Diagram } from '../layout/diagram.ts';
import { fitLines, type Type } from './fit-lines.ts';
import { type NodeBox, nodeBox } from './node-box.ts';
import { textWidth } from './text-width.ts';

export const frameType: Type = { size: 11, weight: 'bold' };
const frameHeader = 33;
const widestFrameLabel = 200;

export const areaType: Type = { size: 12, weight: 'bold' };
/** Between the label of an area and either side of it. */
export const areaLabelInset = 12;
const widestAreaLabel = 260;

/** The way in: what of a picture may influence its layout, with the measured texts. */
export interface MeasuredPicture {
  readonly diagram: Diagram;
  /** In the order of the picture's nodes. */
  readonly boxes: readonly NodeBox[];
  /** In the order of the picture's frames. */
  readonly frameLabels: readonly string[];
}

/** Pre: the picture is canonical. Cost: O(texts + nodes + edges), apart from frames that give way. */
export function toDiagram(picture: Picture): MeasuredPicture {
  const { nodes, frames, areas, waves } = picture;
  const numberOf = new Map(nodes.map((node, number) => [node.id, number]));
  const number = (id: string): number => numberOf.get(id) ?? 0;
  const columnOf = groupNumbers(areas);
  const waveOf = groupNumbers(waves);
  const frameOf = groupNumbers(frames);
  const frameLabels = frames.map((frame) => fitLines(frame.label, frameType, widestFrameLabel, 1)[0] ?? '');

  const measured: Diagram = {
    boxes: nodes.map((node) => ({
      width: 0,
      height: 0,
      column: columnOf.get(node.id) ?? -1,
      wave: waveOf.get(node.id) ?? (waves.length > 0 ? waves.length - 1 : -1),
      top: node.kind === 'component' && node.role === 'root',
    })),
    links: picture.edges.map((edge) => ({
      lower: number(edge.from),
      upper: number(edge.to),
      firm: edge.role === 'cause' || edge.role === 'critical',
    })),
    frames: frames.map((frame, index) => ({
      members: frame.members.map(number),
      labelWidth: textWidth(frameLabels[index] ?? '', frameType.size, frameType.weight),
      labelHeight: frameHeader,
    })),
    columns: areas.map(({ label }) => ({ labelWidth: areaLabelWidth(label) })),
    waveCount: waves.length,
  };
  const held = heldFrames(measured);
  const boxes = nodes.map((node): NodeBox => {
    const frame = frameOf.get(node.id) ?? -1;
    if (!held.has(frame)) return nodeBox(node, false);
    const box = nodeBox(node, true);
    // Boxes fill their frame also where its label is the longer.
    const { labelWidth, members } = measured.frames[frame] ?? { labelWidth: 0, members: [] };
    return { ...box, width: Math.max(box.width, Math.ceil(labelWidth / Math.max(1, members.length))) };
  });
  const sized = measured.boxes.map((box, index) => ({
    ...box,
    width: boxes[index]?.width ?? 0,
    height: boxes[index]?.height ?? 0,
  }));
  return { diagram: { ...measured, boxes: sized }, boxes, frameLabels };
}

/** The room of the label between the sides of its area, past a length only of its beginning and end. */
function areaLabelWidth(label: string): number {
  const [line = ''] = fitLines(label, areaType, widestAreaLabel, 1);
  return Math.ceil(textWidth(line, areaType.size, areaType.weight)) + 2 * areaLabelInset;
}

/** For every member the number of its group; of several groups the first. */
function groupNumbers(groups: readonly { readonly members: readonly string[] }[]): Map<string, number> {
  const groupOf = new Map<string, number>();
  for (const [number, { members }] of groups.entries()) {
    for (const member of members) if (!groupOf.has(member)) groupOf.set(member, number);
  }
  return groupOf;
}
