import type { RequirementChange } from '../analysis/diff/changed-requirements.ts';
import type { ServiceChange } from '../analysis/diff/changed-services.ts';
import type { Diff, RootChange } from '../analysis/diff.ts';
import type { Block, Document, Text } from '../document/document.ts';
import { formatDuration } from '../model/duration.ts';
import { changeText, isWording, placeOfChange, type Sides, serviceFieldText } from './diff/change-text.ts';
import { diffData } from './diff/diff-data.ts';
import { becauseText, type Effect, effects } from './diff/effects.ts';
import { causesOf, changesText, type RootGroup, rootGroups, rootsText } from './diff/root-groups.ts';
import { column, limitedTable, wideColumn } from './limited-table.ts';
import { counted, enumerated, id, quiet } from './phrases.ts';

export interface DiffLayout extends Sides {
  /** What to call the two sides. */
  readonly names: { readonly base: string; readonly head: string };
  /** How many rows of a table to show, 0 for all. */
  readonly limit: number;
}

/** So many effects are told at the top. */
const toldFirst = 3;

/** What a change does: the worst of it first, then what changed, then all that it does. */
export function diffReport(result: Diff, layout: DiffLayout): Document {
  return {
    schema: 'faultline/diff@1',
    answer: diffAnswer(result, layout),
    blocks: () => {
      const groups = rootGroups(result.roots);
      const all = effects(result, groups, layout);
      return [
        ...worstFirst(all),
        ...whatChanged(result, layout),
        ...whenOneFails(result, groups, layout),
        ...otherEffects(all, layout),
        ...singlePoints(result, layout),
      ];
    },
    data: () => diffData(result, layout),
  };
}

/** What changed and what comes of it, in two sentences with numbers. */
export function diffAnswer(result: Diff, { names }: DiffLayout): Text {
  const lead: Text = [id(names.base), ' → ', id(names.head), ': '];
  const changed = [
    ...changeCounts('service', result.services),
    ...changeCounts('requirement', result.requirements),
  ];
  if (changed.length === 0) return [...lead, 'nothing changes.'];
  const outcome = outcomeTexts(result);
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

function outcomeTexts({ roots, cycles, startUp }: Diff): readonly Text[] {
  const isWorse = (root: RootChange) => root.newlyAffected + root.worse + (root.sooner ?? 0) > 0;
  const isBetter = (root: RootChange) => root.noLongerAffected + root.milder + (root.later ?? 0) > 0;
  const worse = roots.filter((each) => isWorse(each) && !isBetter(each)).length;
  const better = roots.filter((each) => !isWorse(each) && isBetter(each)).length;
  const mixed = roots.length - worse - better;
  const totals = [startUp.before.totalMs, startUp.after.totalMs].map(formatDuration);
  const parts: readonly (readonly [number, string])[] = [
    [worse, `${counted(worse, 'failure')} ${worse === 1 ? 'does' : 'do'} more harm than before`],
    [better, `${counted(better, 'failure')} ${better === 1 ? 'does' : 'do'} less`],
    [mixed, `${counted(mixed, 'failure')} ${mixed === 1 ? 'does' : 'do'} both more and less`],
    [
      startUp.newlyStuck.length,
      `${counted(startUp.newlyStuck.length, 'component')} can no longer start from cold`,
    ],
    [
      startUp.noLongerStuck.length,
      `${counted(startUp.noLongerStuck.length, 'component')} no longer kept from starting`,
    ],
    [cycles.added.length, `${counted(cycles.added.length, 'new cycle')}`],
    [cycles.removed.length, `${counted(cycles.removed.length, 'cycle')} gone`],
    [
      startUp.after.totalMs - startUp.before.totalMs,
      `a start from cold takes ${totals[1]}, not ${totals[0]}`,
    ],
  ];
  return parts.filter(([count]) => count !== 0).map(([, text]): Text => [text]);
}

/** The worst, and where there is less than that, the best of what gets better. */
function worstFirst(all: readonly Effect[]): Block[] {
  const shown = all.slice(0, toldFirst);
  const left = all.slice(toldFirst).filter(({ isForTheWorse }) => isForTheWorse).length;
  if (shown.length === 0) return [];
  const roots = shown.map(({ isForTheWorse, text, because }) => ({
    text: [isForTheWorse ? 'worse: ' : 'better: ', ...text],
    children: because.length === 0 ? [] : [{ text: [quiet('by: '), ...because], children: [] }],
  }));
  return [
    { kind: 'tree', roots },
    ...(left === 0
      ? []
      : [
          {
            kind: 'paragraph',
            text: [`${left} more ${left === 1 ? 'thing gets' : 'things get'} worse: see below.`],
          } as const,
        ]),
  ];
}

function whatChanged(result: Diff, layout: DiffLayout): Block[] {
  const services = result.services.flatMap(serviceRows);
  const isTold = (change: RequirementChange) =>
    change.kind !== 'changed' || !change.fields.every((field) => isWording(field));
  const requirements = result.requirements
    .filter(isTold)
    .map((change): Text[] => [
      [change.kind],
      [id(change.dependent)],
      changeText(change),
      [quiet(placeOfChange(change, layout))],
    ]);
  const rows = [...services, ...requirements];
  const wordings =
    result.requirements.filter((change) => !isTold(change)).length +
    result.services.flatMap(({ fields }) => fields).filter(({ field }) => isWording(field)).length;
  const columns = [column('change'), column('component'), wideColumn('what'), column('where')];
  return [
    ...(rows.length + wordings === 0 ? [] : [{ kind: 'heading', text: 'What changed' } as const]),
    ...(rows.length === 0
      ? []
      : [limitedTable(columns, rows, { rows: layout.limit, option: '--limit' }, (row) => row)]),
    ...(wordings === 0
      ? []
      : [{ kind: 'paragraph', text: [`Besides, ${counted(wordings, 'change')} of words only.`] } as const]),
  ];
}

function serviceRows({ kind, id: service, added, removed, fields }: ServiceChange): Text[][] {
  const parts = [
    ...added.filter((each) => each !== service).map((each): Text => ['has ', id(each)]),
    ...removed.filter((each) => each !== service).map((each): Text => ['had ', id(each)]),
  ];
  const what: Text = ['the service', ...(parts.length === 0 ? [] : [', ', ...enumerated(parts)])];
  return [
    ...(kind === 'changed' && parts.length === 0 ? [] : [[[kind], [id(service)], what, []]]),
    ...fields
      .filter(({ field }) => !isWording(field))
      .map((field): Text[] => [['changed'], [id(field.subject)], [serviceFieldText(field)], []]),
  ];
}

function whenOneFails(result: Diff, groups: readonly RootGroup[], layout: DiffLayout): Block[] {
  const notLookedInto = result.roots.filter(({ changes }) => changes === undefined).length;
  if (groups.length === 0 && notLookedInto === 0) return [];
  const columns = [wideColumn('when this fails'), wideColumn('these fare otherwise'), wideColumn('because')];
  const left = notLookedInto + result.rootsNotTimed;
  return [
    {
      kind: 'heading',
      text: `When one fails: ${counted(result.roots.length, 'component does', 'components do')} something else`,
    },
    limitedTable(columns, groups, { rows: layout.limit, option: '--limit' }, (group) => [
      rootsText(group, layout.base, 6),
      changesText(group.changes, { ways: 6, names: 6 }),
      becauseText(causesOf(group.changes), result, layout),
    ]),
    ...(left === 0
      ? []
      : [{ kind: 'paragraph', text: notLookedIntoText(notLookedInto, result.rootsNotTimed) } as const]),
  ];
}

/** The graph is too large to look at each; what was left out is never what is worst. */
function notLookedIntoText(notLookedInto: number, notTimed: number): Text {
  return enumerated([
    ...(notLookedInto === 0
      ? []
      : [
          [
            `${counted(notLookedInto, 'more component does', 'more components do')} something else, counted in json only`,
          ],
        ]),
    ...(notTimed === 0
      ? []
      : [[`whether ${counted(notTimed, 'other')} do it sooner or later was not looked into`]]),
  ]);
}

/** What is not about single failures: cycles and the start. */
function otherEffects(all: readonly Effect[], layout: DiffLayout): Block[] {
  const others = all.filter(({ isOfRoot }) => !isOfRoot);
  if (others.length === 0) return [];
  const columns = [wideColumn('cycles and the start'), wideColumn('because')];
  return [
    { kind: 'heading', text: `Cycles and the start: ${counted(others.length, 'difference')}` },
    limitedTable(columns, others, { rows: layout.limit, option: '--limit' }, ({ text, because }) => [
      text,
      because,
    ]),
  ];
}

function singlePoints({ singlePoints: points }: Diff, { limit }: DiffLayout): Block[] {
  if (points.length === 0) return [];
  const columns = [column('component'), wideColumn('now also taken down by'), wideColumn('no longer by')];
  return [
    { kind: 'heading', text: 'Single points of failure' },
    limitedTable(
      columns,
      points,
      { rows: limit, option: '--limit' },
      ({ component, gained, lost, ...counts }) => [
        [id(component)],
        some(gained, counts.gainedCount),
        some(lost, counts.lostCount),
      ],
    ),
  ];
}

/** Names, and how many there are beyond those that are known. */
function some(names: readonly string[], count: number): Text {
  if (count === 0) return [quiet('·')];
  const shown = count > 6 ? names.slice(0, 5) : names;
  return enumerated([
    ...shown.map((name): Text => [id(name)]),
    ...(count > shown.length ? [[`${count - shown.length} more`]] : []),
  ]);
}
