import { report } from '../../analysis/report.ts';
import { scenarioReport } from '../../reports/report.ts';
import {
  addGraphOptions,
  addLimitOption,
  answerFromGraph,
  type GraphOptions,
  graphOptionText,
} from '../graph-command.ts';
import { durationOption, rootsOf } from '../service-arguments.ts';
import type { CommandModule } from './command.ts';

interface ReportOptions extends GraphOptions {
  readonly at?: number;
  readonly limit: number;
}

export const reportCommand: CommandModule = {
  examples: [['faultline report dynamodb -g graphs/aws-us-east-1.yaml', 'the whole story, to read now']],
  configure: (command, io, finish) => {
    command.argument('<service[=state][@time]...>', 'what fails; down from the start unless said otherwise');
    command.option('--at <time>', 'look at this time and not at the end: 90s, 30m, 1h30m', (text) =>
      durationOption('--at', text),
    );
    addGraphOptions(addLimitOption(command)).action(async (args: string[], options: ReportOptions) => {
      const code = await answerFromGraph(io, options, (graph, placeOf) => {
        const story = report(graph, rootsOf(graph, args), { horizonMs: options.at });
        return scenarioReport(graph, story, {
          limit: options.limit,
          placeOf,
          graphOption: graphOptionText(options),
        });
      });
      finish(code);
    });
  },
};
