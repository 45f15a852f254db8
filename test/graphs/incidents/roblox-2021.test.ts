import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../../src/analysis/bootstrap.ts';
import { cycles } from '../../../src/analysis/cycles.ts';
import { impact } from '../../../src/analysis/impact.ts';
import { checkNothingElse, checkOutcomes, type Row } from '../outcomes.ts';
import { shippedGraph } from '../shipped-graph.ts';
import { type ClearRow, checkClearTimes, checkRestartOrder, recoveryAfter } from './recoveries.ts';

/*
 * What the operator's report says of 2021-10-28 to 10-31, against what the graph predicts. The clock of the
 * recovery begins when Consul is stable, some 54 hours after the outage began.
 */

const file = 'incidents/roblox-2021.yaml';
const graph = shippedGraph(file);

describe('Consul goes down', () => {
  const reported: readonly Row[] = [
    ['consul', 'down 0s'],
    ['nomad', 'down 0s'],
    ['vault', 'down 0s'],
    ['traffic-routing', 'down 0s'],
    ['cache-system', 'down 0s'],
    ['backend-services', 'down 0s'],
    ['players', 'down 0s'],
    ['telemetry', 'down 0s'],
    // They found it, and it took them much longer.
    ['consul-engineers', 'degraded 0s'],
  ];
  it('does what the report says', () => checkOutcomes(graph, ['consul'], reported));

  it('does nothing else', () =>
    checkNothingElse(
      graph,
      ['consul'],
      reported.map(([component]) => component),
    ));

  it.each(['databases', 'boltdb', 'consul-hardware', 'dns-steering', 'cache-deploy-tool'])(
    'spares %s',
    (component) => checkOutcomes(graph, ['consul'], [[component, 'ok']]),
  );

  it('predicts something else for a slow Consul: at 13:37 it was, and players were fine until 16:35', () => {
    // A partial loss goes through every hard requirement at once: how slow is too slow is not in the graph.
    const { components } = impact(graph, [{ component: 'consul', state: 'degraded', atMs: 0 }]);
    const states = new Map(components.map(({ component, state }) => [component, state]));
    expect(states.get('vault')).toBe('degraded');
    expect(states.get('players')).toBe('degraded');
  });
});

describe('other failures', () => {
  const scenarios: readonly [what: string, failed: string, others: readonly Row[]][] = [
    ['without Vault what runs goes on', 'vault', [['backend-services', 'ok frozen']]],
    [
      'without Nomad what runs goes on',
      'nomad',
      [
        ['cache-system', 'ok frozen'],
        ['backend-services', 'ok frozen'],
      ],
    ],
    ['a blind repair is a slow one', 'telemetry', [['consul-engineers', 'degraded 0s']]],
    ['without admission nobody is thrown out', 'dns-steering', [['players', 'ok frozen']]],
  ];
  it.each(scenarios)('%s', (_what, failed, others) => {
    checkOutcomes(graph, [failed], others);
    checkNothingElse(graph, [failed], [failed, ...others.map(([component]) => component)]);
  });
});

describe('the recovery', () => {
  it('has the order of the report', () => {
    const order = ['consul', 'nomad', 'cache-system', 'backend-services', 'players'];
    checkRestartOrder(graph, ['consul'], order);
    checkRestartOrder(graph, ['consul'], ['consul', 'vault', 'backend-services']);
  });

  const reported: readonly ClearRow[] = [
    ['consul', '0s'],
    ['nomad', '0s'],
    ['vault', '0s'],
    ['cache-system', '7h'], // 05:00 on the 31st, after 61 of 73 hours
    ['backend-services', '12h'], // 10:00
    ['players', '18h45m'], // 16:45
    ['databases', 'not affected'],
  ];
  it('takes as long as it took', () => checkClearTimes(graph, ['consul'], reported));

  it('waits for the caches longest of all', () => {
    const { criticalPath } = recoveryAfter(graph, ['consul']);
    expect(criticalPath.map(({ component }) => component).slice(-3)).toEqual([
      'cache-system',
      'backend-services',
      'players',
    ]);
  });
});

describe('the trap', () => {
  it('telemetry needs what it observes, and deploying the caches expects caches', () => {
    expect(cycles(graph).map(({ kind, members }) => [kind, ...members])).toEqual([
      ['loose', 'consul', 'consul-engineers', 'telemetry'],
      ['loose', 'cache-deploy-tool', 'cache-system'],
    ]);
  });

  it('hampered, and did not hold: everything comes back, and starts from cold', () => {
    expect(recoveryAfter(graph, ['consul']).neverClear).toEqual([]);
    expect(bootstrap(graph).deadlock).toEqual({ cores: [], behind: [] });
  });

  const needed: readonly [what: string, more: string, core: readonly string[]][] = [
    [
      'if Consul could not be repaired without telemetry',
      'services: { consul: { dependsOn: [{ service: telemetry, phase: startup }] } }',
      ['consul', 'telemetry'],
    ],
    [
      'if the tool could not start caches from nothing',
      'services: { cache-deploy-tool: { dependsOn: [{ service: cache-system }] } }',
      ['cache-deploy-tool', 'cache-system'],
    ],
  ];
  it.each(needed)('%s, neither a repair nor a cold start would end', (_what, more, core) => {
    const other = shippedGraph(file, more);
    for (const { deadlock } of [recoveryAfter(other, ['consul']), bootstrap(other)]) {
      expect(deadlock.cores.map(({ members }) => members)).toEqual([core]);
    }
  });
});
