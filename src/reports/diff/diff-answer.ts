import type { Diff, RootChange } from '../../analysis/diff.ts';
import type { Text } from '../../document/document.ts';
import { componentNumber } from '../../model/component-ids.ts';
import { formatDuration } from '../../model/duration.ts';
import type { FindingChanges } from '../../policy/finding-changes.ts';
import { counted, enumerated, id } from '../phrases.ts';
import type { Sides } from './change-text.ts';

/** What two sides of a comparison are called. */
export interface SideNames {
  readonly base: string;
  readonly head: string;
}

/** What changed and what comes of it, in two sentences with numbers. */
export function diffAnswer(
  result: Diff,
  { names, ...sides }: Sides & { readonly names: SideNames },
  findings: FindingChanges | undefined,
): Text {
  const lead: Text = [id(names.base), ' → ', id(names.head), ': '];
  const changed = [
    ...changeCounts('service', result.services),
    ...changeCounts('requirement', result.requirements),
  ];
  if (changed.length === 0) return [...lead, 'nothing changes.'];
  const outcome = outcomeTexts(result, findings, sides);
  return [
    ...lead,
    `${changed.join('; ')}. `,
    ...(outcome.length === 0
      ? ['Nothing fails, starts or goes round otherwise than before.']
      : [...enumerated(outcome), '.']),
  ];
}

/** `2 services added, 1 changed`. */
function changeCounts(noun: string, changes: readonly { readonly kind: string }[]): string[] {
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

function outcomeTexts(
  { roots: all, cycles, startUp }: Diff,
  findings: FindingChanges | undefined,
  sides: Sides,
): readonly Text[] {
  const roots = all.filter(({ presence }) => presence === 'both');
  const isWorse = (root: RootChange) => root.newlyAffected + root.worse + (root.sooner ?? 0) > 0;
  const isBetter = (root: RootChange) => root.noLongerAffected + root.milder + (root.later ?? 0) > 0;
  const worse = roots.filter((each) => isWorse(each) && !isBetter(each)).length;
  const better = roots.filter((each) => !isWorse(each) && isBetter(each)).length;
  const mixed = roots.filter((each) => isWorse(each) && isBetter(each)).length;
  const reachNew = roots.filter(({ affectedNew }) => affectedNew > 0).length;
  const reachedGone = roots.filter(({ affectedGone }) => affectedGone > 0).length;
  const newRoots = all.filter(({ presence }) => presence === 'new').length;
  const goneRoots = all.filter(({ presence }) => presence === 'gone').length;
  const stuckOld = startUp.newlyStuck.filter((id) => componentNumber(sides.base, id) !== undefined).length;
  const stuckNew = startUp.newlyStuck.length - stuckOld;
  const freed = startUp.noLongerStuck.filter((id) => componentNumber(sides.head, id) !== undefined).length;
  const totals = [startUp.before.totalMs, startUp.after.totalMs].map(formatDuration);
  const parts: readonly (readonly [number, string])[] = [
    [worse, `${counted(worse, 'failure')} ${worse === 1 ? 'does' : 'do'} more harm than before`],
    [better, `${counted(better, 'failure')} ${better === 1 ? 'does' : 'do'} less`],
    [mixed, `${counted(mixed, 'failure')} ${mixed === 1 ? 'does' : 'do'} both more and less`],
    [reachNew, `${counted(reachNew, 'failure')} ${reachNew === 1 ? 'reaches' : 'reach'} what is new`],
    [
      reachedGone,
      `${counted(reachedGone, 'failure')} no longer ${reachedGone === 1 ? 'reaches' : 'reach'} what is gone`,
    ],
    [newRoots, `${counted(newRoots, 'new component')} can fail and harm others`],
    [
      goneRoots,
      `${counted(goneRoots, 'component')} that harmed others on failing ${goneRoots === 1 ? 'is' : 'are'} gone`,
    ],
    [stuckOld, `${counted(stuckOld, 'component')} can no longer start from cold`],
    [stuckNew, `${counted(stuckNew, 'new component')} cannot start from cold`],
    [freed, `${counted(freed, 'component')} no longer kept from starting`],
    [cycles.added.length, `${counted(cycles.added.length, 'new cycle')}`],
    [cycles.removed.length, `${counted(cycles.removed.length, 'cycle')} gone`],
    [
      startUp.after.totalMs - startUp.before.totalMs,
      `a start from cold takes ${totals[1]}, not ${totals[0]}`,
    ],
  ];
  return [...parts, ...findingParts(findings)]
    .filter(([count]) => count !== 0)
    .map(([, text]): Text => [text]);
}

function findingParts(findings: FindingChanges | undefined): readonly (readonly [number, string])[] {
  const [added, removed] = [findings?.added.length ?? 0, findings?.removed.length ?? 0];
  return [
    [added, counted(added, 'new finding')],
    [removed, `${counted(removed, 'finding')} gone`],
  ];
}
