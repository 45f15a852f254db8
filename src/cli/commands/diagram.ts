import { type Command, Option } from 'commander';
import { bootstrap } from '../../analysis/bootstrap.ts';
import { cycles } from '../../analysis/cycles.ts';
import { impact } from '../../analysis/impact.ts';
import { neighborhood } from '../../analysis/neighborhood.ts';
import type { Picture } from '../../document/picture.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { drawings } from '../../render/picture/index.ts';
import { usualMaxNodes } from '../../render/picture/svg.ts';
import { type Theme, themes } from '../../render/picture/theme.ts';
import { cyclesPicture } from '../../reports/pictures/cycles-picture.ts';
import { graphPicture, neighborhoodPicture } from '../../reports/pictures/graph-picture.ts';
import { impactPicture } from '../../reports/pictures/impact-picture.ts';
import { startPicture } from '../../reports/pictures/start-picture.ts';
import { addGraphOption, type GraphArguments, graphOptionText, withGraph } from '../graph-command.ts';
import { formatByEnding, writeOut } from '../output.ts';
import { componentsOf, countOption, durationOption, rootsOf } from '../service-arguments.ts';
import { badArgument, UsageProblem } from '../usage-problem.ts';
import type { CommandModule } from './command.ts';

interface DiagramOptions extends GraphArguments {
  readonly impact?: readonly string[];
  readonly at?: number;
  readonly cycles?: boolean;
  readonly bootstrap?: boolean;
  readonly focus?: readonly string[];
  readonly depth?: number;
  readonly theme?: Theme;
  readonly maxNodes?: number;
  readonly format?: string;
  readonly output?: string;
}

/** How far round named services, unless somebody says. */
const usualDepth = 1;

export const diagramCommand: CommandModule = {
  examples: [
    [
      'faultline diagram --impact dynamodb -g graphs/aws-us-east-1.yaml -o outage.svg',
      'a scenario, for a postmortem',
    ],
    [
      'faultline diagram checkout -g graphs/example.yaml -f mermaid',
      'a service and what is next to it, for GitHub',
    ],
    ['faultline diagram --bootstrap -g graphs/example.yaml -o start.svg', 'the start-up waves'],
    ['faultline diagram --cycles -g graphs/aws-us-east-1.yaml -f dot', 'only what depends on itself'],
  ],
  configure: (command, io, finish) => {
    command.argument('[service...]', 'draw only these and what is next to them; all of the graph without');
    addSubjectOptions(command);
    addDrawingOptions(addGraphOption(command)).action(async (services: string[], options: DiagramOptions) => {
      const code = await withGraph(io, options, (graph) => {
        const picture = pictureOf(graph, [...services, ...(options.focus ?? [])], options);
        const format = options.format ?? formatByEnding(options.output, drawings) ?? 'svg';
        writeOut(io, options.output, drawingOf(picture, format, options));
      });
      finish(code);
    });
  },
};

function addSubjectOptions(command: Command): void {
  command
    .option('--impact <service...>', 'a scenario: what fails when these fail (service[=state][@time])')
    .option('--at <time>', 'with --impact: at this time and not at the end', (text) =>
      durationOption('--at', text),
    )
    .option('--cycles', 'what depends on itself')
    .option('--bootstrap', 'the waves of a start from cold')
    .option('--focus <service...>', 'the same as naming services')
    .option('--depth <steps>', `how far round named services (default: ${usualDepth})`, (text) =>
      countOption('--depth', text),
    );
}

function addDrawingOptions(command: Command): Command {
  return command
    .addOption(
      new Option('-f, --format <name>', 'how to draw (default: svg, or by the ending of --output)').choices([
        ...drawings.keys(),
      ]),
    )
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .addOption(
      new Option('--theme <name>', 'colours of an svg (default: auto, which follows the reader)').choices([
        ...themes,
      ]),
    )
    .option(
      '--max-nodes <count>',
      `above this, boxes are folded together and counted (default: ${usualMaxNodes})`,
      (text) => countOption('--max-nodes', text, 2),
    );
}

/** The picture that was asked for: one subject, or the whole graph. */
function pictureOf(graph: ServiceGraph, services: readonly string[], options: DiagramOptions): Picture {
  const { impact: failing, at, cycles: asksCycles, bootstrap: asksStart, depth } = options;
  const asked = [failing !== undefined, asksCycles, asksStart, services.length > 0].filter(Boolean).length;
  if (asked > 1) throw onlyOne();
  if (at !== undefined && failing === undefined) throw goesWith('--at', '`--impact`');
  if (depth !== undefined && services.length === 0) throw goesWith('--depth', 'named services');
  if (failing !== undefined) {
    return impactPicture(
      graph,
      impact(graph, rootsOf(graph, failing, graphOptionText(options)), { horizonMs: at }),
    );
  }
  if (asksCycles) return cyclesPicture(graph, cycles(graph));
  if (asksStart) return startPicture(graph, bootstrap(graph));
  if (services.length === 0) return graphPicture(graph);
  const subjects = componentsOf(graph, services, graphOptionText(options));
  const steps = depth ?? usualDepth;
  return neighborhoodPicture(graph, subjects, neighborhood(graph.compact, subjects, steps), steps);
}

function drawingOf(picture: Picture, format: string, { theme, maxNodes }: DiagramOptions): string {
  if (theme !== undefined && format !== 'svg') throw goesWith('--theme', 'the format `svg`');
  if (maxNodes !== undefined && format === 'dot') throw goesWith('--max-nodes', 'any format but `dot`');
  const drawing = drawings.get(format);
  if (drawing === undefined) throw new Error('the parser of options lets only known formats through');
  return drawing.draw(picture, { theme: theme ?? 'auto', maxNodes: maxNodes ?? usualMaxNodes });
}

function goesWith(option: string, what: string): UsageProblem {
  return new UsageProblem({
    code: badArgument,
    message: `\`${option}\` goes with ${what}`,
    hint: 'leave it out here',
  });
}

function onlyOne(): UsageProblem {
  return new UsageProblem({
    code: badArgument,
    message: 'one picture has one subject: services, `--impact`, `--cycles` or `--bootstrap`',
    hint: 'ask for them one by one',
  });
}
