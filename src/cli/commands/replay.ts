import { replay } from '../../analysis/replay.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { isKnownOn, keepRequirements } from '../../model/keep-requirements.ts';
import { renderers } from '../../render/index.ts';
import { renderTimelineSvg } from '../../render/timeline/svg.ts';
import { type ReplayedIncident, replayReport } from '../../reports/replay.ts';
import { replayTimeline } from '../../reports/replay-timeline.ts';
import { replaysReport } from '../../reports/replays.ts';
import { shellWord } from '../../reports/shell-word.ts';
import { isCalendarDate } from '../../sources/dates.ts';
import { addGraphOption, addLimitOption, type GraphOptions, graphOptionText } from '../graph-command.ts';
import type { Io } from '../io.ts';
import { type LoadedIncident, loadIncidents } from '../load-incidents.ts';
import { originFrom } from '../origin.ts';
import { addOutputOptions, formatByEnding, printDocument, writeOut } from '../output.ts';
import { printDiagnostics } from '../print-diagnostics.ts';
import { shareOption, shortfalls } from '../thresholds.ts';
import { badArgument, UsageProblem } from '../usage-problem.ts';
import { hasPlaceBeside, writeWithPictures } from '../write-with-pictures.ts';
import type { CommandModule } from './command.ts';

interface ReplayOptions extends GraphOptions {
  readonly knownBefore?: string;
  readonly minRecall?: number;
  readonly minPrecision?: number;
  readonly limit: number;
}

interface PlayedIncident extends ReplayedIncident {
  readonly graphPaths: readonly string[];
}

/** The formats of this command by their endings: those of documents, and the timeline as a picture. */
const formats: ReadonlyMap<string, { readonly endings: readonly string[] }> = new Map([
  ...[...renderers].map(([name, { endings }]) => [name, { endings }] as const),
  ['svg', { endings: ['.svg'] }],
]);

export const replayCommand: CommandModule = {
  examples: [
    [
      'faultline replay graphs/incidents/aws-2025-10-20.incident.yaml',
      'what was predicted, what was observed, and why they differ',
    ],
    [
      'faultline replay graphs/incidents/aws-2025-10-20.incident.yaml -o outage.svg',
      'both over time, as a picture',
    ],
    [
      'faultline replay graphs/incidents/aws-2025-10-20.incident.yaml -o outage.md',
      'for a postmortem; the picture is outage.svg beside it',
    ],
    [
      'faultline replay graphs/incidents/aws-2025-10-20.incident.yaml --known-before 2025-10-19',
      'what there was to predict before the outage taught it',
    ],
    ['faultline replay graphs/incidents/ --min-recall 90%', 'all incidents of a folder, for CI'],
  ],
  configure: (command, io, finish) => {
    command.argument(
      '<incident...>',
      'incident files, a folder with some ending in .incident.yaml, or -; of several there is no picture',
    );
    command
      .option(
        '--known-before <date>',
        'leave out what all evidence is later for than that day; evidence of the day itself counts, and what has no date is kept',
        dateOption,
      )
      .option(
        '--min-recall <share>',
        'exit 1 when less of what was affected is predicted: 0.9, 90%',
        (text) => shareOption('--min-recall', text),
      )
      .option(
        '--min-precision <share>',
        'exit 1 when less of what is predicted was affected: 0.9, 90%',
        (text) => shareOption('--min-precision', text),
      );
    addGraphOption(
      addLimitOption(command),
      'a manifest, a directory of them, or -, in place of what the incident names; repeatable',
    );
    addOutputOptions(command, formats).action(async (paths: string[], options: ReplayOptions) => {
      const { incidents, diagnostics, texts } = await loadIncidents(io, paths, options.graph ?? []);
      printDiagnostics(io, diagnostics, texts, options);
      if (hasErrors(diagnostics)) {
        finish(2);
        return;
      }
      const replayed = incidents.map((loaded) => replayOf(loaded, options));
      printReplays(io, replayed, paths, options);
      const least = { recall: options.minRecall, precision: options.minPrecision };
      const short = replayed.flatMap(({ result }) => shortfalls(result, least));
      printDiagnostics(io, short, new Map(), options);
      finish(short.length > 0 ? 1 : 0);
    });
  },
};

function printReplays(
  io: Io,
  replayed: readonly PlayedIncident[],
  paths: readonly string[],
  options: ReplayOptions,
): void {
  const format = options.format ?? formatByEnding(options.output, formats);
  if (format === 'svg') {
    writeOut(io, options.output, pictureOf(replayed, options));
    return;
  }
  const [only] = replayed;
  const isSingle = only !== undefined && replayed.length === 1;
  const document = {
    ...(isSingle ? replayReport(only, options) : replaysReport(replayed, options)),
    ...originOf(io, replayed, paths),
  };
  const { output } = options;
  if (format === 'markdown' && hasPlaceBeside(io, output)) {
    writeWithPictures(io, document, { ...options, output, otherwise: leaveOutOutput });
  } else printDocument(io, document, { ...options, ...(format !== undefined && { format }) });
}

const leaveOutOutput = 'leave out `--output`: what is printed has the timeline as text';

/** The incidents and the graphs that they were played on. */
function originOf(io: Io, replayed: readonly PlayedIncident[], paths: readonly string[]) {
  const titles = new Set(replayed.flatMap(({ graph }) => graph.title ?? []));
  const title = titles.size === 1 ? [...titles][0] : undefined;
  return originFrom(io, title, [...paths, ...replayed.flatMap(({ graphPaths }) => graphPaths)]);
}

function replayOf(
  { incident, graph, path, graphPaths }: LoadedIncident,
  { knownBefore, graph: given }: ReplayOptions,
): PlayedIncident {
  const onDay = knownBefore === undefined ? '' : ` --known-before ${knownBefore}`;
  const played = {
    graphOption: graphOptionText({ graph: graphPaths }),
    graphPaths,
    ...(path !== undefined && {
      again: `replay ${shellWord(path)}${onDay}${given === undefined ? '' : graphOptionText({ graph: given })}`,
    }),
  };
  if (knownBefore === undefined) return { graph, result: replay(graph, incident), ...played };
  const known = keepRequirements(graph, (requirement) => isKnownOn(knownBefore, requirement));
  const requirements = graph.requirements.length;
  const leftOut = requirements - known.requirements.length;
  return {
    graph: known,
    result: replay(known, incident),
    ...played,
    known: { date: knownBefore, leftOut, requirements },
  };
}

/** Predicted and observed over time. */
function pictureOf([only, ...others]: readonly ReplayedIncident[], { limit }: ReplayOptions): string {
  if (only === undefined || others.length > 0) {
    throw new UsageProblem({
      code: badArgument,
      message: 'one picture shows one incident',
      hint: 'replay them one by one, or ask for another format',
    });
  }
  return renderTimelineSvg(replayTimeline(only.result, limit), { theme: 'auto' });
}

function dateOption(text: string): string {
  if (isCalendarDate(text)) return text;
  throw new UsageProblem({
    code: badArgument,
    message: `\`--known-before\` takes a day of the calendar, not \`${text}\``,
    hint: 'write it as year, month and day: `2025-10-19`',
  });
}
