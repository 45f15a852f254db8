import type { Diff, RootChange } from '../../analysis/diff.ts';
import { counted } from '../phrases.ts';

/** `1 service added, 2 changed` and `3 requirements removed`: what is not on both sides as it is. */
export function changeCounts({ services, requirements }: Diff): readonly string[] {
  return [...countsOf('service', services), ...countsOf('requirement', requirements)];
}

function countsOf(noun: string, changes: readonly { readonly kind: string }[]): string[] {
  const counts = ['added', 'removed', 'changed'].flatMap((kind) => {
    const count = changes.filter((each) => each.kind === kind).length;
    return count === 0 ? [] : [{ kind, count }];
  });
  if (counts.length === 0) return [];
  return [
    counts
      .map(({ kind, count }, index) => `${index === 0 ? counted(count, noun) : count} ${kind}`)
      .join(', '),
  ];
}

/** Of how many components the failure does something else than before, by what it does. */
export interface FailureCounts {
  /** More harm, and no less, to what was there and is. */
  readonly worse: number;
  readonly better: number;
  /** More to some and less to others. */
  readonly mixed: number;
  /** Something to what is new; these may be among the former, too. */
  readonly reachNew: number;
  readonly reachedGone: number;
  /** Of components that are new, or gone, themselves. */
  readonly newRoots: number;
  readonly goneRoots: number;
}

export function failureCounts({ roots: all }: Diff): FailureCounts {
  const isWorse = (root: RootChange) => root.newlyAffected + root.worse + (root.sooner ?? 0) > 0;
  const isBetter = (root: RootChange) => root.noLongerAffected + root.milder + (root.later ?? 0) > 0;
  const roots = all.filter(({ presence }) => presence === 'both');
  const count = (is: (root: RootChange) => boolean, among: readonly RootChange[] = roots) =>
    among.filter(is).length;
  return {
    worse: count((each) => isWorse(each) && !isBetter(each)),
    better: count((each) => !isWorse(each) && isBetter(each)),
    mixed: count((each) => isWorse(each) && isBetter(each)),
    reachNew: count(({ affectedNew }) => affectedNew > 0),
    reachedGone: count(({ affectedGone }) => affectedGone > 0),
    newRoots: count(({ presence }) => presence === 'new', all),
    goneRoots: count(({ presence }) => presence === 'gone', all),
  };
}

/** `2 failures do more harm than before` and the like, one for each count that is not 0. */
export function failureTexts(counts: FailureCounts): readonly string[] {
  const { worse, better, mixed, newRoots, goneRoots } = counts;
  const verb = (count: number) => (count === 1 ? 'does' : 'do');
  return told([
    [worse, `${counted(worse, 'failure')} ${verb(worse)} more harm than before`],
    [better, `${counted(better, 'failure')} ${verb(better)} less`],
    [mixed, `${counted(mixed, 'failure')} ${verb(mixed)} both more and less`],
    [counts.reachNew, reachesNew(counts)],
    [counts.reachedGone, reachedGone(counts)],
    [newRoots, `${counted(newRoots, 'new component')} can fail and harm others`],
    [
      goneRoots,
      `${counted(goneRoots, 'component')} that harmed others on failing ${goneRoots === 1 ? 'is' : 'are'} gone`,
    ],
  ]);
}

/** The texts of what there is some of. */
export function told(parts: readonly (readonly [count: number, text: string])[]): readonly string[] {
  return parts.filter(([count]) => count > 0).map(([, text]) => text);
}

export function reachesNew({ reachNew: count }: FailureCounts): string {
  return `${counted(count, 'failure')} ${count === 1 ? 'reaches' : 'reach'} what is new`;
}

export function reachedGone({ reachedGone: count }: FailureCounts): string {
  return `${counted(count, 'failure')} no longer ${count === 1 ? 'reaches' : 'reach'} what is gone`;
}
