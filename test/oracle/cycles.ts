import { readyTimes } from './bootstrap.ts';
import { type Edge, mutualReach, shortestCycleLength } from './closure.ts';
import { compare, type FlatGraph, type FlatRequirement, isCarrying, isGating } from './flat-graph.ts';

/** Strongest first. */
const kinds = ['startup', 'failure', 'loose'] as const;
export type CycleKind = (typeof kinds)[number];

export interface CycleRow {
  readonly kind: CycleKind;
  readonly breakable: boolean;
  /** Sorted. */
  readonly members: readonly string[];
  /** Of several shortest cycles any may be shown, so only the length is comparable. */
  readonly shortestLength: number;
}

const belongs: Readonly<Record<CycleKind, (requirement: FlatRequirement) => boolean>> = {
  startup: isGating,
  failure: (requirement) => requirement.strength === 'hard' && isCarrying(requirement),
  loose: () => true,
};

/** Sets of components that reach one another, per kind of graph; larger first, then by smallest member. */
export function cycles(graph: FlatGraph): CycleRow[] {
  const ids = graph.components.map(({ id }) => id);
  const ready = readyTimes(graph, new Set());
  const seen = new Set<string>();
  const rows: CycleRow[] = [];
  for (const kind of kinds) {
    const edges = edgesOf(graph, kind);
    const found = mutualReach(ids, edges).filter((members) => !seen.has(members.join(' ')));
    found.sort((a, b) => b.length - a.length || compare(a[0] ?? '', b[0] ?? ''));
    for (const members of found) {
      seen.add(members.join(' '));
      rows.push({
        kind,
        breakable: kind === 'startup' && members.every((id) => Number.isFinite(ready.get(id))),
        members,
        shortestLength: shortestCycleLength(members, edges),
      });
    }
  }
  return rows;
}

/** The edges of one of the three graphs, those of group members included. */
export function edgesOf(graph: FlatGraph, kind: CycleKind): Edge[] {
  return graph.requirements
    .filter(belongs[kind])
    .flatMap(({ from, members }) => members.map((member): Edge => [from, member]));
}
