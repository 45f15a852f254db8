import type { CompactGraph } from '../../model/compact-graph.ts';
import { neverWave, startUpWaves } from '../start-up/waves.ts';
import { withRelaxed } from './core-graph.ts';
import { greedyRelease, type Release } from './greedy-release.ts';
import { type FoundSet, type HittingSet, smallestHittingSet } from './smallest-hitting-set.ts';
import { stuckSet } from './stuck-set.ts';

/** Up to this many candidates the search always runs to its end. */
const alwaysExact = 25;

/**
 * The fewest requirements to relax, or components to start by hand, so that all of a core starts; and whether
 * it is proven that fewer do not suffice.
 *
 * A greedy answer, then without what it has too much, then branch and bound over stuck sets: each of them has
 * to be hit, and what hits them all lets everything start. With more than 25 candidates the last two steps
 * stop when `effort` is used up, counted in components and members looked at, so that the same graph always
 * gets the same answer; it is then the best found.
 *
 * Pre: everything in the core is stuck.
 */
export function fewest(core: CompactGraph, release: Release, effort: number): HittingSet {
  const candidateCount = release === 'requirements' ? core.requirementCount : core.componentCount;
  const checkCost = core.componentCount + core.requirementCount + core.member.length;
  const maxChecks = candidateCount <= alwaysExact ? Number.POSITIVE_INFINITY : Math.floor(effort / checkCost);
  const enough = withoutSurplus(core, release, greedyRelease(core, release), maxChecks);
  if (enough.length === 1) return { elements: enough, proven: true };
  return smallestHittingSet(candidateCount, (chosen) => unhitBy(core, release, chosen), enough, maxChecks);
}

/** A stuck set that `chosen` leaves stuck, by what would hit it. */
function unhitBy(core: CompactGraph, release: Release, chosen: Uint8Array): FoundSet | undefined {
  const relaxed = release === 'requirements' ? withRelaxed(core, chosen) : core;
  const running = release === 'requirements' ? new Uint8Array(core.componentCount) : chosen;
  const set = stuckSet(relaxed, running);
  return set === undefined ? undefined : { elements: set[release], cost: set.cost };
}

/** Leaves out, latest number first, whatever is not needed given the rest; as far as `maxChecks` reaches. */
function withoutSurplus(
  core: CompactGraph,
  release: Release,
  enough: readonly number[],
  maxChecks: number,
): readonly number[] {
  if (enough.length === 1) return enough;
  const chosen = new Uint8Array(release === 'requirements' ? core.requirementCount : core.componentCount);
  for (const element of enough) chosen[element] = 1;
  for (const element of [...enough].reverse().slice(0, maxChecks)) {
    chosen[element] = 0;
    if (!allStart(core, release, chosen)) chosen[element] = 1;
  }
  return enough.filter((element) => chosen[element] === 1);
}

function allStart(core: CompactGraph, release: Release, chosen: Uint8Array): boolean {
  const wave =
    release === 'requirements'
      ? startUpWaves(withRelaxed(core, chosen), new Uint8Array(core.componentCount))
      : startUpWaves(core, chosen);
  return !wave.includes(neverWave);
}
