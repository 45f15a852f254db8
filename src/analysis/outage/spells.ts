import { type State, states } from '../../model/vocabulary.ts';

/** A stretch of time in which a component is in one state. */
export interface Spell {
  readonly state: Exclude<State, 'ok'>;
  readonly fromMs: number;
  /** `Infinity` for never well again. */
  readonly untilMs: number;
}

/**
 * Spells of one component as one sequence: in order of time, none overlapping, the worse state where some did, and
 * as long as they can be. Cost: O(s²) for s spells, of which there are few.
 */
export function mergeSpells(spells: readonly Spell[]): readonly Spell[] {
  const times = [...new Set(spells.flatMap(({ fromMs, untilMs }) => [fromMs, untilMs]))];
  times.sort((a, b) => (a < b ? -1 : 1));
  const merged: Spell[] = [];
  times.forEach((fromMs, index) => {
    const untilMs = times[index + 1];
    if (untilMs === undefined) return;
    const here = spells.filter((spell) => spell.fromMs <= fromMs && fromMs < spell.untilMs);
    const state = worst(here);
    if (state === undefined) return;
    const last = merged.at(-1);
    if (last?.state === state && last.untilMs === fromMs) merged[merged.length - 1] = { ...last, untilMs };
    else merged.push({ state, fromMs, untilMs });
  });
  return merged;
}

/** The worst state of some spells; undefined of none. */
export function worst(spells: readonly { readonly state: Spell['state'] }[]): Spell['state'] | undefined {
  return spells.reduce<Spell['state'] | undefined>(
    (so, { state }) => (so === undefined || states.indexOf(state) > states.indexOf(so) ? state : so),
    undefined,
  );
}
