import { blastSizes } from '../../src/analysis/blast-rows/blast-sizes.ts';
import { makeScriptKernel } from '../../src/analysis/blast-rows/row-kernel.ts';
import type { CompactGraph } from '../../src/model/compact-graph.ts';
import { type Contender, printInterleaved } from './interleaved.ts';
import { milliseconds } from './milliseconds.ts';
import { python, reference, writePairs } from './peers.ts';
import { randomGraph } from './random-graph.ts';

/** Larger graphs are ranked once, and without those that take an hour. */
const large = 100_000;

/**
 * `rank` of graphs of these sizes in one thread: plain ones against C++ and what else there is, and mixed ones, with
 * three levels and groups, against plain ones.
 */
export function bench(sizes: readonly string[]): void {
  for (const size of (sizes.length === 0 ? ['200', '10000', '100000'] : sizes).map(Number)) {
    const plain = randomGraph(size, 'plain');
    const mixed = randomGraph(size, 'mixed');
    const file = writePairs(plain);
    const both = (name: string, graph: CompactGraph, tasks: readonly string[]): readonly Contender[] => [
      { name: `${name}, WebAssembly`, run: tasksOf(tasks[0], tasks[1], () => blastSizes(graph)) },
      {
        name: `${name}, JavaScript`,
        run: tasksOf(tasks[0], tasks[2], () => blastSizes(graph, undefined, makeScriptKernel)),
        ...(size > large ? { rounds: 0 } : {}),
      },
    ];
    const contenders = [
      reference(file, ['rank']),
      ...both('plain', plain, ['rank', 'levels wasm', 'levels js']),
      ...both('mixed', mixed, ['', 'levels wasm', 'levels js']),
    ];
    const peers = size > large ? [] : [python('igraph', file, ['rank']), python('networkx', file, ['rank'])];
    const title = `${size} services, ${plain.member.length} plain and ${mixed.member.length} mixed edges`;
    printInterleaved(title, [...contenders, ...peers], size > large ? 1 : 7);
  }
}

/** A run that counts for one or two tasks. */
function tasksOf(first = '', second = '', run: () => unknown): Contender['run'] {
  return () => {
    const ms = milliseconds(run);
    return Object.fromEntries([first, second].filter((task) => task !== '').map((task) => [task, ms]));
  };
}
