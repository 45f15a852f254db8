import { Option } from 'commander';
import { report } from '../../analysis/report.ts';
import { renderers } from '../../render/index.ts';
import { scenarioReport } from '../../reports/report.ts';
import {
  addGraphOptions,
  addLimitOption,
  type GraphOptions,
  graphOptionText,
  withGraph,
} from '../graph-command.ts';
import type { Io } from '../io.ts';
import { originFrom } from '../origin.ts';
import { formatByEnding, printDocument } from '../output.ts';
import { durationOption, rootsOf } from '../service-arguments.ts';
import { badArgument, UsageProblem } from '../usage-problem.ts';
import { hasPlaceBeside, writeWithPictures } from '../write-with-pictures.ts';
import type { CommandModule } from './command.ts';

interface ReportOptions extends GraphOptions {
  readonly at?: number;
  readonly limit: number;
  readonly diagram?: 'mermaid' | 'svg' | 'none';
}

export const reportCommand: CommandModule = {
  examples: [
    ['faultline report dynamodb -g graphs/aws-us-east-1.yaml', 'the whole story, to read now'],
    [
      'faultline report dynamodb -g graphs/aws-us-east-1.yaml -o outage.html',
      'one page for a browser or for paper, with the pictures in it',
    ],
    [
      'faultline report dynamodb -g graphs/aws-us-east-1.yaml -o outage.md',
      'for a postmortem; the picture and the timeline are outage.svg and outage-2.svg beside it',
    ],
    [
      "faultline report 'tag:database' --at 30m -g graphs/example.yaml -f markdown",
      'for a comment on GitHub, which draws the picture',
    ],
  ],
  configure: (command, io, finish) => {
    command.argument('<service[=state][@time]...>', 'what fails; down from the start unless said otherwise');
    command.option('--at <time>', 'look at this time and not at the end: 90s, 30m, 1h30m', (text) =>
      durationOption('--at', text),
    );
    command.addOption(
      new Option(
        '--diagram <kind>',
        'the picture in Markdown: a file beside it, as is the timeline then; text that GitHub draws; or none (default: svg with --output, else mermaid)',
      ).choices(['svg', 'mermaid', 'none']),
    );
    addGraphOptions(addLimitOption(command)).action(async (args: string[], options: ReportOptions) => {
      const code = await withGraph(io, options, (graph, placeOf, paths) => {
        const format = options.format ?? formatByEnding(options.output, renderers) ?? 'text';
        const diagram = diagramFor(io, format, options);
        const graphOption = graphOptionText(options);
        const story = report(graph, rootsOf(graph, args, graphOption), { horizonMs: options.at });
        const document = {
          ...scenarioReport(graph, story, {
            limit: options.limit,
            placeOf,
            graphOption,
            picture: diagram !== 'none',
          }),
          ...originFrom(io, graph.title, paths),
        };
        const { output } = options;
        if (diagram !== 'svg' || output === undefined) printDocument(io, document, options);
        else writeWithPictures(io, document, { ...options, output, otherwise: leaveItToGitHub });
      });
      finish(code);
    });
  },
};

const leaveItToGitHub = 'leave the picture to GitHub with `--diagram mermaid`';

/** `svg` only where there is a file to stand beside; `inline` is what formats do that can hold a picture themselves. */
function diagramFor(
  io: Io,
  format: string,
  { diagram, output }: ReportOptions,
): 'mermaid' | 'svg' | 'none' | 'inline' {
  const isFile = hasPlaceBeside(io, output);
  if (format !== 'markdown') {
    if (diagram === 'mermaid' || diagram === 'svg')
      throw goesWith(`--diagram ${diagram}`, 'the format `markdown`');
    return diagram ?? 'inline';
  }
  if (diagram === 'svg' && !isFile)
    throw goesWith('--diagram svg', '`--output` and a file, to stand beside it');
  return diagram ?? (isFile ? 'svg' : 'mermaid');
}

function goesWith(option: string, what: string): UsageProblem {
  return new UsageProblem({
    code: badArgument,
    message: `\`${option}\` goes with ${what}`,
    hint: 'leave it out here',
  });
}
