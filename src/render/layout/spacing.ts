/** Distances of the layout, in pixels. */

/** Between two boxes of a row. */
export const boxGap = 22;
/** Between a box and a link that runs past it. */
export const channelGap = 11;
/** Between links that run side by side. */
export const laneGap = 7;
/** Between the places where links meet a box. */
export const portGap = 13;
/** Between rows: at least, and when links have to go far to the side. */
export const rowGap = 44;
export const wideRowGap = 80;
/** Around the rows of a wave, inside and outside its band. */
export const bandPadding = 14;
export const bandGap = 10;
/** Around the boxes of a column, and between columns. */
export const columnPadding = 18;
export const columnGap = 22;

const mostLanes = 6;

/** The room that links need which run down side by side; past a number of them they draw closer together. */
export function channelWidth(laneCount: number): number {
  return 4 + (Math.min(laneCount, mostLanes) - 1) * laneGap;
}

/** The least distance between the centers of two neighbors in a row. */
export function separation(left: Spaced, right: Spaced): number {
  const isChannel = [left.block === -1, right.block === -1];
  const gap = isChannel[0] && isChannel[1] ? laneGap : isChannel[0] || isChannel[1] ? channelGap : boxGap;
  return (left.width + right.width) / 2 + gap;
}

interface Spaced {
  readonly block: number;
  readonly width: number;
}
