import { show } from '../../analysis/show.ts';
import { showReport } from '../../reports/show.ts';
import {
  addGraphOptions,
  addLimitOption,
  answerFromGraph,
  type GraphOptions,
  graphOptionText,
} from '../graph-command.ts';
import { componentsOf } from '../service-arguments.ts';
import type { CommandModule } from './command.ts';

interface ShowOptions extends GraphOptions {
  readonly limit: number;
}

export const showCommand: CommandModule = {
  examples: [
    ['faultline show ec2/control -g graphs/aws-us-east-1.yaml', 'what launching needs, and who launches'],
    ['faultline show dynamodb -g graphs/aws-us-east-1.yaml -f json', 'the same for a program'],
  ],
  configure: (command, io, finish) => {
    command.argument(
      '<service>',
      'a service (all its planes), a component, a glob, or tag:…, tier:…, owner:…',
    );
    addGraphOptions(addLimitOption(command)).action(async (service: string, options: ShowOptions) => {
      const code = await answerFromGraph(io, options, (graph) =>
        showReport(show(graph, componentsOf(graph, [service], graphOptionText(options))), {
          limit: options.limit,
          graphOption: graphOptionText(options),
        }),
      );
      finish(code);
    });
  },
};
