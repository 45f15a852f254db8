import { type Remedy, remediesOf, triesAllBehind } from '../analysis/replay/remedies.ts';
import type { Comparison, Verdict } from '../analysis/replay/score.ts';
import { type OutageStop, stopsOf } from '../analysis/replay/stops.ts';
import { wayTo } from '../analysis/replay/way.ts';
import type { Replay } from '../analysis/replay.ts';
import type { Block, Text } from '../document/document.ts';
import { formatDuration } from '../model/duration.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { moreText } from './limited-table.ts';
import { enumerated, id, ids, tone } from './phrases.ts';
import { need, purpose, target } from './requirement-text.ts';

export interface ReasonsLayout {
  /** How many components to show under each title, 0 for all. */
  readonly limit: number;
  /** Whose they are, where there are several incidents. */
  readonly of?: string;
  /** The day by which a requirement had to be known, if any. */
  readonly known?: { readonly date: string } | undefined;
}

const titles: readonly (readonly [Verdict, string])[] = [
  ['miss', 'Missed'],
  ['false-alarm', 'False alarms'],
  ['milder', 'Milder than observed'],
  ['worse', 'Worse than observed'],
];

/** To find what would explain a false alarm takes replays of its own, and who has more of them knows enough. */
const mostTried = 10;

/** For each verdict that something was wrong, why: as the graph has it, and what the incident notes of it. */
export function replayReasons(
  graph: ServiceGraph,
  result: Replay,
  { limit, of, known }: ReasonsLayout,
): Block[] {
  return titles.flatMap(([verdict, title]): Block[] => {
    const all = result.comparisons.filter((each) => each.verdict === verdict);
    const shown = limit === 0 ? all : all.slice(0, limit);
    if (all.length === 0) return [];
    const left = all.length - shown.length;
    return [
      { kind: 'heading', text: of === undefined ? title : `${of}: ${title.toLowerCase()}` },
      {
        kind: 'facts',
        rows: shown.map((each, at) => ({
          name: each.component,
          value: [
            ...reasonOf(graph, result, each, { date: known?.date, isTried: at < mostTried }),
            ...notesOf(result, each),
          ],
        })),
      },
      ...(left === 0 ? [] : [{ kind: 'paragraph', text: moreText(`${left} more`, '--limit') } as const]),
    ];
  });
}

function reasonOf(
  graph: ServiceGraph,
  result: Replay,
  { component, verdict }: Comparison,
  { date, isTried }: { readonly date: string | undefined; readonly isTried: boolean },
): Text {
  if (verdict === 'miss') return missText(stopsOf(graph, result.outage, component), date);
  const way = wayTo(graph, result.outage, component);
  if (verdict !== 'false-alarm') return way[0] === undefined ? [] : need(way[0].requirement);
  const steps = way.map(({ requirement, from }, index): Text => {
    return index === 0 ? need(requirement) : ['; ', id(from), ' ', ...need(requirement)];
  });
  if (!isTried) return steps.flat();
  const [remedy] = remediesOf(graph, result, component);
  if (remedy !== undefined) return [...steps.flat(), '. ', ...remedyText(component, remedy)];
  const isSure = triesAllBehind(graph, result, component);
  return [...steps.flat(), `. No single requirement would explain it${isSure ? '' : ', of the nearest'}`];
}

/** What the file says of a component that was predicted otherwise. */
export function notesOf({ incident }: Replay, { component }: Comparison): Text {
  const remarks = [...incident.observed, ...incident.unaffected].filter(
    (each) => each.component === component,
  );
  const notes = remarks.flatMap(({ note }) => note ?? []);
  return notes.length === 0 ? [] : [` – noted: ${notes.join('; ')}`];
}

/** `no requirement leads from here to a root`, or who holds where. */
function missText(stops: readonly OutageStop[], date: string | undefined): Text {
  const known = date === undefined ? '' : ` known by ${date}`;
  if (stops.length === 0) return [`no requirement${known} leads from here to a root`];
  return ['stopped where ', ...enumerated(stops.slice(0, 3).map(stopText))];
}

function stopText({ requirement, target: lost, targetState, reason }: OutageStop): Text {
  const subject: Text = [
    id(requirement.dependent),
    ' needs ',
    ...target(requirement),
    ...purpose(requirement),
  ];
  switch (reason) {
    case 'startup-only':
      return [...subject, ' only to start'];
    case 'too-mild':
      return [...subject, ` only ${requirement.strength}, and it was no worse than `, tone(targetState)];
    case 'group-holds':
      return [...subject, ', and enough of them were well when ', id(lost), ' was ', tone(targetState)];
    case 'outlived':
      return [
        ...subject,
        ` and holds out without it for ${formatDuration(requirement.toleratesMs)}, which was long enough`,
      ];
  }
}

/** What would explain a false alarm, and what else would change with it. */
function remedyText(component: string, remedy: Remedy): Text {
  const { requirement, alike, change, toleratesMs, mends, breaks } = remedy;
  const others = mends.filter((each) => each !== component);
  const less = change === 'soft' ? 'only softly, or only to start' : 'only to start, or not at all';
  const held = toleratesMs === undefined ? '' : `, or could do without for ${formatDuration(toleratesMs)}`;
  return [
    'It would be right if ',
    id(requirement.dependent),
    ' needed ',
    ...enumerated(alike.map(target)),
    ` ${less}${held}`,
    ...(others.length === 0 ? [] : ['; ', ...ids(others, 4), ' as well']),
    ...(breaks.length === 0 ? [] : ['; but then wrong: ', ...ids(breaks, 4)]),
  ];
}
