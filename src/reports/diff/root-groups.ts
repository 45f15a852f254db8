import type { Presence } from '../../analysis/diff/graph-pair.ts';
import type { ComponentOutcome } from '../../analysis/diff/outcome.ts';
import { type Course, courseOf, type OutcomeChange } from '../../analysis/diff/root-changes.ts';
import type { RootChange } from '../../analysis/diff.ts';
import type { Text } from '../../document/document.ts';
import { ids, tone } from '../phrases.ts';
import { pointInTime } from '../point-in-time.ts';

/** Components whose failures do the same otherwise: told once. */
export interface RootGroup {
  /** In the order of the roots. */
  readonly roots: readonly string[];
  /** Counts of one of them; they are alike in all. */
  readonly counts: RootChange;
  /** Of the first root, with the causes of all; times that are not told may be others in the others. */
  readonly changes: readonly OutcomeChange[];
}

/** Roots that were looked into, those that do the same together, in the order of the first of each. */
export function rootGroups(roots: readonly RootChange[]): readonly RootGroup[] {
  const groups = new Map<string, RootChange[]>();
  for (const root of roots) {
    if (root.changes === undefined) continue;
    // What reads the same is told once.
    const key = JSON.stringify([
      root.presence,
      root.changes.map((change) => [change.component, wayText(change, root.presence)]),
    ]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [root]);
    else group.push(root);
  }
  return [...groups.values()].flatMap((alike): RootGroup[] => {
    const [counts, another] = alike;
    const changes =
      another === undefined
        ? (counts?.changes ?? [])
        : (counts?.changes ?? []).map((change, index) => ({
            ...change,
            causes: [...new Set(alike.flatMap((each) => each.changes?.[index]?.causes ?? []))],
          }));
    return counts === undefined ? [] : [{ roots: alike.map(({ component }) => component), counts, changes }];
  });
}

/** Which way a change goes: all that the failure of a new component does is new. */
export function courseIn({ counts: { presence } }: RootGroup, { kind }: OutcomeChange): Course {
  return presence === 'both' ? courseOf[kind] : presence;
}

/** How much to say: in how many ways components fare otherwise, and of how many each. */
export interface Room {
  readonly ways: number;
  readonly names: number;
}

/**
 * `ok → down: web and shop; down at t+0, not t+5m: mail; new, down: blog`: those that go the same way together. Of a
 * failure that only one graph has, it is how they fare in that.
 */
export function changesText(
  changes: readonly OutcomeChange[],
  presence: Presence,
  { ways, names }: Room,
): Text {
  const byWay = new Map<string, OutcomeChange[]>();
  for (const change of changes) {
    const key = JSON.stringify(wayText(change, presence));
    const known = byWay.get(key);
    if (known === undefined) byWay.set(key, [change]);
    else known.push(change);
  }
  const all = [...byWay.values()];
  const shown = all.slice(0, all.length > ways ? ways - 1 : ways);
  const told = shown.flatMap((alike): Text[] => {
    const [first] = alike;
    const alikeIds = alike.map(({ component }) => component);
    return first === undefined ? [] : [[...wayText(first, presence), ': ', ...ids(alikeIds, names)]];
  });
  const left = all.slice(shown.length).reduce((sum, alike) => sum + alike.length, 0);
  if (left > 0) told.push([`${left} more in other ways`]);
  return told.flatMap((text, index): Text => (index === 0 ? text : ['; ', ...text]));
}

function wayText({ kind, before, after }: OutcomeChange, presence: Presence): Text {
  if (presence === 'new') return [tone(after.state)];
  if (presence === 'gone') return ['was ', tone(before.state)];
  if (kind === 'new') return ['new, ', tone(after.state)];
  if (kind === 'gone') return ['gone, was ', tone(before.state)];
  if (kind !== 'sooner' && kind !== 'later') {
    return [{ kind: 'tone', tone: after.state, text: `${before.state} → ${after.state}` }];
  }
  if (before.atMs !== after.atMs) {
    return [tone(after.state), ` at ${time(after)}, not ${time(before)}`];
  }
  return [`affected ${kind}, `, tone(after.state), ' as before'];
}

function time({ atMs }: ComponentOutcome): string {
  return pointInTime(atMs ?? 0);
}

/** Positions of changed requirements that are among the causes of any of it, those of most first. */
export function causesOf(changes: readonly OutcomeChange[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const { causes } of changes) {
    for (const cause of causes) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  }
  return [...counts].sort(([a, countA], [b, countB]) => countB - countA || a - b).map(([cause]) => cause);
}

/** Whose failure it is; what only one graph has is `(new)` or `(gone)`. */
export function rootsText({ roots, counts: { presence } }: RootGroup, limit: number): Text {
  return [...ids(roots, limit), ...(presence === 'both' ? [] : [` (${presence})`])];
}
