import type { FlatGraph } from './flat-graph.ts';
import { type EndingRoot, outage, type Spell } from './outage.ts';
import { type Level, levels } from './times.ts';

/** What somebody saw, as far as it was told. */
export interface Seen {
  readonly component: string;
  readonly state: Level;
  readonly fromMs?: number;
  readonly untilMs?: number;
}

export interface SlowScore {
  readonly recall?: number;
  readonly precision?: number;
  readonly onsetErrorMs?: { readonly median: number; readonly largest: number };
  readonly recoveryErrorMs?: { readonly median: number; readonly largest: number };
  readonly verdicts: ReadonlyMap<string, string>;
}

/** The score straight from its definition: sets of components, and lists of differences. */
export function score(
  graph: FlatGraph,
  roots: readonly EndingRoot[],
  observed: readonly Seen[],
  unaffected: readonly string[],
): SlowScore {
  const spells = outage(graph, roots);
  const isRoot = (id: string) => roots.some(({ component }) => component === id);
  const others = graph.components.map(({ id }) => id).filter((id) => !isRoot(id));
  const seen = (id: string) => observed.filter(({ component }) => component === id);
  const isSeen = (id: string) => seen(id).length > 0;
  const isPredicted = (id: string) => spells.has(id);
  const spokenOf = others.filter((id) => isSeen(id) || unaffected.includes(id));
  const affected = spokenOf.filter(isSeen);
  const predicted = spokenOf.filter(isPredicted);
  const both = affected.filter(isPredicted);

  const verdicts = new Map<string, string>();
  for (const id of others) {
    const expected = worst(spells.get(id) ?? []);
    const was = worst(seen(id));
    if (isSeen(id))
      verdicts.set(
        id,
        expected === 0 ? 'miss' : expected === was ? 'hit' : expected < was ? 'milder' : 'worse',
      );
    else if (unaffected.includes(id)) verdicts.set(id, isPredicted(id) ? 'false-alarm' : 'agreed-unaffected');
    else if (isPredicted(id)) verdicts.set(id, 'unknown');
  }

  const onsets: number[] = [];
  const recoveries: number[] = [];
  for (const id of both) {
    const from = seen(id).map(({ fromMs }) => fromMs);
    const until = seen(id).map(({ untilMs }) => untilMs);
    const own: readonly Spell[] = spells.get(id) ?? [];
    const first = Math.min(...own.map(({ fromMs }) => fromMs));
    const last = Math.max(...own.map(({ untilMs }) => untilMs));
    if (!from.includes(undefined)) onsets.push(first - Math.min(...from.map((time) => time ?? 0)));
    if (!until.includes(undefined) && last < Number.POSITIVE_INFINITY) {
      recoveries.push(last - Math.max(...until.map((time) => time ?? 0)));
    }
  }
  return {
    ...(affected.length > 0 && { recall: both.length / affected.length }),
    ...(predicted.length > 0 && { precision: both.length / predicted.length }),
    ...(onsets.length > 0 && { onsetErrorMs: errors(onsets) }),
    ...(recoveries.length > 0 && { recoveryErrorMs: errors(recoveries) }),
    verdicts,
  };
}

/** 0 for nothing, 3 for down. */
function worst(spells: readonly { readonly state: Level }[]): number {
  return Math.max(0, ...spells.map(({ state }) => 1 + levels.indexOf(state)));
}

function errors(differences: readonly number[]): { median: number; largest: number } {
  const sorted = [...differences].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2;
  const size = Math.max(...differences.map(Math.abs));
  return { median: Math.round(median), largest: differences.includes(size) ? size : -size };
}
