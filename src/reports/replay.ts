import { onsetDifference, recoveryDifference } from '../analysis/replay/score.ts';
import { stopsOf } from '../analysis/replay/stops.ts';
import type { Replay } from '../analysis/replay.ts';
import type { Block, Document, Facts, Text } from '../document/document.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { column, limitedTable, wideColumn } from './limited-table.ts';
import { command, counted, enumerated, id, tone } from './phrases.ts';
import { incidentData } from './replay-data.ts';
import { replayReasons } from './replay-reasons.ts';
import { replayTimeline } from './replay-timeline.ts';
import { replayTimes } from './replay-times.ts';
import { scenarioArguments } from './scenario-text.ts';
import { errorText, scoreSentence, verdictTally } from './score-text.ts';
import { makeSources, type Sources } from './sources.ts';
import { spanText, spellsText } from './spell-text.ts';
import { verdictText } from './verdict-text.ts';

/** A replay together with what it was played on. */
export interface ReplayedIncident {
  readonly graph: ServiceGraph;
  readonly result: Replay;
  /** What a command line needs to mean the same graph, such as ` -g graphs/shop.yaml`. */
  readonly graphOption: string;
  /** The words of the command line that shows this one alone, if there is one: `replay lost.incident.yaml`. */
  readonly again?: string;
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
    blocks: () => {
      const sources = makeSources();
      return [
        facts(replayed, sources),
        ...comparisonTable(result, sources, limit),
        ...replayReasons(graph, result, { limit, known }),
        ...replayTimes(result),
        ...timeline(result, limit),
        ...sources.list(),
        ...whatNext(replayed),
      ];
    },
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

function facts({ result, known }: ReplayedIncident, sources: Sources): Facts {
  const { incident, onsetError, recoveryError } = result;
  const roots = incident.roots.map(
    ({ component, state, fromMs, untilMs, source }): Text => [
      id(component),
      ' ',
      tone(state),
      ...spanText(fromMs, untilMs),
      ...cited([source], sources),
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

function comparisonTable({ comparisons, incident }: Replay, sources: Sources, limit: number): Block[] {
  if (comparisons.length === 0) return [];
  const told = new Map<string, (string | undefined)[]>(comparisons.map(({ component }) => [component, []]));
  for (const { component, source } of [...incident.observed, ...incident.unaffected]) {
    told.get(component)?.push(source);
  }
  const columns = [column('verdict'), column('component'), wideColumn('predicted'), wideColumn('observed')];
  return [
    limitedTable(columns, comparisons, { rows: limit, option: '--limit' }, (each) => [
      [verdictText[each.verdict]],
      [id(each.component)],
      spellsText(each.predicted),
      [
        ...(each.verdict === 'unknown' ? ['?'] : spellsText(each.observed)),
        ...cited(told.get(each.component) ?? [], sources),
      ],
    ]),
  ];
}

function timeline(result: Replay, limit: number): Block[] {
  const block = replayTimeline(result, limit);
  if (block.rows.length === 0) return [];
  const silence = 'Where a row says nothing, the state that was predicted is the one that was observed.';
  return [{ kind: 'heading', text: 'Over time' }, { kind: 'paragraph', text: [silence] }, block];
}

/** The numbers of what is given as a source, behind what it says. */
function cited(given: readonly (string | undefined)[], { cite }: Sources): Text {
  const named = given.flatMap((source) => (source === undefined ? [] : [{ source }]));
  return named.length === 0 ? [] : [' ', ...cite(named)];
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
