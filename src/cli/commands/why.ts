import { why } from '../../analysis/why.ts';
import { whyReport } from '../../reports/why.ts';
import { addGraphOptions, addLimitOption, answerFromGraph, type GraphOptions } from '../graph-command.ts';
import { componentsOf, durationOption } from '../service-arguments.ts';
import { badArgument, UsageProblem } from '../usage-problem.ts';
import type { CommandModule } from './command.ts';

interface WhyOptions extends GraphOptions {
  readonly at?: number;
  readonly limit: number;
}

export const whyCommand: CommandModule = {
  examples: [
    ['faultline why eks dynamodb -g graphs/aws-us-east-1.yaml', 'how EKS comes to depend on DynamoDB'],
    ['faultline why sign-in mfa-events -g graphs/mfa.yaml', 'why sign-in does not notice'],
  ],
  configure: (command, io, finish) => {
    command.argument('<dependent>', 'what is affected, or is thought to be');
    command.argument('<dependency>', 'what fails');
    command.option('--at <time>', 'look at this time and not at the end: 90s, 30m, 1h30m', (text) =>
      durationOption('--at', text),
    );
    addGraphOptions(addLimitOption(command)).action(
      async (dependent: string, dependency: string, options: WhyOptions) => {
        const code = await answerFromGraph(io, options, (graph) => {
          const dependencies = componentsOf(graph, [dependency]);
          const failing = new Set(dependencies);
          const dependents = componentsOf(graph, [dependent]).filter((number) => !failing.has(number));
          if (dependents.length === 0) throw sameOnBothSides(dependent, dependency);
          return whyReport(why(graph, dependents, dependencies, { horizonMs: options.at }), {
            limit: options.limit,
          });
        });
        finish(code);
      },
    );
  },
};

function sameOnBothSides(dependent: string, dependency: string): UsageProblem {
  return new UsageProblem({
    code: badArgument,
    message: `\`${dependent}\` and \`${dependency}\` are the same`,
    hint: 'name two different services or planes',
  });
}
