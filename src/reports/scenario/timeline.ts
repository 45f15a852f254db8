import type { ComponentImpact, Impact } from '../../analysis/impact.ts';
import type { Bar, Block, Flag, Table, Timeline } from '../../document/document.ts';
import type { Evidence } from '../../model/manifest.ts';
import { requirementView } from '../../model/requirement-view.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { states } from '../../model/vocabulary.ts';
import { impactAnswer } from '../impact.ts';
import { impactRow, stateIn } from '../impact-row.ts';
import { column, limitedTable, moreText, wideColumn } from '../limited-table.ts';
import { ids, quiet } from '../phrases.ts';
import { plainText } from '../plain-text.ts';
import { pointInTime } from '../point-in-time.ts';
import { inReadingOrder } from '../reading-order.ts';
import type { Sources } from '../sources.ts';

/** Who, when and why: bars where there is more than one moment, and a row with reason and source for each. */
export function timelineBlocks(
  graph: ServiceGraph,
  result: Impact,
  sources: Sources,
  limit: number,
): Block[] {
  return [...bars(graph, result, limit), timetable(graph, result, sources, limit)];
}

/** Past this number of rows nobody sees a shape in them. */
const mostRows = 15;

/** Past so many rows, those that have the same bars are one. */
function bars(graph: ServiceGraph, result: Impact, limit: number): Timeline[] {
  const { horizonMs } = result;
  const ordered = inReadingOrder(graph, result, 0);
  const lastMs = ordered.reduce(
    (last, each) => Math.max(last, ...[...barsOf(each), ...flagsOf(each)].map(({ fromMs }) => fromMs)),
    0,
  );
  const endMs = horizonMs ?? Math.ceil(lastMs * 1.25);
  // All at once: the rows say it shorter.
  if (lastMs === 0 || endMs === 0) return [];
  const groups = ordered.length > mostRows ? groupedByBars(ordered) : ordered.map((each) => [each]);
  const shown = limit === 0 ? groups : groups.slice(0, limit);
  const left = groups.length - shown.length;
  return [
    {
      kind: 'timeline',
      title: 'Over time',
      summary: plainText(impactAnswer(graph, result)),
      lanes: [''],
      rows: shown.map((group) => ({
        label: ids(
          group.map(({ component }) => component),
          3,
        ),
        lanes: [group[0] === undefined ? [] : barsOf(group[0])],
        flags: [group[0] === undefined ? [] : flagsOf(group[0])],
        note: [pointInTime(group[0] === undefined ? 0 : group[0].beginMs)],
      })),
      endMs,
      timeText: pointInTime,
      ...(left > 0 && { more: moreText(`${left} more`, '--limit') }),
    },
  ];
}

/** In the order of their first members; what was given stands by itself. */
function groupedByBars(components: readonly ComponentImpact[]): ComponentImpact[][] {
  const groups = new Map<string, ComponentImpact[]>();
  for (const each of components) {
    const drawn = [...barsOf(each), ...flagsOf(each)].map(({ tone, fromMs }) => [tone, fromMs]);
    const key = JSON.stringify([each.root, drawn]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()];
}

/** What is felt hides what is not: states lie over frozen, and that over exposed. */
function barsOf(component: ComponentImpact): Bar[] {
  const bars = allBarsOf(component);
  return bars.filter((_, index) => isSeen(bars, index));
}

/** What is hidden from its beginning is not seen. */
function isSeen(bars: readonly Bar[], index: number): boolean {
  const fromMs = bars[index]?.fromMs ?? 0;
  return bars.slice(index + 1).every((over) => over.fromMs > fromMs);
}

/** The flags of what is not ok that no bar shows. */
function flagsOf(component: ComponentImpact): Flag[] {
  if (component.state === 'ok') return [];
  const bars = allBarsOf(component);
  return bars.flatMap(({ tone, fromMs }, index) =>
    (tone === 'frozen' || tone === 'exposed') && !isSeen(bars, index) ? [{ tone, fromMs }] : [],
  );
}

function allBarsOf({ onsetMs, frozen, exposed }: ComponentImpact): Bar[] {
  const felt: Bar[] = [];
  for (const state of states) {
    const fromMs = state === 'ok' ? undefined : onsetMs[state];
    if (fromMs !== undefined && state !== 'ok') felt.push({ tone: state, fromMs });
  }
  return [
    ...(exposed === undefined ? [] : [{ tone: 'exposed', fromMs: exposed.sinceMs } as const]),
    ...(frozen === undefined ? [] : [{ tone: 'frozen', fromMs: frozen.sinceMs } as const]),
    ...felt,
  ];
}

function timetable(graph: ServiceGraph, result: Impact, sources: Sources, limit: number): Table {
  const ordered = inReadingOrder(graph, result, 0);
  const stateOf = stateIn(graph, result);
  const columns = [column('when'), column('component'), column('state'), wideColumn('because')];
  const evidence = new Map(ordered.map((each) => [each, evidenceFor(graph, each)]));
  // A column of nothing but excuses is none.
  const withSource = [...evidence.values()].some((entries) => entries.length > 0);
  if (withSource) columns.push(column('source'));
  return limitedTable(columns, ordered, { rows: limit, option: '--limit' }, (each) => {
    const entries = evidence.get(each) ?? [];
    const source = each.root && entries.length === 0 ? [quiet('given')] : sources.cite(entries);
    return [...impactRow(graph, stateOf, each), ...(withSource ? [source] : [])];
  });
}

/** Where it is known from that this happens to it. */
function evidenceFor(graph: ServiceGraph, { causes, frozen, exposed }: ComponentImpact): readonly Evidence[] {
  const numbers = [causes[0]?.requirement, frozen?.requirement, exposed?.requirement];
  const requirements = new Set(numbers.filter((number) => number !== undefined));
  return [...requirements].flatMap((number) => requirementView(graph, number).evidence);
}
