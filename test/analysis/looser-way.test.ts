import { describe, expect, it } from 'vitest';
import { looserWay } from '../../src/analysis/cycle/looser-way.ts';
import { cycles } from '../../src/analysis/cycles.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { oneLineGraph } from '../oracle/one-line-graph.ts';

/** The ways shown beside the shortest ones of loose cycles. */
function waysOf(line: string): string[] {
  const graph = libraryGraph([oneLineGraph(line)]);
  const all = cycles(graph);
  return all.flatMap((cycle) => {
    const way = looserWay(graph, cycle, all);
    // A way round: each link begins where the one before ends.
    for (const [index, { to }] of way.entries()) expect(way[(index + 1) % way.length]?.from).toBe(to);
    return way.length === 0 ? [] : [way.map(({ from }) => from).join(' ')];
  });
}

describe('a way round that is only loose', () => {
  it.each([
    ['there is no cycle', 'a>b b?c', []],
    ['the shortest way is one', 'a?b b>a', []],
    ['a stronger cycle has the same members', 'a>b b>a', []],
    ['the shortest way leaves the stronger cycle', 'b>c c>d d>b a?b b?a', []],
    ['the shortest way is of a stronger cycle', 'a>b b>a b?c c?a', ['a b c']],
    ['one keeps out of the stronger cycle', 'a>b b>a b?c c>d d>e e?c e?a', ['c d e']],
  ])('when %s', (_, line, expected) => {
    expect(waysOf(line)).toEqual(expected);
  });
});
