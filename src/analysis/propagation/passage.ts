import type { CompactGraph } from '../../model/compact-graph.ts';
import { type State, states } from '../../model/vocabulary.ts';
import { carriesState, down, effectOf, type Level, membersToLose } from '../effect.ts';
import { freezeMs } from './flags.ts';
import { isReached, levelOf, type Propagation } from './propagation.ts';
import { type Loss, lossOf } from './requirement-loss.ts';

/** What a failure does at one requirement: how it gets through, or what stops it there. */
export type Passage =
  /** The target's state reaches the dependent, as it is or milder. */
  | { readonly kind: 'passes'; readonly targetState: State; readonly effect: State; readonly atMs: number }
  /** The target itself is not affected. */
  | { readonly kind: 'not-reached' }
  /** Only needed to start; `freezes` when the dependent can no longer be started. `frozenMs`: since when, unless it is down. */
  | {
      readonly kind: 'startup-only';
      readonly targetState: State;
      readonly freezes: boolean;
      readonly frozenMs?: number;
    }
  /** A member of the group is affected, but enough others are well. */
  | { readonly kind: 'group-holds'; readonly targetState: State; readonly spare: number }
  /** A soft or async requirement does not pass on what is milder than down. */
  | { readonly kind: 'too-mild'; readonly targetState: State }
  /** The dependent keeps its state until then, which is past the time that is looked at. */
  | { readonly kind: 'tolerates'; readonly targetState: State; readonly untilMs: number };

/**
 * What a failure that has been propagated does at requirement `r`, seen from its member `target`.
 *
 * Cost: O(g log g) for a group of g.
 */
export function passageOf(graph: CompactGraph, propagation: Propagation, r: number, target: number): Passage {
  const ownLevel = levelOf(propagation, target);
  const targetState = states[ownLevel];
  if (ownLevel === 0) return { kind: 'not-reached' };
  const losses = [1, 2, 3].map((level) => lossOf(graph, propagation, r, level as Level)); // levels 1 to 3
  const lossLevel = losses.reduce<number>((worst, loss, index) => (loss ? index + 1 : worst), 0) as Level;

  if (!carriesState(graph, r)) {
    const frozenMs = freezeMs(graph, propagation, r);
    const freezes = frozenMs !== Number.POSITIVE_INFINITY;
    const isDown = isReached(propagation, graph.dependent[r] ?? 0, down);
    return { kind: 'startup-only', targetState, freezes, ...(freezes && !isDown && { frozenMs }) };
  }
  const effect = effectOf(graph, r, lossLevel);
  if (effect > 0) return passes(graph, propagation, r, { lossLevel, effect, losses });
  if (effectOf(graph, r, ownLevel) === 0) return { kind: 'too-mild', targetState };
  return { kind: 'group-holds', targetState, spare: spareMembers(graph, propagation, r, ownLevel) };
}

function passes(
  graph: CompactGraph,
  { horizonMs }: Propagation,
  r: number,
  { lossLevel, effect, losses }: { lossLevel: Level; effect: Level; losses: readonly (Loss | undefined)[] },
): Passage {
  const first = losses.findIndex((_, index) => effectOf(graph, r, (index + 1) as Level) >= effect);
  const atMs = (losses[first]?.atMs ?? 0) + (graph.toleratesMs[r] ?? 0);
  const targetState = states[lossLevel];
  return atMs > horizonMs
    ? { kind: 'tolerates', targetState, untilMs: atMs }
    : { kind: 'passes', targetState, effect: states[effect], atMs };
}

function spareMembers(graph: CompactGraph, propagation: Propagation, r: number, level: Level): number {
  const members = graph.member.subarray(graph.memberStart[r], graph.memberStart[r + 1]);
  const lost = members.filter((member) => levelOf(propagation, member) >= level).length;
  return membersToLose(graph, r) - 1 - lost;
}
