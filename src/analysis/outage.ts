import { componentNumber } from '../model/component-ids.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { type State, states } from '../model/vocabulary.ts';
import type { Level } from './effect.ts';
import type { EndingFailure } from './outage/onsets.ts';
import { ringsOf } from './outage/rings.ts';
import { type EndingScenario, endingScenario } from './outage/scenario.ts';
import { mergeSpells, type Spell } from './outage/spells.ts';
import { onsetMs } from './propagation/propagation.ts';

/** What fails of itself, and is repaired. */
export interface EndingRoot {
  /** The id of a component. */
  readonly component: string;
  readonly state: Exclude<State, 'ok'>;
  /** When it fails, in milliseconds from the start of the incident. */
  readonly fromMs: number;
  /** When it is repaired and can start again; `Infinity` for never. */
  readonly untilMs: number;
}

/** What failures that end do to a graph. */
export interface Outage {
  /** When each affected component is in which state, in order of time; by id, sorted. */
  readonly spells: ReadonlyMap<string, readonly Spell[]>;
  /** The failures that overlap in time, each set computed by itself, in order of time; for whoever asks why. */
  readonly scenarios: readonly EndingScenario[];
}

/**
 * What roots that fail and are repaired do to a graph, when, and until when.
 *
 * Roots whose times overlap form one scenario; scenarios apart in time are computed apart. In a scenario a component
 * gets worse in steps, as the effects reach it, and is well again at once, when all of what affected it is; where
 * spells of several scenarios overlap, the worse state counts.
 *
 * Throws a RangeError for an id that the graph does not have. Pre: times are not negative, none ends before it begins.
 * Cost: that of `endingScenario` for each scenario.
 */
export function outage(graph: ServiceGraph, roots: readonly EndingRoot[]): Outage {
  const rings = ringsOf(graph.compact);
  const scenarios = overlapping(roots.map((root) => failureOf(graph, root))).map((failures) =>
    endingScenario(graph.compact, failures, rings),
  );
  const spells = new Map<string, readonly Spell[]>();
  graph.componentIds.forEach((id, component) => {
    const own = mergeSpells(scenarios.flatMap((scenario) => spellsIn(scenario, component)));
    if (own.length > 0) spells.set(id, own);
  });
  return { spells, scenarios };
}

function failureOf(graph: ServiceGraph, { component, state, fromMs, untilMs }: EndingRoot): EndingFailure {
  const number = componentNumber(graph, component);
  if (number === undefined) throw new RangeError(`the graph has no component ${component}`);
  return { component: number, level: states.indexOf(state) as Level, fromMs, untilMs };
}

/** Failures in sets that overlap in time, or begin together; one that begins as another ends is apart from it. */
function overlapping(failures: readonly EndingFailure[]): readonly (readonly EndingFailure[])[] {
  const inOrder = [...failures].sort((a, b) => a.fromMs - b.fromMs || a.component - b.component);
  const sets: EndingFailure[][] = [];
  let endMs = Number.NEGATIVE_INFINITY;
  for (const failure of inOrder) {
    const current = sets.at(-1);
    if (current !== undefined && (failure.fromMs < endMs || failure.fromMs === current[0]?.fromMs)) {
      current.push(failure);
      endMs = Math.max(endMs, failure.untilMs);
    } else {
      sets.push([failure]);
      endMs = failure.untilMs;
    }
  }
  return sets;
}

/** What a scenario does to a component: worse in steps, until it is well. */
function spellsIn({ onsets, wellMs }: EndingScenario, component: number): readonly Spell[] {
  const endMs = wellMs[component] ?? 0;
  const levels: readonly Level[] = [1, 2, 3];
  return levels.flatMap((level) => {
    const state = states[level];
    const fromMs = onsetMs(onsets, component, level);
    const worseMs = level === 3 ? endMs : onsetMs(onsets, component, (level + 1) as Level);
    const untilMs = Math.min(endMs, worseMs);
    return state === 'ok' || fromMs >= untilMs ? [] : [{ state, fromMs, untilMs }];
  });
}
