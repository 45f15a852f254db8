import { cycleBreakers } from '../../analysis/cycle/cycle-breakers.ts';
import { looserWay } from '../../analysis/cycle/looser-way.ts';
import { cycles } from '../../analysis/cycles.ts';
import { cyclesReport } from '../../reports/cycles.ts';
import {
  addGraphOptions,
  addLimitOption,
  answerFromGraph,
  type GraphOptions,
  graphOptionText,
} from '../graph-command.ts';
import type { CommandModule } from './command.ts';

interface CyclesOptions extends GraphOptions {
  readonly limit: number;
}

export const cyclesCommand: CommandModule = {
  examples: [
    ['faultline cycles -g graphs/aws-us-east-1.yaml', 'what waits for itself, and what falls together'],
    ['faultline cycles -g graphs/example.yaml -f json', 'the same for a program'],
  ],
  configure: (command, io, finish) => {
    addGraphOptions(addLimitOption(command, 'cycles to print, 0 for all', 10)).action(
      async (options: CyclesOptions) => {
        const code = await answerFromGraph(io, options, (graph, placeOf) => {
          const all = cycles(graph);
          return cyclesReport(graph, all, {
            limit: options.limit,
            placeOf,
            breakersOf: (cycle) => cycleBreakers(graph, cycle),
            looserWayOf: (cycle) => looserWay(graph, cycle, all),
            graphOption: graphOptionText(options),
          });
        });
        finish(code);
      },
    );
  },
};
