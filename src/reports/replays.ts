import { scoreOf } from '../analysis/replay/score.ts';
import type { Block, Document } from '../document/document.ts';
import { column, moreText, wideColumn } from './limited-table.ts';
import { command, counted } from './phrases.ts';
import { type ReplayedIncident, type ReplayLayout, replayData } from './replay.ts';
import { replayReasons } from './replay-reasons.ts';
import { lateText, percentText, scoreSentence } from './score-text.ts';

/** Several incidents: the score of all, of each, and what was missed or raised for nothing. */
export function replaysReport(replayed: readonly ReplayedIncident[], { limit }: ReplayLayout): Document {
  const all = scoreOf(replayed.flatMap(({ result }) => result.comparisons));
  return {
    schema: 'faultline/replay@1',
    answer: [`${counted(replayed.length, 'incident')}: `, ...scoreSentence(all), '.'],
    blocks: () => [
      scoreTable(replayed),
      ...replayed.flatMap((each) => wrongOf(each, limit)),
      ...eachInFull(replayed, limit),
    ],
    data: () => ({ incidents: replayed.map(replayData) }),
  };
}

function scoreTable(replayed: readonly ReplayedIncident[]): Block {
  const number = (title: string) => column(title, 'right');
  return {
    kind: 'table',
    columns: [
      wideColumn('incident'),
      ...['recall', 'precision', 'miss', 'alarm', 'onset', 'recovery'].map(number),
    ],
    rows: replayed.map(({ result: { incident, recall, precision, counts, onsetError, recoveryError } }) => [
      [incident.title],
      [percentText(recall)],
      [percentText(precision)],
      [`${counts.miss}`],
      [`${counts['false-alarm']}`],
      [onsetError === undefined ? '–' : lateText(onsetError.medianMs)],
      [recoveryError === undefined ? '–' : lateText(recoveryError.medianMs)],
    ]),
  };
}

/** What was missed or raised for nothing; the states that were not the observed ones are for the single replay. */
function wrongOf({ graph, result, known }: ReplayedIncident, limit: number): Block[] {
  const wrong = result.comparisons.filter(({ verdict }) => verdict === 'miss' || verdict === 'false-alarm');
  return replayReasons(
    graph,
    { ...result, comparisons: wrong },
    {
      limit,
      of: result.incident.title,
      known,
    },
  );
}

/** The command lines that show each with its components, times and sources. */
function eachInFull(replayed: readonly ReplayedIncident[], limit: number): Block[] {
  const commands = replayed.flatMap(({ again }) => again ?? []);
  if (commands.length === 0) return [];
  const shown = limit === 0 ? commands : commands.slice(0, limit);
  const left = commands.length - shown.length;
  return [
    { kind: 'heading', text: 'Each in full' },
    { kind: 'tree', roots: shown.map((words) => ({ text: [command(words, '')], children: [] })) },
    ...(left === 0 ? [] : [{ kind: 'paragraph', text: moreText(`${left} more`, '--limit') } as const]),
  ];
}
