import { describe, expect, it } from 'vitest';
import { rank } from '../../src/analysis/rank.ts';
import { checkNothingElse, checkOutcomes, outcomesOf, type Row } from './outcomes.ts';
import { shippedGraph } from './shipped-graph.ts';

/* The same launch coupled two ways, and the same failure in both. */

const direct = shippedGraph('ec2-launch-direct.yaml');
const events = shippedGraph('ec2-launch-events.yaml');
const backEnds = ['capacity/control', 'network/control', 'storage/control', 'security/control'];

describe('losing one back end', () => {
  it.each(backEnds)('direct: %s takes the launch down, and what waits for one', (backEnd) => {
    checkOutcomes(
      direct,
      [backEnd],
      [
        ['launch-api/management', 'down 0s'],
        ['console/management', 'down 0s'],
        ['cli/management', 'down 0s'],
        ['launches/control', 'down 0s'],
        ['fleet-scaling/control', 'down 0s'],
        ['servers/data', 'ok frozen'],
        ['instances/data', 'ok'],
      ],
    );
  });

  it.each(backEnds)('events: without %s requests are accepted and late, and nobody else fails', (backEnd) => {
    checkOutcomes(
      events,
      [backEnd],
      [
        ['launch-api/management', 'ok'],
        ['launches/control', 'delayed 0s'],
        ['fleet-scaling/control', 'delayed 0s'],
        ['instances/data', 'ok'],
      ],
    );
    checkNothingElse(events, [backEnd], [backEnd, 'launches/control', 'fleet-scaling/control']);
  });
});

describe('the router', () => {
  it('is what everything needs', () => {
    expect(rank(events)[0]?.component).toBe('router/control');
    const spared = ['instances/data'];
    const everything = events.components.map(({ id }) => id).filter((id) => !spared.includes(id));
    checkNothingElse(events, ['router/control'], everything);
  });

  it('touches no running instance', () =>
    checkOutcomes(events, ['router/control'], [['instances/data', 'ok']]));
});

describe('losing something else', () => {
  const withFront: readonly Row[] = [
    ['launch-api/management', 'down 0s'],
    ['console/management', 'down 0s'],
    ['cli/management', 'down 0s'],
  ];
  it('events: launches that have begun go on without the front', () => {
    checkOutcomes(events, ['launch-api/management'], [...withFront, ['launches/control', 'ok frozen']]);
    checkOutcomes(events, ['launch-api/management'], [['fleet-scaling/control', 'ok']]);
  });

  it('direct: launches that have begun fail with the front', () => {
    checkOutcomes(direct, ['launch-api/management'], [...withFront, ['launches/control', 'down 0s']]);
  });

  it('direct: the audit trail is late without security', () => {
    checkOutcomes(direct, ['security/control'], [['audit-trail/control', 'delayed 0s']]);
  });

  it.each([
    ['direct', direct],
    ['events', events],
  ])('%s: instances go down with their servers, and with nothing else', (_name, graph) => {
    const takesInstances = graph.components
      .map(({ id }) => id)
      .filter((id) => outcomesOf(graph, [id]).get('instances/data') !== 'ok');
    expect(takesInstances).toEqual(['instances/data', 'servers/data']);
  });
});

it('has the same services in both, but for the router', () => {
  const ids = direct.services.map(({ id }) => id);
  expect(events.services.map(({ id }) => id).filter((id) => id !== 'router')).toEqual(ids);
});

it.each([
  ['direct', direct],
  ['events', events],
])('%s has the three planes', (_name, graph) => {
  const planes = new Set(graph.components.map(({ plane }) => plane));
  expect([...planes].sort()).toEqual(['control', 'data', 'management']);
});
