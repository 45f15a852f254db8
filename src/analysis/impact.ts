import { componentId, componentNumber } from '../model/component-ids.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { type State, type Strength, states, strengths } from '../model/vocabulary.ts';
import type { Level } from './effect.ts';
import { causeOf } from './propagation/cause.ts';
import {
  beginMs,
  compareFates,
  type Fates,
  fatesOf,
  hopsOf,
  isExposed,
  isFrozen,
} from './propagation/fates.ts';
import { type Exposure, exposureOf, type Freeze, freezeOf } from './propagation/flags.ts';

import { type Failure, propagate } from './propagation/propagate.ts';
import { levelOf, onsetMs, type Propagation } from './propagation/propagation.ts';

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
  readonly counts: Fates['counts'];
  /** Components that are not ok or carry a flag, by onset (none last), then worse state, then id. Made when it is looked at. */
  readonly components: readonly ComponentImpact[];
  /** The same in columns, by number: for those who show a few of very many. */
  readonly fates: Fates;
}

/** What a scenario does to one component. */
export interface ComponentImpact {
  readonly component: string;
  /** The worst state it reaches. */
  readonly state: State;
  readonly root: boolean;
  /** When somebody would say that it begins: to be in its state, to be frozen, to be without a spare; in milliseconds. */
  readonly beginMs: number;
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
 * Cost: that of `propagate`, and linear in the graph with little to do for most of it.
 */
export function impact(
  graph: ServiceGraph,
  roots: readonly Root[],
  { horizonMs }: { readonly horizonMs?: number | undefined } = {},
): Impact {
  const failures = failuresOf(graph, roots);
  const fates = fatesOf(graph.compact, failures, propagate(graph.compact, failures, horizonMs));
  let components: readonly ComponentImpact[] | undefined;
  return {
    roots: [...roots].sort(compareRoots),
    horizonMs,
    counts: fates.counts,
    get components() {
      components ??= [...fates.touched]
        .sort((a, b) => compareFates(fates, a, b))
        .map((component) => impactOn(graph, fates, component));
      return components;
    },
    fates,
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

/** What a scenario does to one component, which is among the touched ones. */
export function impactOn(graph: ServiceGraph, fates: Fates, component: number): ComponentImpact {
  const { propagation } = fates;
  const level = levelOf(propagation, component);
  let causes: readonly Cause[] | undefined;
  return {
    component: componentId(graph, component),
    state: states[level],
    root: fates.root[component] === 1,
    beginMs: beginMs(fates, component),
    onsetMs: onsetsUpTo(level, propagation, component),
    hops: level === 0 ? undefined : hopsOf(fates, component),
    // Found when somebody asks: most components are counted, and few are shown.
    get causes() {
      causes ??= level === 0 ? [] : causesOf(graph, propagation, component, level);
      return causes;
    },
    frozen: isFrozen(fates, component) ? freezeOf(graph, propagation, component) : undefined,
    exposed: isExposed(fates, component) ? exposureOf(graph, propagation, component) : undefined,
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

/** By component, then time, then worse state. */
export function compareRoots(a: Root, b: Root): number {
  if (a.component !== b.component) return a.component < b.component ? -1 : 1;
  return a.atMs - b.atMs || states.indexOf(b.state) - states.indexOf(a.state);
}
