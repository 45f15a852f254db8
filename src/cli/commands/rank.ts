import { rankTogether } from '../../analysis/rank.ts';
import { rankReport } from '../../reports/rank.ts';
import { addGraphOptions, answerFromGraph, type GraphOptions, graphOptionText } from '../graph-command.ts';
import { makeProgress } from '../progress.ts';
import { countOption } from '../service-arguments.ts';
import { startWorkers } from '../start-workers.ts';
import type { CommandModule } from './command.ts';

interface RankOptions extends GraphOptions {
  readonly top?: number;
}

export const rankCommand: CommandModule = {
  examples: [
    ['faultline rank -g graphs/aws-us-east-1.yaml', 'where everything is in one basket'],
    ['faultline rank --top 3 -g graphs/example.yaml', 'the three that matter most'],
  ],
  configure: (command, io, finish) => {
    command.option('--top <rows>', 'how many to print, 0 for all (default: 20; all in json)', (text) =>
      countOption('--top', text),
    );
    addGraphOptions(command).action(async (options: RankOptions) => {
      const code = await answerFromGraph(io, options, async (graph) => {
        const progress = makeProgress(io, 'ranking', graph.componentIds.length);
        const radii = await rankTogether(graph, { startHelpers: startWorkers, onProgress: progress.show });
        progress.clear();
        return rankReport(graph, radii, { top: options.top, graphOption: graphOptionText(options) });
      });
      finish(code);
    });
  },
};
