/** Width to height of a page when there is no reason for another: between a screen and half a sheet of paper. */
const usualAspect = 1.35;
/** A page this wide is shown at full size by most hosts; a wider one is shrunk, and its letters with it. */
const fullSizeWidth = 1080;
/** Larger pages grow downwards first, since reading on is easier than reading small; to this shape at most. */
const tallestAspect = 0.8;

/** Width to height that a page of this area should have. */
export function idealAspect(area: number): number {
  const width = Math.sqrt(area * usualAspect);
  if (width <= fullSizeWidth) return usualAspect;
  return Math.min(usualAspect, Math.max(tallestAspect, fullSizeWidth ** 2 / area));
}
