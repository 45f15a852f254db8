import { describe, expect, it } from 'vitest';
import { requirementView } from '../../src/model/requirement-view.ts';
import { checkOutcomes } from './outcomes.ts';
import { shippedGraph } from './shipped-graph.ts';

/* Enrolment is the control plane and may be down for a while; checking a code is the data plane and may not. */

const graph = shippedGraph('mfa.yaml');

describe('sign-in', () => {
  const scenarios: readonly [failed: string, enrolment: string, signIn: string][] = [
    ['mfa/control', 'down 0s', 'ok'],
    ['mfa/data', 'ok', 'down 0s'],
    ['passwords/data', 'ok', 'down 0s'],
    ['mfa-events/control', 'down 0s', 'ok'],
    ['mfa-writer/control', 'delayed 0s', 'ok'],
    ['mfa-db', 'delayed 0s', 'delayed 0s'],
    ['mfa-db-copy-a/data', 'ok', 'ok'],
    ['message-gateway', 'degraded 0s', 'degraded 0s'],
  ];
  it.each(scenarios)('without %s: enrolment %s, sign-in %s', (failed, enrolment, signIn) => {
    checkOutcomes(
      graph,
      [failed],
      [
        ['mfa/control', enrolment],
        ['account-settings/management', enrolment],
        ['sign-in/data', signIn],
      ],
    );
  });

  it('leaves events to be written when the bus is gone', () => {
    checkOutcomes(graph, ['mfa-events/control'], [['mfa-writer/control', 'delayed 0s']]);
  });

  it('loses its spare with one of the copies', () => {
    checkOutcomes(graph, ['mfa-db-copy-b/data'], [['mfa/data', 'ok exposed']]);
  });
});

it('has no data plane that needs a control plane to run', () => {
  const planeOf = new Map(graph.components.map(({ id, plane }) => [id, plane]));
  const found = graph.requirements
    .map((_, number) => requirementView(graph, number))
    .filter(({ dependent, phase }) => planeOf.get(dependent) === 'data' && phase !== 'startup')
    .filter(({ members }) => members.some((member) => planeOf.get(member) === 'control'));
  expect(found).toEqual([]);
});
