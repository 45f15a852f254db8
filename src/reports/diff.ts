import { type Course, courses } from '../analysis/diff/root-changes.ts';
import type { Diff } from '../analysis/diff.ts';
import type { Block, Document, Inline, Text } from '../document/document.ts';
import type { FindingChanges } from '../policy/finding-changes.ts';
import type { Sides } from './diff/change-text.ts';
import { diffAnswer, type SideNames } from './diff/diff-answer.ts';
import { failureCounts, failureTexts } from './diff/diff-counts.ts';
import { diffData } from './diff/diff-data.ts';
import { becauseText, type Effect, effects } from './diff/effects.ts';
import { aboutComponents, findingCausesIn } from './diff/finding-causes.ts';
import { causesOf, changesText, type RootGroup, rootGroups, rootsText } from './diff/root-groups.ts';
import { whatChanged } from './diff/what-changed.ts';
import { column, limitedTable, wideColumn } from './limited-table.ts';
import { counted, enumerated, id, quiet } from './phrases.ts';

export interface DiffLayout extends Sides {
  readonly names: SideNames;
  /** What the policies of the head find in one of them alone; `unfit` where they are wrong about the head. */
  readonly findings?: FindingChanges | 'unfit';
  /** How many rows of a table to show, 0 for all. */
  readonly limit: number;
}

/** So many effects are told at the top. */
const toldFirst = 3;

/** What a change does: the worst of it first, then what changed, then all that it does. */
export function diffReport(result: Diff, layout: DiffLayout): Document {
  return {
    schema: 'faultline/diff@1',
    answer: diffAnswer(result, layout, findingsOf(layout)),
    blocks: () => {
      const groups = rootGroups(result.roots);
      const all = effects(result, groups, layout);
      return [
        ...worstFirst(all),
        ...whatChanged(result, layout),
        ...whenOneFails(result, groups, layout),
        ...otherEffects(all, layout),
        ...newFindings(result, layout),
        ...singlePoints(result, layout),
      ];
    },
    data: () => diffData(result, layout, findingsOf(layout)),
  };
}

const leads: Readonly<Record<Course, Inline>> = {
  worse: { kind: 'tone', tone: 'down', text: 'worse:' },
  new: quiet('new:'),
  better: { kind: 'tone', tone: 'ok', text: 'better:' },
  gone: quiet('gone:'),
};

function findingsOf({ findings }: DiffLayout): FindingChanges | undefined {
  return findings === 'unfit' ? undefined : findings;
}

/** The worst; where there is less than that, what is new, then the best of what gets better. */
function worstFirst(all: readonly Effect[]): Block[] {
  const shown = all.slice(0, toldFirst);
  if (shown.length === 0) return [];
  const roots = shown.map(({ course, text, because }) => ({
    text: [leads[course], ' ', ...text],
    children: because.length === 0 ? [] : [{ text: [quiet('by: '), ...because], children: [] }],
  }));
  return [
    { kind: 'tree', roots },
    ...(all.length === shown.length
      ? []
      : [{ kind: 'paragraph', text: [moreBelow(all.slice(toldFirst))] } as const]),
  ];
}

/** `More below: 1 worse, 2 better.` */
function moreBelow(left: readonly Effect[]): string {
  const counts = courses.flatMap((course) => {
    const count = left.filter((each) => each.course === course).length;
    return count === 0 ? [] : [`${count} ${course}`];
  });
  return `More below: ${counts.join(', ')}.`;
}

function whenOneFails(result: Diff, groups: readonly RootGroup[], layout: DiffLayout): Block[] {
  const notLookedInto = result.roots.filter(({ changes }) => changes === undefined).length;
  if (groups.length === 0 && notLookedInto === 0) return [];
  const columns = [wideColumn('when this fails'), wideColumn('these fare otherwise'), wideColumn('because')];
  const left = notLookedInto + result.rootsNotTimed;
  const failures = failureTexts(failureCounts(result));
  return [
    {
      kind: 'heading',
      text: `When one fails: ${counted(result.roots.length, 'component does', 'components do')} something else`,
    },
    ...(failures.length === 0
      ? []
      : [{ kind: 'paragraph', text: [...enumerated(failures.map((text): Text => [text])), '.'] } as const]),
    limitedTable(columns, groups, { rows: layout.limit, option: '--limit' }, (group) => [
      rootsText(group, 6),
      changesText(group.changes, group.counts.presence, { ways: 6, names: 6 }),
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

/** What the policies find now and did not, with where it stands and by what it came. */
function newFindings(result: Diff, layout: DiffLayout): Block[] {
  const { findings, limit } = layout;
  if (findings === undefined) return [];
  if (findings === 'unfit') {
    const check: Inline = { kind: 'command', text: 'faultline check' };
    return [
      {
        kind: 'paragraph',
        text: ['Findings are left out, as the policy does not fit; ', check, ' says why.'],
      },
    ];
  }
  const { added, removed } = findings;
  const gone = `${counted(removed.length, 'finding')} gone`;
  if (added.length === 0) {
    return removed.length === 0 ? [] : [{ kind: 'paragraph', text: [`${gone}, none new.`] }];
  }
  const columns = [column('severity'), column('rule'), wideColumn('finding'), wideColumn('because')];
  const causesOf = findingCausesIn(result, layout);
  return [
    { kind: 'heading', text: `New findings: ${added.length}${removed.length === 0 ? '' : `; ${gone}`}` },
    limitedTable(columns, added, { rows: limit, option: '--limit' }, (finding) => {
      const causes = causesOf(finding);
      // What caused it has a column of its own.
      const { span, foundAt = span } = finding;
      const place = foundAt === undefined ? [] : [' ', quiet(`(${layout.placeOf(foundAt)})`)];
      return [
        [finding.severity],
        [id(finding.rule)],
        [finding.message.replaceAll('`', ''), ...place],
        causes.length > 0 ? becauseText(causes, result, layout) : aboutComponents(finding, result),
      ];
    }),
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
