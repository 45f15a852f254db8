import { impact } from '../../analysis/impact.ts';
import { impactReport } from '../../reports/impact.ts';
import {
  addGraphOptions,
  addLimitOption,
  answerFromGraph,
  type GraphOptions,
  graphOptionText,
} from '../graph-command.ts';
import { durationOption, rootsOf } from '../service-arguments.ts';
import type { CommandModule } from './command.ts';

interface ImpactOptions extends GraphOptions {
  readonly at?: number;
  readonly tree?: boolean;
  readonly limit: number;
}

export const impactCommand: CommandModule = {
  examples: [
    ['faultline impact dynamodb -g graphs/aws-us-east-1.yaml', 'what falls with DynamoDB'],
    ['faultline impact dynamodb --at 4m -g graphs/aws-us-east-1.yaml', 'what has fallen after four minutes'],
    ['faultline impact db-1 db-2@30m -g graphs/example.yaml', 'one now, the other half an hour later'],
    [
      "faultline impact 'tag:database' -g graphs/example.yaml -f markdown",
      'all databases at once, for a document',
    ],
  ],
  configure: (command, io, finish) => {
    command.argument('<service[=state][@time]...>', 'what fails; down from the start unless said otherwise');
    command.option('--at <time>', 'look at this time and not at the end: 90s, 30m, 1h30m', (text) =>
      durationOption('--at', text),
    );
    command.option('--tree', 'each component below what brought it down, and not by time');
    addGraphOptions(addLimitOption(command)).action(async (args: string[], options: ImpactOptions) => {
      const code = await answerFromGraph(io, options, (graph) => {
        const result = impact(graph, rootsOf(graph, args, graphOptionText(options)), {
          horizonMs: options.at,
        });
        return impactReport(graph, result, {
          limit: options.limit,
          asTree: options.tree ?? false,
          graphOption: graphOptionText(options),
        });
      });
      finish(code);
    });
  },
};
