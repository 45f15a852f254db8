import type { CompactGraph } from '../../model/compact-graph.ts';
import type { State } from '../../model/vocabulary.ts';
import { down, nextOnlyForStart } from '../effect.ts';
import { exposureMs, freezeMs } from './flags.ts';
import type { Failure } from './propagate.ts';
import { hopsTo, isReached, levelOf, onsetMs, type Propagation } from './propagation.ts';

/**
 * What a propagated scenario does to all components, in columns by component: who counts them all and shows a few
 * needs no object for each.
 */
export interface Fates extends FateColumns {
  /** How many are in each state and carry each flag, out of all components. */
  readonly counts: Readonly<Record<State | 'frozen' | 'exposed', number>>;
  /** Those that are not ok, frozen or exposed; ascending. */
  readonly touched: Int32Array;
  /** How many of them are not ok or frozen, as `isAffected` has it. */
  readonly affectedCount: number;
}

export interface FateColumns {
  readonly propagation: Propagation;
  /** 1 for what fails of itself. */
  readonly root: Uint8Array;
  /** Since when it could not be started, as in `Freeze`, and been exposed, as in `Exposure`; `Infinity` for never. */
  readonly frozenMs: Float64Array;
  readonly exposedMs: Float64Array;
}

/** Cost: linear in the components and requirements, with little to do for most. */
export function fatesOf(graph: CompactGraph, failures: readonly Failure[], propagation: Propagation): Fates {
  const root = new Uint8Array(graph.componentCount);
  for (const { component } of failures) root[component] = 1;
  const columns: FateColumns = {
    propagation,
    root,
    frozenMs: frozenTimes(graph, propagation),
    exposedMs: exposedTimes(graph, propagation),
  };
  return { ...columns, ...tallyOf(columns) };
}

function tallyOf(columns: FateColumns): Pick<Fates, 'touched' | 'counts' | 'affectedCount'> {
  const componentCount = columns.root.length;
  const touched = new Int32Array(componentCount);
  let count = 0;
  let [delayed, degraded, downCount, frozen, exposed, frozenOnly] = [0, 0, 0, 0, 0, 0];
  for (let component = 0; component < componentCount; component++) {
    if (!isTouched(columns, component)) continue;
    touched[count++] = component;
    const level = levelOf(columns.propagation, component);
    if (level === down) downCount++;
    else if (level === 2) degraded++;
    else if (level === 1) delayed++;
    if (isExposed(columns, component)) exposed++;
    if (!isFrozen(columns, component)) continue;
    frozen++;
    if (level === 0) frozenOnly++;
  }
  const notOk = delayed + degraded + downCount;
  return {
    touched: touched.subarray(0, count),
    counts: { ok: componentCount - notOk, delayed, degraded, down: downCount, frozen, exposed },
    affectedCount: notOk + frozenOnly,
  };
}

/** Whether a component is not ok, frozen or exposed. */
export function isTouched(fates: FateColumns, component: number): boolean {
  return isAffected(fates, component) || isExposed(fates, component);
}

/** Whether somebody would say that it is affected: a lost spare alone is not felt. */
export function isAffected(fates: FateColumns, component: number): boolean {
  return isReached(fates.propagation, component, 1) || isFrozen(fates, component);
}

/** What is lost of requirements that carry state takes their dependent down with it, so only the others freeze. */
function frozenTimes(graph: CompactGraph, propagation: Propagation): Float64Array {
  const frozenMs = new Float64Array(graph.componentCount).fill(Number.POSITIVE_INFINITY);
  for (let r = nextOnlyForStart(graph, 0); r !== -1; r = nextOnlyForStart(graph, r + 1)) {
    const dependent = graph.dependent[r] ?? 0;
    if (isReached(propagation, dependent, down)) continue;
    const sinceMs = freezeMs(graph, propagation, r);
    if (sinceMs < (frozenMs[dependent] ?? 0)) frozenMs[dependent] = sinceMs;
  }
  return frozenMs;
}

function exposedTimes(graph: CompactGraph, propagation: Propagation): Float64Array {
  const exposedMs = new Float64Array(graph.componentCount).fill(Number.POSITIVE_INFINITY);
  const { member, memberStart, requirementCount } = graph;
  if (member.length === requirementCount) return exposedMs; // There is no group.
  for (let r = 0, end = 0; r < requirementCount; r++) {
    const start = end;
    end = memberStart[r + 1] ?? 0;
    if (end - start === 1) continue;
    const sinceMs = exposureMs(graph, propagation, r);
    const dependent = graph.dependent[r] ?? 0;
    if (sinceMs < (exposedMs[dependent] ?? 0)) exposedMs[dependent] = sinceMs;
  }
  return exposedMs;
}

export function isFrozen({ frozenMs }: FateColumns, component: number): boolean {
  return frozenMs[component] !== Number.POSITIVE_INFINITY;
}

export function isExposed({ exposedMs }: FateColumns, component: number): boolean {
  return exposedMs[component] !== Number.POSITIVE_INFINITY;
}

/** When somebody would say that it begins: to be in its state, to be frozen, to be without a spare; of what is touched. */
export function beginMs({ propagation, frozenMs, exposedMs }: Fates, component: number): number {
  const level = levelOf(propagation, component);
  if (level > 0) return onsetMs(propagation, component, level);
  const frozen = frozenMs[component] ?? 0;
  return frozen === Number.POSITIVE_INFINITY ? (exposedMs[component] ?? 0) : frozen;
}

/** Requirements between a component and a root; 0 for one that is ok. */
export function hopsOf({ propagation }: Fates, component: number): number {
  const level = levelOf(propagation, component);
  return level === 0 ? 0 : hopsTo(propagation, component, level);
}

/** By when they come to their state, who is ok last, then worse state, then id. */
export function compareFates({ propagation }: Fates, a: number, b: number): number {
  const [levelA, levelB] = [levelOf(propagation, a), levelOf(propagation, b)];
  const onsetA = levelA === 0 ? Number.POSITIVE_INFINITY : onsetMs(propagation, a, levelA);
  const onsetB = levelB === 0 ? Number.POSITIVE_INFINITY : onsetMs(propagation, b, levelB);
  if (onsetA !== onsetB) return onsetA < onsetB ? -1 : 1;
  return levelB - levelA || a - b;
}
