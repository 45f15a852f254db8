import { onsetDifference, recoveryDifference } from '../analysis/replay/score.ts';
import { stopsOf } from '../analysis/replay/stops.ts';
import type { Replay } from '../analysis/replay.ts';
import type { Block, Document, Facts, Text } from '../document/document.ts';
import { formatDuration } from '../model/duration.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { column, limitedTable, wideColumn } from './limited-table.ts';
import { command, counted, enumerated, id, tone } from './phrases.ts';
import { pointInTime } from './point-in-time.ts';
import { incidentData } from './replay-data.ts';
import { replayReasons } from './replay-reasons.ts';
import { replayTimeline } from './replay-timeline.ts';
import { replayTimes } from './replay-times.ts';
import { scenarioArguments } from './scenario-text.ts';
import { errorText, scoreSentence, verdictTally } from './score-text.ts';
import { makeSources } from './sources.ts';
import { spellsText } from './spell-text.ts';
import { verdictText } from './verdict-text.ts';

/** A replay together with what it was played on. */
export interface ReplayedIncident {
  readonly graph: ServiceGraph;
  readonly result: Replay;
  /** What a command line needs to mean the same graph, such as ` -g graphs/shop.yaml`. */
  readonly graphOption: string;
  /** When only what was known on a day counts: the day, and how much of the graph that left out. */
  readonly known?: { readonly date: string; readonly leftOut: number; readonly requirements: number };
}

export interface ReplayLayout {
  /** How many components to show in a list, 0 for all. */
  readonly limit: number;
}

/** What a graph predicts of an incident against what was observed: the score, each component, and what was wrong. */
export function replayReport(replayed: ReplayedIncident, { limit }: ReplayLayout): Document {
  const { graph, result, known } = replayed;
  return {
    schema: 'faultline/replay@1',
    answer: replayAnswer(result),
    blocks: () => [
      facts(replayed),
      ...comparisonTable(result, limit),
      ...replayReasons(graph, result, { limit, known }),
      ...replayTimes(result),
      ...timeline(result, limit),
      ...sources(result),
      ...whatNext(replayed),
    ],
    data: () => ({ incidents: [replayData(replayed)] }),
  };
}

/** The score in a sentence. */
export function replayAnswer(result: Replay): Text {
  return [`${result.incident.title}: `, ...scoreSentence(result), '.'];
}

/** `faultline/replay@1` of one incident, with what was left out if anything was to be. */
export function replayData({ result, known }: ReplayedIncident) {
  return {
    ...incidentData(result),
    ...(known && { knownBefore: known.date, requirementsLeftOut: known.leftOut }),
  };
}

/** What would be said of the knowledge of that day: `12 of 105 requirements`. */
export function knownText({ leftOut, requirements }: NonNullable<ReplayedIncident['known']>): string {
  return `${requirements - leftOut} of ${counted(requirements, 'requirement')}`;
}

function facts({ result, known }: ReplayedIncident): Facts {
  const { incident, onsetError, recoveryError } = result;
  const roots = incident.roots.map(
    ({ component, state, fromMs, untilMs }): Text => [
      id(component),
      ' ',
      tone(state),
      ` ${pointInTime(fromMs)}`,
      ...(untilMs === Number.POSITIVE_INFINITY ? [' for ever'] : [`–${formatDuration(untilMs)}`]),
    ],
  );
  return {
    kind: 'facts',
    rows: [
      { name: 't+0', value: [incident.start] },
      { name: 'roots', value: roots.length === 0 ? ['none'] : enumerated(roots) },
      { name: 'verdicts', value: verdictTally(result) },
      { name: 'onset', value: errorText(result, onsetError, onsetDifference) },
      { name: 'recovery', value: errorText(result, recoveryError, recoveryDifference) },
      ...(known === undefined ? [] : [{ name: `known by ${known.date}`, value: [knownText(known)] }]),
    ],
  };
}

function comparisonTable({ comparisons }: Replay, limit: number): Block[] {
  if (comparisons.length === 0) return [];
  const columns = [column('verdict'), column('component'), wideColumn('predicted'), wideColumn('observed')];
  return [
    limitedTable(columns, comparisons, { rows: limit, option: '--limit' }, (each) => [
      [verdictText[each.verdict]],
      [id(each.component)],
      spellsText(each.predicted),
      each.verdict === 'unknown' ? ['?'] : spellsText(each.observed),
    ]),
  ];
}

function timeline(result: Replay, limit: number): Block[] {
  const block = replayTimeline(result, limit);
  if (block.rows.length === 0) return [];
  const silence = 'Where a row says nothing, the state that was predicted is the one that was observed.';
  return [{ kind: 'heading', text: 'Over time' }, { kind: 'paragraph', text: [silence] }, block];
}

/** Where it is known from, each source once. */
function sources({ incident }: Replay): readonly Block[] {
  const all = makeSources();
  for (const { source } of [...incident.roots, ...incident.observed, ...incident.unaffected]) {
    if (source !== undefined) all.cite([{ source }]);
  }
  return all.list();
}

/** A command line with more roots than this is none that somebody would type. */
const mostRoots = 6;

/** The way of the failure to the first thing that was wrong, or to where it was stopped. */
function whatNext({ graph, result, graphOption, known }: ReplayedIncident): Block[] {
  const { comparisons, incident, outage } = result;
  const wrong = comparisons.find(({ component, verdict }) =>
    verdict === 'miss'
      ? stopsOf(graph, outage, component).length > 0
      : ['false-alarm', 'milder', 'worse'].includes(verdict),
  );
  const isTypable = incident.roots.length > 0 && incident.roots.length <= mostRoots;
  if (wrong === undefined || known !== undefined || !isTypable) return [];
  const roots = incident.roots.map(({ component, state, fromMs }) => ({ component, state, atMs: fromMs }));
  const question = command(`why ${wrong.component} ${scenarioArguments(roots)}`, graphOption);
  return [{ kind: 'paragraph', text: ['Ask why, as if nothing were repaired: ', question] }];
}
