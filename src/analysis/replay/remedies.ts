import { type RequirementView, requirementView } from '../../model/requirement-view.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { phases, strengths } from '../../model/vocabulary.ts';
import { lossSpan, mildestEffective } from '../outage/effects.ts';
import type { Replay } from '../replay.ts';
import { replay } from '../replay.ts';
import { causesBehind } from './way.ts';

/** A change of one requirement that would have made a false alarm right. */
export interface Remedy {
  readonly requirement: RequirementView;
  /** Whether `soft` is enough; else it would have to be needed only to start, or not at all. */
  readonly change: 'soft' | 'startup-only';
  /** The shortest tolerance that would do as well, in milliseconds; undefined when the loss never ends. */
  readonly toleratesMs: number | undefined;
  /** What would be right with it that is wrong without, the false alarm included; sorted. */
  readonly mends: readonly string[];
  /** What would be missed or raise a false alarm with it, and does not without; sorted. */
  readonly breaks: readonly string[];
}

/** With more than this many requirements behind a false alarm, only the nearest are tried. */
const mostTried = 60;

/**
 * Which single requirement would explain a false alarm, if it were less than it is: those that break least first,
 * then those that mend most. Empty when no single one does.
 *
 * Cost: that of `replay` for each requirement behind the alarm, at most 120 times.
 */
export function remediesOf(graph: ServiceGraph, result: Replay, component: string): readonly Remedy[] {
  const remedies = causesBehind(graph, result.outage, component)
    .slice(0, mostTried)
    .flatMap((r) => remedyAt(graph, result, component, r) ?? []);
  return remedies.sort(
    (a, b) =>
      a.breaks.length - b.breaks.length ||
      b.mends.length - a.mends.length ||
      a.requirement.number - b.requirement.number,
  );
}

function remedyAt(graph: ServiceGraph, result: Replay, component: string, r: number): Remedy | undefined {
  const { incident } = result;
  const changes = [
    ['soft', withSoft(graph, r)],
    ['startup-only', withStartupOnly(graph, r)],
  ] as const;
  for (const [change, changed] of changes) {
    const other = replay(changed, incident);
    if (other.outage.spells.has(component)) continue;
    return {
      requirement: requirementView(graph, r),
      change,
      toleratesMs: sufficientTolerance(graph, result, r),
      mends: wrongIn(result).filter((id) => !wrongIn(other).includes(id)),
      breaks: wrongIn(other).filter((id) => !wrongIn(result).includes(id)),
    };
  }
  return undefined;
}

/** Components that are missed, or raise a false alarm. */
function wrongIn({ comparisons }: Replay): readonly string[] {
  const wrong = comparisons.filter(({ verdict }) => verdict === 'miss' || verdict === 'false-alarm');
  return wrong.map(({ component }) => component).sort();
}

function withSoft(graph: ServiceGraph, r: number): ServiceGraph {
  const strength = graph.compact.strength.slice();
  strength[r] = Math.max(strength[r] ?? 0, strengths.indexOf('soft'));
  return { ...graph, compact: { ...graph.compact, strength } };
}

function withStartupOnly(graph: ServiceGraph, r: number): ServiceGraph {
  const phase = graph.compact.phase.slice();
  phase[r] = phases.indexOf('startup');
  return { ...graph, compact: { ...graph.compact, phase } };
}

/** As long as the loss lasts, in the scenario where it lasts longest. */
function sufficientTolerance(graph: ServiceGraph, { outage }: Replay, r: number): number | undefined {
  const level = mildestEffective(graph.compact, r);
  const lengths = outage.scenarios.map((scenario) => {
    const span = lossSpan(graph.compact, scenario, r, level);
    return span === undefined ? 0 : span.untilMs - span.fromMs;
  });
  const longest = Math.max(...lengths);
  return longest === Number.POSITIVE_INFINITY ? undefined : longest;
}
