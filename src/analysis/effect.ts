import type { CompactGraph } from '../model/compact-graph.ts';
import { phaseOf, strengthOf, termsCount } from '../model/terms.ts';
import { phases, type Strength, strengths } from '../model/vocabulary.ts';

/**
 * How a lost target affects its dependent: the one place that knows what strengths and phases do.
 *
 * A level is the index of a state in `states`: 0 ok, 1 delayed, 2 degraded, 3 down.
 */
export type Level = 0 | 1 | 2 | 3;
export const down: Level = 3;

/** The level that a dependent gets, by the level of its target. */
const effectsByStrength: Readonly<Record<Strength, readonly [Level, Level, Level, Level]>> = {
  hard: [0, 1, 2, 3],
  soft: [0, 0, 0, 2],
  async: [0, 0, 0, 1],
};
const hard = strengths.indexOf('hard');
const [startup, runtime] = [phases.indexOf('startup'), phases.indexOf('runtime')];
const effects = strengths.map((strength) => effectsByStrength[strength]);

const levels: readonly Level[] = [0, 1, 2, 3];
const mildest = effects.map((byTarget) =>
  levels.map((level) => levels.find((targetLevel) => byTarget[targetLevel] >= level) ?? 0),
);

/** The level that requirement `r` gives its dependent when its target, or group, is at `level`. */
export function effectOf(graph: CompactGraph, r: number, level: Level): Level {
  return effects[graph.strength[r] ?? 0]?.[level] ?? 0;
}

/** The mildest level of the target at which `r` brings its dependent to `level` or worse; 0 if none does. */
export function mildestWithEffect(graph: CompactGraph, r: number, level: Level): Level {
  return mildest[graph.strength[r] ?? 0]?.[level] ?? 0;
}

/**
 * The same for several levels at once, sets of levels being numbers with a bit for each: `levelsThrough[16 * terms +
 * levels]` are those that a requirement of these terms gives its dependent when its target, or group, gets to `levels`.
 */
export const levelsThrough = Uint8Array.from({ length: 16 * termsCount }, (_, index) => {
  const [terms, reached] = [index >> 4, index & 15];
  if (phaseOf(terms) === startup) return 0;
  const given = mildest[strengthOf(terms)] ?? [];
  return given.reduce<number>(
    (set, from, level) => set | (from > 0 ? ((reached >> from) & 1) << level : 0),
    0,
  );
});

/** Whether failures travel along requirement `r` to running work: not when it is only needed to start. */
export function carriesState(graph: CompactGraph, r: number): boolean {
  return graph.phase[r] !== startup;
}

/** Whether losing requirement `r` keeps its dependent from being started, restarted or scaled. */
export function gatesStart(graph: CompactGraph, r: number): boolean {
  return graph.strength[r] === hard && graph.phase[r] !== runtime;
}

/** The first requirement from `r` on that is only needed to start, and so keeps from that and nothing else; -1 without. */
export function nextOnlyForStart(graph: CompactGraph, r: number): number {
  let next = graph.phase.indexOf(startup, r);
  while (next !== -1 && graph.strength[next] !== hard) next = graph.phase.indexOf(startup, next + 1);
  return next;
}

/** The same by terms, 1 for those that do. */
export const gatesByTerms = Uint8Array.from({ length: termsCount }, (_, terms) =>
  strengthOf(terms) === hard && phaseOf(terms) !== runtime ? 1 : 0,
);

/** How many members of `r` have to be lost before its dependent feels it; 1 for a single target. */
export function membersToLose(graph: CompactGraph, r: number): number {
  const memberCount = (graph.memberStart[r + 1] ?? 0) - (graph.memberStart[r] ?? 0);
  return memberCount - (graph.atLeast[r] ?? 0) + 1;
}

/** Whether requirement `r` takes its dependent down when its target, or group, is down. */
export function takesDown(graph: CompactGraph, r: number): boolean {
  return carriesState(graph, r) && effectOf(graph, r, down) === down;
}
