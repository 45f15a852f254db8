import { type State, states } from '../../src/model/vocabulary.ts';
import { readyTimes } from './bootstrap.ts';
import { closure } from './closure.ts';
import {
  compare,
  type FlatGraph,
  type FlatRequirement,
  isCarrying,
  isGating,
  kthSmallest,
} from './flat-graph.ts';
import { type Level, levels, lostAt, mildestTarget, type Root, rootAt, type Times } from './times.ts';

/** A component that fails by itself and is repaired. */
export interface EndingRoot extends Root {
  readonly untilMs: number;
}

/** T and C of one scenario. */
export interface TimesOfOutage {
  readonly times: Times;
  /** 0 for the unaffected, infinite for never. */
  readonly wellMs: ReadonlyMap<string, number>;
}

type Values = ReadonlyMap<string, number>;

/**
 * The least solution of (T, C) for roots of one scenario: nobody is affected; then every rule is applied, again and
 * again, until none changes anything.
 */
export function timesOfOutage(graph: FlatGraph, roots: readonly EndingRoot[]): TimesOfOutage {
  const onset = new Map<string, number>();
  const times: Times = (component, level) => onset.get(`${component} ${level}`) ?? Number.POSITIVE_INFINITY;
  let wellMs: Values = new Map(graph.components.map(({ id }) => [id, 0]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { id } of graph.components) {
      for (const level of levels) {
        const effects = graph.requirements
          .filter(({ from }) => from === id)
          .map((requirement) => effectAt(requirement, level, times, wellMs));
        const time = Math.min(rootAt(id, level, roots), ...effects);
        if (time === times(id, level)) continue;
        onset.set(`${id} ${level}`, time);
        changed = true;
      }
    }
    const next = wellTimes(graph, roots, times, wellMs);
    if (graph.components.some(({ id }) => next.get(id) !== wellMs.get(id))) changed = true;
    wellMs = next;
  }
  return { times, wellMs };
}

/** When a requirement puts its dependent at a level: never if its target is well before the tolerance is over. */
function effectAt(requirement: FlatRequirement, level: Level, times: Times, wellMs: Values): number {
  const target = mildestTarget(requirement.strength, level);
  if (target === undefined || !isCarrying(requirement)) return Number.POSITIVE_INFINITY;
  const time = lostAt(requirement, target, times) + requirement.toleratesMs;
  return time < valueFor(requirement, wellMs) ? time : Number.POSITIVE_INFINITY;
}

function valueFor({ members, atLeast }: FlatRequirement, values: Values): number {
  return kthSmallest(
    members.map((member) => values.get(member) ?? 0),
    atLeast,
  );
}

/** C, given T and which effects there are by the C that is known so far. */
function wellTimes(graph: FlatGraph, roots: readonly EndingRoot[], times: Times, known: Values): Values {
  const ids = graph.components.map(({ id }) => id);
  const startup = new Map(graph.components.map(({ id, startupMs }) => [id, startupMs]));
  const isDown = (id: string) => times(id, 'down') < Number.POSITIVE_INFINITY;
  const never = readyTimes(graph, new Set(ids.filter((id) => !isDown(id))));
  const repaired = (id: string, state?: Level) =>
    Math.max(
      0,
      ...roots
        .filter((root) => root.component === id && (state === undefined || root.state === state))
        .map(({ untilMs }) => untilMs),
    );

  const isActing = (it: FlatRequirement) =>
    levels.some((level) => effectAt(it, level, times, known) < Number.POSITIVE_INFINITY);
  const acting = (id: string) => graph.requirements.filter((it) => it.from === id && isActing(it));
  const gating = (id: string) => graph.requirements.filter((it) => it.from === id && isGating(it));

  // Who is in a ring with whom, along whatever carries a state or holds back a start.
  const reach = closure(
    ids,
    graph.requirements
      .filter((it) => isCarrying(it) || isGating(it))
      .flatMap(({ from, members }) => members.map((member) => [from, member] as const)),
  );
  const isInside = ({ from, members }: FlatRequirement) =>
    members.some((member) => reach.get(member)?.has(from) === true);
  const isMate = (a: string, b: string) => reach.get(a)?.has(b) === true && reach.get(b)?.has(a) === true;

  // When what a component's trouble comes from is repaired: nobody's start-up counts.
  const repair = grow(ids, (id, values) =>
    Math.max(repaired(id), ...acting(id).map((it) => valueFor(it, values))),
  );

  return grow(ids, (id, wellMs) => {
    const upMs = upTimes(wellMs);
    const outside = (it: FlatRequirement) => !isInside(it);
    return isDown(id)
      ? Math.max(
          repaired(id),
          upMs.get(id) ?? 0,
          ...acting(id)
            .filter(isInside)
            .map((it) => valueFor(it, wellMs)),
        )
      : Math.max(
          repaired(id),
          ...acting(id)
            .filter(outside)
            .map((it) => valueFor(it, wellMs)),
          ...acting(id)
            .filter(isInside)
            .map((it) => valueFor(it, wellMs)),
        );
  });

  /** When what was down is up again: falls from never, so nobody in a ring is up by its own grace. */
  function upTimes(wellMs: Values): Values {
    const up = new Map(ids.map((id) => [id, isDown(id) ? Number.POSITIVE_INFINITY : 0]));
    for (let changed = true; changed; ) {
      changed = false;
      for (const id of ids.filter(isDown)) {
        const seen = new Map(
          ids.map((other) => [other, isMate(id, other) ? (up.get(other) ?? 0) : (wellMs.get(other) ?? 0)]),
        );
        const waits = [...acting(id), ...gating(id)]
          .filter((it) => !isInside(it))
          .map((it) => valueFor(it, wellMs));
        const gates = gating(id)
          .filter(isInside)
          .map((it) => valueFor(it, seen));
        const causes = acting(id).map((it) => valueFor(it, repair));
        const isStuck = never.get(id) === Number.POSITIVE_INFINITY;
        const now =
          (isStuck ? Number.POSITIVE_INFINITY : (startup.get(id) ?? 0)) +
          Math.max(0, repaired(id, 'down'), ...waits, ...gates, ...causes);
        if (now === up.get(id)) continue;
        up.set(id, now);
        changed = true;
      }
    }
    return up;
  }
}

/** Lets values grow from 0 until the rule changes none. */
function grow(ids: readonly string[], rule: (id: string, values: Values) => number): Values {
  const values = new Map(ids.map((id) => [id, 0]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const id of ids) {
      const now = rule(id, values);
      if (now === values.get(id)) continue;
      values.set(id, now);
      changed = true;
    }
  }
  return values;
}

/**
 * The formula as it is written, with every wait followed by the start-up of whoever was down. Of use only where
 * nothing depends on itself: round a ring it would add start-ups for ever.
 */
export function timesOfOutageWithoutRings(graph: FlatGraph, roots: readonly EndingRoot[]): TimesOfOutage {
  const onset = new Map<string, number>();
  const times: Times = (component, level) => onset.get(`${component} ${level}`) ?? Number.POSITIVE_INFINITY;
  const wellMs = new Map(graph.components.map(({ id }) => [id, 0]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { id, startupMs } of graph.components) {
      const own = graph.requirements.filter(({ from }) => from === id);
      for (const level of levels) {
        const time = Math.min(
          rootAt(id, level, roots),
          ...own.map((it) => effectAt(it, level, times, wellMs)),
        );
        if (time !== times(id, level)) changed = true;
        onset.set(`${id} ${level}`, time);
      }
      const isDown = times(id, 'down') < Number.POSITIVE_INFINITY;
      const waits = own
        .filter(
          (it) =>
            levels.some((level) => effectAt(it, level, times, wellMs) < Number.POSITIVE_INFINITY) ||
            (isDown && isGating(it)),
        )
        .map((it) => valueFor(it, wellMs) + (isDown ? startupMs : 0));
      const ends = roots
        .filter(({ component }) => component === id)
        .map(({ state, untilMs }) => untilMs + (state === 'down' ? startupMs : 0));
      const now = Math.max(0, ...waits, ...ends);
      if (now !== wellMs.get(id)) changed = true;
      wellMs.set(id, now);
    }
  }
  return { times, wellMs };
}

/** A stretch of time in one state. */
export interface Spell {
  readonly state: Level;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Predicted spells per component, sorted by id, the unaffected left out. */
export function outage(graph: FlatGraph, roots: readonly EndingRoot[]): Map<string, Spell[]> {
  const solved = scenariosOf(roots).map((own) => timesOfOutage(graph, own));
  const found = new Map<string, Spell[]>();
  for (const { id } of graph.components) {
    const stateAt = (time: number): State =>
      solved
        .map(({ times, wellMs }): State => {
          if (time >= (wellMs.get(id) ?? 0)) return 'ok';
          return levels.findLast((level) => times(id, level) <= time) ?? 'ok';
        })
        .sort((a, b) => states.indexOf(b) - states.indexOf(a))[0] ?? 'ok';
    const moments = solved.flatMap(({ times, wellMs }) => [
      wellMs.get(id) ?? 0,
      ...levels.map((level) => times(id, level)),
    ]);
    const spells = spellsOf([...new Set(moments)].sort(compare), stateAt);
    if (spells.length > 0) found.set(id, spells);
  }
  return found;
}

/** Reads a state at each moment at which it may change, and joins what stays the same. */
function spellsOf(moments: readonly number[], stateAt: (time: number) => State): Spell[] {
  const spells: Spell[] = [];
  for (const [index, fromMs] of moments.entries()) {
    const untilMs = moments[index + 1] ?? Number.POSITIVE_INFINITY;
    const state = stateAt(fromMs);
    if (state === 'ok' || fromMs === Number.POSITIVE_INFINITY) continue;
    const last = spells.at(-1);
    if (last?.state === state && last.untilMs === fromMs) spells[spells.length - 1] = { ...last, untilMs };
    else spells.push({ state, fromMs, untilMs });
  }
  return spells;
}

/** Roots that overlap in time, directly or by way of others. */
export function scenariosOf(roots: readonly EndingRoot[]): EndingRoot[][] {
  const meets = (a: EndingRoot, b: EndingRoot) =>
    (a.atMs < b.untilMs && b.atMs < a.untilMs) || a.atMs === b.atMs;
  const sets: EndingRoot[][] = [];
  for (const root of roots) {
    const met = sets.filter((set) => set.some((other) => meets(root, other)));
    for (const set of met) sets.splice(sets.indexOf(set), 1);
    sets.push([root, ...met.flat()]);
  }
  return sets;
}
