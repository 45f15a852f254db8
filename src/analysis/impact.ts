import type { CompactGraph } from '../model/compact-graph.ts';
import { componentId, componentNumber } from '../model/component-ids.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { type State, type Strength, states, strengths } from '../model/vocabulary.ts';
import type { Level } from './effect.ts';
import { causeOf } from './propagation/cause.ts';
import { type Exposure, exposureOf, type Freeze, freezeOf } from './propagation/flags.ts';
import { levelOf } from './propagation/passage.ts';
import { type Failure, propagate } from './propagation/propagate.ts';
import { hopsTo, isReached, onsetMs, type Propagation } from './propagation/propagation.ts';

/** What fails of itself in a scenario. */
export interface Root {
  /** The id of a component. */
  readonly component: string;
  readonly state: Exclude<State, 'ok'>;
  /** When it fails, in milliseconds from the start of the scenario. */
  readonly atMs: number;
}

/** What a scenario does to a graph. */
export interface Impact {
  /** Sorted by component, then time, then worse state. */
  readonly roots: readonly Root[];
  /** The time at which the graph is looked at; undefined for "whatever ever happens". */
  readonly horizonMs: number | undefined;
  /** How many components are in each state, roots included, and how many carry a flag. */
  readonly counts: Readonly<Record<State | 'frozen' | 'exposed', number>>;
  /** Components that are not ok or carry a flag, by onset (none last), then worse state, then id. */
  readonly components: readonly ComponentImpact[];
}

/** What a scenario does to one component. */
export interface ComponentImpact {
  readonly component: string;
  /** The worst state it reaches. */
  readonly state: State;
  readonly root: boolean;
  /** When it is first in each state or worse, in milliseconds; states not reached are absent. */
  readonly onsetMs: { readonly [Reached in Exclude<State, 'ok'>]?: number };
  /** Requirements between it and a root; undefined when it is ok. */
  readonly hops: number | undefined;
  /** What brought it to its state: one target, or the members of a group. Empty for a root, and when ok. */
  readonly causes: readonly Cause[];
  /** It runs, but could not be started, restarted or scaled. */
  readonly frozen: Freeze | undefined;
  /** A group of it has lost a member and still holds. */
  readonly exposed: Exposure | undefined;
}

export interface Cause {
  readonly component: string;
  readonly strength: Strength;
  /** What the requirement is for, as written. */
  readonly for: string | undefined;
  /** Number of the requirement in the graph. */
  readonly requirement: number;
}

/**
 * What fails when these components fail, when, and because of what.
 *
 * Pre: roots name components of the graph; times are not negative.
 * Cost: that of `propagate`, and linear in the requirements of the components it reaches.
 */
export function impact(
  graph: ServiceGraph,
  roots: readonly Root[],
  { horizonMs }: { readonly horizonMs?: number | undefined } = {},
): Impact {
  const failures = failuresOf(graph, roots);
  const propagation = propagate(graph.compact, failures, horizonMs);
  const rootNumbers = new Set(failures.map(({ component }) => component));
  const components: ComponentImpact[] = [];
  for (const component of touchedBy(graph.compact, propagation)) {
    const result = impactOn(graph, propagation, component, rootNumbers.has(component));
    if (result !== undefined) components.push(result);
  }
  components.sort(compareImpacts);
  return {
    roots: [...roots].sort(compareRoots),
    horizonMs,
    counts: countStates(components, graph.componentIds.length),
    components,
  };
}

/** The roots by number. Throws a RangeError for an id that the graph does not have. */
export function failuresOf(graph: ServiceGraph, roots: readonly Root[]): Failure[] {
  return roots.map(({ component, state, atMs }) => {
    const number = componentNumber(graph, component);
    if (number === undefined) throw new RangeError(`the graph has no component ${component}`);
    return { component: number, level: states.indexOf(state) as Level, atMs };
  });
}

/** Components that are not ok, and those that a lost target may freeze or expose; ascending. */
function touchedBy(graph: CompactGraph, propagation: Propagation): number[] {
  const touched = new Uint8Array(graph.componentCount);
  for (let component = 0; component < graph.componentCount; component++) {
    if (!isReached(propagation, component, 1)) continue;
    touched[component] = 1;
    const end = graph.dependentStart[component + 1] ?? 0;
    for (let at = graph.dependentStart[component] ?? 0; at < end; at++) {
      touched[graph.dependent[graph.dependentRequirement[at] ?? 0] ?? 0] = 1;
    }
  }
  return [...touched.keys()].filter((component) => touched[component] === 1);
}

/** What a propagated scenario does to one component; undefined when it is ok and carries no flag. */
export function impactOn(
  graph: ServiceGraph,
  propagation: Propagation,
  component: number,
  root: boolean,
): ComponentImpact | undefined {
  const level = levelOf(propagation, component);
  const frozen = freezeOf(graph, propagation, component);
  const exposed = exposureOf(graph, propagation, component);
  if (level === 0 && frozen === undefined && exposed === undefined) return undefined;
  let causes: readonly Cause[] | undefined;
  return {
    component: componentId(graph, component),
    state: states[level],
    root,
    onsetMs: onsetsUpTo(level, propagation, component),
    hops: level === 0 ? undefined : hopsTo(propagation, component, level),
    // Found when somebody asks: most components are counted, and few are shown.
    get causes() {
      causes ??= level === 0 ? [] : causesOf(graph, propagation, component, level);
      return causes;
    },
    frozen,
    exposed,
  };
}

/** Who is at a level has been at each milder one, at the same time or before. */
function onsetsUpTo(level: Level, propagation: Propagation, component: number): ComponentImpact['onsetMs'] {
  const onsets: { [Reached in Exclude<State, 'ok'>]?: number } = {};
  if (level >= 1) onsets.delayed = onsetMs(propagation, component, 1);
  if (level >= 2) onsets.degraded = onsetMs(propagation, component, 2);
  if (level >= 3) onsets.down = onsetMs(propagation, component, 3);
  return onsets;
}

function causesOf(
  graph: ServiceGraph,
  propagation: Propagation,
  component: number,
  level: Level,
): readonly Cause[] {
  const cause = causeOf(graph.compact, propagation, component, level);
  if (cause === undefined) return [];
  const { requirement, members } = cause;
  return members.map((member) => ({
    component: componentId(graph, member),
    strength: strengths[graph.compact.strength[requirement] ?? 0] ?? 'hard',
    get for() {
      return graph.requirements[requirement]?.for;
    },
    requirement,
  }));
}

/** When a component came to the state it is reported in; `Infinity` when it is ok. */
function onsetOf({ state, onsetMs }: ComponentImpact): number {
  return state === 'ok' ? Number.POSITIVE_INFINITY : (onsetMs[state] ?? Number.POSITIVE_INFINITY);
}

/** By onset (none last), then worse state, then id. */
export function compareImpacts(a: ComponentImpact, b: ComponentImpact): number {
  const [onsetA, onsetB] = [onsetOf(a), onsetOf(b)];
  if (onsetA !== onsetB) return onsetA < onsetB ? -1 : 1;
  return states.indexOf(b.state) - states.indexOf(a.state) || (a.component < b.component ? -1 : 1);
}

/** By component, then time, then worse state. */
export function compareRoots(a: Root, b: Root): number {
  if (a.component !== b.component) return a.component < b.component ? -1 : 1;
  return a.atMs - b.atMs || states.indexOf(b.state) - states.indexOf(a.state);
}

function countStates(components: readonly ComponentImpact[], componentCount: number): Impact['counts'] {
  const counts = { ok: componentCount, delayed: 0, degraded: 0, down: 0, frozen: 0, exposed: 0 };
  for (const { state, frozen, exposed } of components) {
    if (state !== 'ok') {
      counts[state]++;
      counts.ok--;
    }
    if (frozen !== undefined) counts.frozen++;
    if (exposed !== undefined) counts.exposed++;
  }
  return counts;
}
