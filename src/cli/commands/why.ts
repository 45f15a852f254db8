import { why } from '../../analysis/why.ts';
import { componentId } from '../../model/component-ids.ts';
import { whyReport } from '../../reports/why.ts';
import {
  addGraphOptions,
  addLimitOption,
  answerFromGraph,
  type GraphOptions,
  graphOptionText,
} from '../graph-command.ts';
import { componentsOf, durationOption, rootsOf } from '../service-arguments.ts';
import { badArgument, UsageProblem } from '../usage-problem.ts';
import type { CommandModule } from './command.ts';

interface WhyOptions extends GraphOptions {
  readonly at?: number;
  readonly limit: number;
  readonly all?: boolean;
}

export const whyCommand: CommandModule = {
  examples: [
    ['faultline why eks dynamodb -g graphs/aws-us-east-1.yaml', 'how EKS comes to depend on DynamoDB'],
    ['faultline why sign-in mfa-db -g graphs/mfa.yaml', 'why sign-in is only late'],
    ['faultline why web db-1 db-2@30m -g graphs/example.yaml', 'the same for several that fail'],
  ],
  configure: (command, io, finish) => {
    command.argument('<dependent>', 'what is affected, or is thought to be');
    command.argument(
      '<dependency[=state][@time]...>',
      'what fails; down from the start unless said otherwise',
    );
    command.option('--at <time>', 'look at this time and not at the end: 90s, 30m, 1h30m', (text) =>
      durationOption('--at', text),
    );
    command.option('--all', 'of all chains, also what the failure does not get to');
    addGraphOptions(addLimitOption(command)).action(
      async (dependent: string, failing: string[], options: WhyOptions) => {
        const code = await answerFromGraph(io, options, (graph) => {
          const roots = rootsOf(graph, failing, graphOptionText(options));
          const failed = new Set(roots.map(({ component }) => component));
          const dependents = componentsOf(graph, [dependent], graphOptionText(options)).filter(
            (number) => !failed.has(componentId(graph, number)),
          );
          if (dependents.length === 0) throw failsItself(dependent);
          return whyReport(why(graph, dependents, roots, { horizonMs: options.at }), {
            limit: options.limit,
            graphOption: graphOptionText(options),
            all: options.all === true,
          });
        });
        finish(code);
      },
    );
  },
};

function failsItself(dependent: string): UsageProblem {
  return new UsageProblem({
    code: badArgument,
    message: `\`${dependent}\` is among what fails`,
    hint: 'name a service that depends on it, or is thought to',
  });
}
