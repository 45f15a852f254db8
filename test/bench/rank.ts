import { blastSizes } from '../../src/analysis/blast-rows/blast-sizes.ts';
import { printInterleaved } from './interleaved.ts';
import { milliseconds } from './milliseconds.ts';
import { python, reference, writePairs } from './peers.ts';
import { randomGraph } from './random-graph.ts';

/** `rank` of graphs of these sizes, plain and mixed, against C++ and what else there is. */
export function bench(sizes: readonly string[]): void {
  for (const size of (sizes.length === 0 ? ['200', '10000', '100000'] : sizes).map(Number)) {
    const plain = randomGraph(size, 'plain');
    const mixed = randomGraph(size, 'mixed');
    const file = writePairs(plain);
    const contenders = [
      reference(file, ['rank']),
      { name: 'faultline', run: () => ({ rank: milliseconds(() => blastSizes(plain)) }) },
      {
        name: 'faultline, three levels and groups',
        run: () => ({ rank: milliseconds(() => blastSizes(mixed)) }),
      },
    ];
    const peers =
      size > 100_000 ? [] : [python('igraph', file, ['rank']), python('networkx', file, ['rank'])];
    const title = `${size} services, ${plain.member.length} plain and ${mixed.member.length} mixed edges`;
    printInterleaved(title, [...contenders, ...peers], size > 100_000 ? 1 : 5);
  }
}
