import { bootstrap } from '../../analysis/bootstrap.ts';
import { recovery } from '../../analysis/recovery.ts';
import { bootstrapReport } from '../../reports/bootstrap.ts';
import { recoveryReport } from '../../reports/recovery.ts';
import {
  addGraphOptions,
  addLimitOption,
  answerFromGraph,
  type GraphOptions,
  graphOptionText,
} from '../graph-command.ts';
import { componentsOf, rootsOf } from '../service-arguments.ts';
import { badArgument, UsageProblem } from '../usage-problem.ts';
import type { CommandModule, ExitCode } from './command.ts';

interface BootstrapOptions extends GraphOptions {
  readonly running?: readonly string[];
  readonly after?: readonly string[];
  readonly limit: number;
}

export const bootstrapCommand: CommandModule = {
  examples: [
    ['faultline bootstrap -g graphs/example.yaml', 'the order of a start from cold'],
    ['faultline bootstrap --running dns -g graphs/example.yaml', 'with something up already'],
    ['faultline bootstrap --after dynamodb -g graphs/aws-us-east-1.yaml', 'the way back after that failure'],
  ],
  configure: (command, io, finish) => {
    command.option('--running <service...>', 'what is up already, or is started by hand');
    command.option(
      '--after <service...>',
      'plan the recovery after these have failed: service or service=state',
    );
    addGraphOptions(addLimitOption(command)).action(async (options: BootstrapOptions) => {
      let hasDeadlock = false;
      const code = await answerFromGraph(io, options, (graph, placeOf) => {
        const { limit, after } = options;
        const running = componentsOf(graph, options.running ?? [], graphOptionText(options));
        if (after === undefined) {
          const result = bootstrap(graph, { running });
          hasDeadlock = result.deadlock.cores.length > 0;
          return bootstrapReport(graph, result, { limit, placeOf });
        }
        const roots = rootsOf(graph, after, graphOptionText(options));
        if (roots.some(({ atMs }) => atMs > 0)) throw noTime();
        const result = recovery(graph, roots, { running });
        hasDeadlock = result.neverClear.length > 0;
        return recoveryReport(graph, roots, result, { limit, placeOf });
      });
      finish(code === 0 && hasDeadlock ? (1 satisfies ExitCode) : code);
    });
  },
};

function noTime(): UsageProblem {
  return new UsageProblem({
    code: badArgument,
    message: 'a recovery begins when all is repaired, so when it failed does not matter',
    hint: 'leave out the `@` and the time',
  });
}
