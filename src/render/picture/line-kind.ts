import type { PictureEdge } from '../../document/picture.ts';

/** What tells lines apart: how strong a requirement is, or that it is needed only to start. */
export type LineKind = PictureEdge['strength'] | 'start';

/** In the order of legends. */
export const lineKinds: readonly LineKind[] = ['hard', 'soft', 'async', 'start'];

export function lineKindOf({ strength, toStart }: PictureEdge): LineKind {
  return toStart === true ? 'start' : strength;
}
