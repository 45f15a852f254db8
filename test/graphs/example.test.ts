import { describe, it } from 'vitest';
import { checkNothingElse, checkOutcomes, type Row } from './outcomes.ts';
import { shippedGraph } from './shipped-graph.ts';

/* The answers that the comment at the head of the example promises. */

const graph = shippedGraph('example.yaml');

describe('the example', () => {
  const scenarios: readonly [what: string, failed: readonly string[], others: readonly Row[]][] = [
    ['soft: a part is lost', ['recommendations'], [['web', 'degraded 0s']]],
    ['async: late after four hours', ['mail'], [['checkout', 'delayed 4h']]],
    ['a group: holds without a spare', ['cards'], [['checkout', 'ok exposed']]],
    [
      'a group: one is needed',
      ['cards', 'invoices'],
      [
        ['checkout', 'down 0s'],
        ['web', 'degraded 0s'],
      ],
    ],
    [
      'hard: everything on the cluster, and DNS takes both planes of it',
      ['dns'],
      [
        ['cluster/control', 'down 0s'],
        ['cluster/data', 'down 0s'],
        ['mail', 'down 0s'],
        ['recommendations', 'down 0s'],
        ['catalog', 'down 0s'],
        ['checkout', 'down 0s'],
        ['web', 'down 0s'],
      ],
    ],
    [
      'needed to start only: nothing falls',
      ['cluster/control'],
      [
        ['recommendations', 'ok frozen'],
        ['catalog', 'ok frozen'],
        ['checkout', 'ok frozen'],
        ['web', 'ok frozen'],
      ],
    ],
    [
      'a quorum: holds with two',
      ['db-1'],
      [
        ['catalog', 'ok exposed'],
        ['checkout', 'ok exposed'],
      ],
    ],
    [
      'a quorum: lost with one, and ten minutes of cache',
      ['db-1', 'db-2'],
      [
        ['checkout', 'down 0s'],
        ['catalog', 'down 10m'],
        ['web', 'down 10m'],
      ],
    ],
  ];
  it.each(scenarios)('%s', (_what, failed, others) => {
    checkOutcomes(graph, failed, others);
    checkNothingElse(graph, failed, [...failed, ...others.map(([component]) => component)]);
  });
});
