import type { Outcomes, Saved } from '../../analysis/one-change/outcomes.ts';
import type { Change, OneChange } from '../../analysis/one-change.ts';
import type { Block, Text } from '../../document/document.ts';
import { type RequirementView, requirementView } from '../../model/requirement-view.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { column, wideColumn } from '../limited-table.ts';
import { type PlaceOf, placeOfRequirement } from '../link-table.ts';
import { counted, enumerated, ids, quiet, tone } from '../phrases.ts';
import { purpose, target } from '../requirement-text.ts';

/** How many changes a report tells. */
export const bestChanges = 3;
const mostNames = 8;

/** What one change would have helped most: what it is and where, how the numbers would be, and who is saved. */
export function oneChangeBlocks(graph: ServiceGraph, result: OneChange, placeOf: PlaceOf): Block[] {
  const { changes, counts, tried, possible } = result;
  if (possible === 0) return [];
  const best = changes.slice(0, bestChanges);
  const columns = [
    wideColumn('if'),
    column('down', 'right'),
    column('affected', 'right'),
    wideColumn('then'),
  ];
  const heading = { kind: 'heading', text: 'What one change would have helped most' } as const;
  const said: Block[] =
    best.length === 0
      ? [
          {
            kind: 'paragraph',
            text: ['No single change to what carried the failure would have made it smaller.'],
          },
        ]
      : [
          {
            kind: 'table',
            columns,
            rows: best.map((change) => [
              changeText(graph, change, placeOf),
              [`${counts.down} → ${change.counts.down}`],
              [`${affected(counts)} → ${affected(change.counts)}`],
              [...savedText(change.saved), ...otherwiseText(change)],
            ]),
          },
        ];
  return [heading, ...said, { kind: 'paragraph', text: [quiet(howTried(best, tried, possible))] }];
}

/** `web can do without db (sessions)`, `a second db for web (sessions)`, `one more beside 2 of a, b and c for web`. */
function changeText(graph: ServiceGraph, { kind, requirements }: Change, placeOf: PlaceOf): Text {
  const views = requirements.map((number) => requirementView(graph, number));
  const [first] = views;
  if (first === undefined) return [];
  const dependents = ids([...new Set(views.map(({ dependent }) => dependent))], mostNames);
  const place = quiet(`(${placeOfRequirement(graph, first.number, placeOf)})`);
  const what = enumerated(targetsOf(views));
  const change: Text =
    kind === 'soften'
      ? [...dependents, ' can do without ', ...what, ...purpose(first)]
      : [
          first.members.length > 1 ? 'one more beside ' : 'a second ',
          ...what,
          ' for ',
          ...dependents,
          ...purpose(first),
        ];
  return [...change, ' ', place];
}

/** An entry that names a service stands for all its planes, and is the same for each dependent. */
function targetsOf(views: readonly RequirementView[]): Text[] {
  const texts = new Map(views.map((view) => [view.members.join(' '), target(view)]));
  return [...texts.values()];
}

function savedText(saved: readonly Saved[]): Text {
  const parts: Text[] = [];
  for (const after of ['ok', 'frozen', 'delayed', 'degraded'] as const) {
    const names = saved.filter((each) => each.after === after).map(({ component }) => component);
    if (names.length === 0) continue;
    const how: Text = after === 'ok' ? ['not affected'] : ['only ', tone(after)];
    parts.push([...how, ': ', ...ids(names, mostNames)]);
  }
  return parts.flatMap((part, index): Text => (index === 0 ? part : ['; ', ...part]));
}

/** Which is cheaper is the reader's to know, so both are said. */
function otherwiseText({ kind, otherwise }: Change): Text {
  if (otherwise === undefined) return [];
  const other = kind === 'soften' ? 'With a second one' : 'If it could do without';
  return [`. ${other}: ${otherwise.down} down, ${affected(otherwise)} affected`];
}

function howTried(best: readonly Change[], tried: number, possible: number): string {
  const second = best.some(({ kind }) => kind === 'second-member')
    ? 'A second is one that fails for reasons of its own, and so stayed well. '
    : '';
  const all = `${counted(possible, 'change')} to what carried the failure`;
  if (tried === possible) return `${second}Tried: ${all}, one at a time.`;
  return `${second}Tried: the ${tried} of ${all} that most of it came through, one at a time; another may help more.`;
}

function affected({ down, degraded, delayed, frozen }: Outcomes): number {
  return down + degraded + delayed + frozen;
}
