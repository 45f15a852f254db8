import type { CompactGraph } from '../../model/compact-graph.ts';
import { effectOf, type Level } from '../effect.ts';
import { causeOf, type RequirementCause } from '../propagation/cause.ts';
import { onsetMs } from '../propagation/propagation.ts';
import { lossOf } from '../propagation/requirement-loss.ts';
import type { EndingScenario } from './scenario.ts';
import { targetTime } from './target-time.ts';

/** The worst level of a component in a scenario, 0 when it is not affected. */
export function worstLevel({ onsets, wellMs }: EndingScenario, component: number): Level {
  const levels: readonly Level[] = [3, 2, 1];
  const endMs = wellMs[component] ?? 0;
  return levels.find((level) => onsetMs(onsets, component, level) < endMs) ?? 0;
}

/** The stretch of time in which the target of requirement `r` is at a level or worse; undefined when it never is. */
export function lossSpan(
  graph: CompactGraph,
  { onsets, wellMs }: EndingScenario,
  r: number,
  level: Level,
): { readonly fromMs: number; readonly untilMs: number } | undefined {
  const loss = lossOf(graph, onsets, r, level);
  const untilMs = targetTime(graph, r, (member) => wellMs[member] ?? 0);
  return loss === undefined || loss.atMs >= untilMs ? undefined : { fromMs: loss.atMs, untilMs };
}

/** The mildest level of a target at which requirement `r` has any effect. */
export function mildestEffective(graph: CompactGraph, r: number): Level {
  const levels: readonly Level[] = [1, 2, 3];
  return levels.find((level) => effectOf(graph, r, level) > 0) ?? 3;
}

/** What brought a component to a level in a scenario; undefined for a root, and for what never got there. */
export function causeInScenario(
  graph: CompactGraph,
  scenario: EndingScenario,
  component: number,
  level: Level,
): RequirementCause | undefined {
  const { onsets, wellMs } = scenario;
  return causeOf(graph, onsets, component, level, (r, atMs) => {
    return onsets.effective[r] === 1 && atMs < targetTime(graph, r, (member) => wellMs[member] ?? 0);
  });
}
