import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../../src/analysis/bootstrap.ts';
import { cycles } from '../../../src/analysis/cycles.ts';
import { checkNothingElse, checkOutcomes, type Row } from '../outcomes.ts';
import { shippedGraph } from '../shipped-graph.ts';
import { type ClearRow, checkClearTimes, checkRestartOrder, recoveryAfter } from './recoveries.ts';

/*
 * What the provider's report says of 2020-11-25, against what the graph predicts. The clock of the recovery begins
 * at 10:07 PST, when the first restarted servers took traffic.
 */

const file = 'incidents/aws-kinesis-2020.yaml';
const graph = shippedGraph(file);

describe('the front-end fleet cannot route', () => {
  const reported: readonly Row[] = [
    ['kinesis-frontend', 'down 0s'],
    ['kinesis', 'down 0s'],
    ['cognito', 'down 0s'],
    ['cloudwatch', 'down 0s'],
    ['eventbridge', 'delayed 0s'],
    ['lambda', 'degraded 0s'],
    ['autoscaling', 'delayed 0s'],
    ['ecs/control', 'delayed 0s'],
    ['eks/control', 'delayed 0s'],
    ['shd-posting-tool', 'down 0s'],
    // Posting went on with the one tool that was left.
    ['service-health-dashboard', 'ok exposed'],
  ];
  it('does what the report says', () => checkOutcomes(graph, ['kinesis-frontend'], reported));

  it('does nothing else', () =>
    checkNothingElse(
      graph,
      ['kinesis-frontend'],
      reported.map(([component]) => component),
    ));

  const spared = [
    'dynamodb',
    'kinesis-backend',
    'kinesis-membership',
    'shd-backup-tool',
    'personal-health-dashboard',
    'ecs/data',
    'eks/data',
  ];
  it.each(spared)('spares %s', (component) =>
    checkOutcomes(graph, ['kinesis-frontend'], [[component, 'ok']]),
  );

  const known: readonly [component: string, reported: string, predicted: string][] = [
    // Its API had errors as well: part of it was lost, and the events were late. The graph has it in one piece.
    ['eventbridge', 'degraded', 'delayed 0s'],
    // Some metrics still went through.
    ['cloudwatch', 'degraded', 'down 0s'],
  ];
  it.each(known)('predicts something else for %s: reported %s', (component, _reported, predicted) => {
    checkOutcomes(graph, ['kinesis-frontend'], [[component, predicted]]);
  });
});

describe('other failures', () => {
  it('has the cause one step further down: threads between servers, and so the maps', () =>
    checkOutcomes(
      graph,
      ['kinesis-peers'],
      [
        ['kinesis-shard-map', 'down 0s'],
        ['kinesis-frontend', 'down 0s'],
        ['kinesis', 'down 0s'],
      ],
    ));

  it.each(['dynamodb', 'kinesis-membership'])(
    'keeps its maps without %s, and could not build new ones',
    (it) => {
      checkOutcomes(graph, [it], [['kinesis-shard-map', 'ok frozen']]);
      checkNothingElse(graph, [it], [it, 'kinesis-shard-map']);
    },
  );

  it('has no news when both tools for posting are lost', () =>
    checkOutcomes(graph, ['cognito', 'shd-backup-tool'], [['service-health-dashboard', 'down 0s']]));
});

describe('the recovery', () => {
  it('has the order of the report: fleet, Kinesis, CloudWatch', () =>
    checkRestartOrder(graph, ['kinesis-frontend'], ['kinesis-frontend', 'kinesis', 'cloudwatch']));

  const reported: readonly ClearRow[] = [
    ['kinesis', '12h16m'], // 22:23
    ['cloudwatch', '12h24m'], // 22:31
  ];
  it('takes as long as it took', () => checkClearTimes(graph, ['kinesis-frontend'], reported));

  const known: readonly [component: string, reported: string, predicted: string][] = [
    // Recovered by needing Kinesis less, hours before Kinesis was back: a requirement changed, not met.
    ['cognito', 'at 14:18, after 4h11m', '12h16m'],
    ['lambda', 'at 10:36, after 29m', '12h24m'],
    // Back before Kinesis was, by what is told of them. A start-up has no half-way.
    ['ecs/control', 'mostly at 16:15, after 6h8m', '12h16m'],
    ['eks/control', 'mostly at 16:15, after 6h8m', '12h16m'],
    ['autoscaling', 'at 17:47, after 7h40m', '12h24m'],
  ];
  it.each(known)('predicts something else for %s: reported %s', (component, _reported, predicted) => {
    checkClearTimes(graph, ['kinesis-frontend'], [[component, predicted]]);
  });
});

describe('the trap', () => {
  it('a fleet that learns from itself', () => {
    expect(cycles(graph).map(({ kind, members }) => [kind, ...members])).toEqual([
      ['loose', 'kinesis-frontend', 'kinesis-peers', 'kinesis-shard-map'],
    ]);
  });

  it('made the restart slow, and did not stop it', () => {
    expect(recoveryAfter(graph, ['kinesis-frontend']).neverClear).toEqual([]);
    expect(bootstrap(graph).deadlock).toEqual({ cores: [], behind: [] });
  });

  it('would have stopped it, if nothing but a fleet that serves could teach a server', () => {
    const more = 'services: { kinesis-peers: { dependsOn: [kinesis-frontend] } }';
    const { cores } = recoveryAfter(shippedGraph(file, more), ['kinesis-frontend']).deadlock;
    expect(cores.map(({ members }) => members)).toEqual([
      ['kinesis-frontend', 'kinesis-peers', 'kinesis-shard-map'],
    ]);
  });
});
