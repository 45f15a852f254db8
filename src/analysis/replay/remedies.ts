import type { CompactGraph } from '../../model/compact-graph.ts';
import { withTerms } from '../../model/compile-graph.ts';
import { type RequirementView, requirementView } from '../../model/requirement-view.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { phases, strengths } from '../../model/vocabulary.ts';
import { withSoft } from '../one-change/changed-graph.ts';
import { lossSpan, mildestEffective } from '../outage/effects.ts';
import { type Replay, replay } from '../replay.ts';
import { causesBehind } from './way.ts';

/** A change of one entry of `dependsOn` that would have made a false alarm right. */
export interface Remedy {
  /** The requirement that is behind the alarm. */
  readonly requirement: RequirementView;
  /** All that the entry asks of the same dependent, that one included: a service can stand for several planes. */
  readonly alike: readonly RequirementView[];
  /** Whether it is enough to be `soft`; else it would have to be needed only to start, or not at all. */
  readonly change: 'soft' | 'startup-only';
  /** A tolerance that would do as well: as long as the longest loss, in milliseconds; undefined for one without end. */
  readonly toleratesMs: number | undefined;
  /** Missed or raising a false alarm as it is, and not with the change, the alarm itself included; sorted. */
  readonly mends: readonly string[];
  /** Missed or raising a false alarm with the change, and not as it is; sorted. */
  readonly breaks: readonly string[];
}

/** Replays go on until about so many components and requirements have been walked through; the nearest come first. */
const budget = 2_000_000;
const leastTried = 4;
const mostTried = 60;

/**
 * Which single entry would explain a false alarm, if it asked for less than it does: those that break least first,
 * then those that mend most, then the nearest. Empty when no single one does.
 *
 * Cost: that of `replay` for each requirement behind the alarm and for each of two changes: at most 120 times, and less
 * often in a large graph.
 */
export function remediesOf(graph: ServiceGraph, result: Replay, component: string): readonly Remedy[] {
  const remedies = causesBehind(graph, result.outage, component)
    .slice(0, triedIn(graph, result))
    .flatMap((r) => remedyAt(graph, result, component, r) ?? []);
  return remedies.sort((a, b) => a.breaks.length - b.breaks.length || b.mends.length - a.mends.length);
}

/** Whether `remediesOf` tries all that is behind a false alarm; if not, what it does not find may still be there. */
export function triesAllBehind(graph: ServiceGraph, result: Replay, component: string): boolean {
  return causesBehind(graph, result.outage, component).length <= triedIn(graph, result);
}

function triedIn({ compact }: ServiceGraph, { outage }: Replay): number {
  const size = (compact.componentCount + compact.requirementCount) * Math.max(1, outage.scenarios.length);
  return Math.max(leastTried, Math.min(mostTried, Math.floor(budget / size)));
}

function remedyAt(graph: ServiceGraph, result: Replay, component: string, r: number): Remedy | undefined {
  const { compact } = graph;
  const entry = requirementsOfEntry(graph, r);
  const isHard = compact.strength[r] === strengths.indexOf('hard');
  const changes: readonly (readonly [Remedy['change'], CompactGraph])[] = [
    ...(isHard ? [['soft', withSoft(compact, entry)] as const] : []),
    ['startup-only', withStartupOnly(compact, entry)],
  ];
  const wrong = wrongIn(result);
  for (const [change, changed] of changes) {
    const other = replay({ ...graph, compact: changed }, result.incident);
    if (other.outage.spells.has(component)) continue;
    const otherWrong = wrongIn(other);
    const alike = entry.filter((each) => compact.dependent[each] === compact.dependent[r]);
    return {
      requirement: requirementView(graph, r),
      alike: alike.map((each) => requirementView(graph, each)),
      change,
      toleratesMs: sufficientTolerance(graph, result, alike),
      mends: [...wrong].filter((id) => !otherWrong.has(id)).sort(),
      breaks: [...otherWrong].filter((id) => !wrong.has(id)).sort(),
    };
  }
  return undefined;
}

/** Requirement `r`, and those that the same entry stands for in other planes of its service. */
function requirementsOfEntry({ requirements }: ServiceGraph, r: number): readonly number[] {
  const place = requirements[r]?.span;
  return [...requirements.keys()].filter((each) => {
    const span = requirements[each]?.span;
    return each === r || (span?.file === place?.file && span?.start === place?.start);
  });
}

/** Components that are missed, or raise a false alarm. */
function wrongIn({ comparisons }: Replay): ReadonlySet<string> {
  const wrong = comparisons.filter(({ verdict }) => verdict === 'miss' || verdict === 'false-alarm');
  return new Set(wrong.map(({ component }) => component));
}

function withStartupOnly(graph: CompactGraph, requirements: readonly number[]): CompactGraph {
  const phase = graph.phase.slice();
  for (const r of requirements) phase[r] = phases.indexOf('startup');
  return withTerms(graph, { phase });
}

/** As long as the longest loss of any of these lasts, in the scenario where it lasts longest. */
function sufficientTolerance(
  graph: ServiceGraph,
  { outage }: Replay,
  requirements: readonly number[],
): number | undefined {
  const lengths = outage.scenarios.flatMap((scenario) =>
    requirements.map((r) => {
      const span = lossSpan(graph.compact, scenario, r, mildestEffective(graph.compact, r));
      return span === undefined ? 0 : span.untilMs - span.fromMs;
    }),
  );
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  return longest === Number.POSITIVE_INFINITY ? undefined : longest;
}
