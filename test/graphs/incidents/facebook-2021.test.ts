import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../../src/analysis/bootstrap.ts';
import { cycles } from '../../../src/analysis/cycles.ts';
import { checkNothingElse, checkOutcomes, outcomesOf, type Row } from '../outcomes.ts';
import { shippedGraph } from '../shipped-graph.ts';
import { type ClearRow, checkClearTimes, checkRestartOrder, recoveryAfter } from './recoveries.ts';

/*
 * What the operator's report, and what was seen from outside, say of 2021-10-04, against what the graph predicts.
 * The clock of the recovery begins with the loss, about 15:40 UTC: from then on people worked on the repair.
 */

const file = 'incidents/facebook-2021.yaml';
const graph = shippedGraph(file);

describe('the backbone goes down', () => {
  const reported: readonly Row[] = [
    // The routers could still be reached, by going there: one of three ways is left.
    ['backbone', 'down 0s exposed'],
    ['data-centers', 'down 0s'],
    ['edge-facilities', 'down 0s'],
    ['dns-announcements', 'down 0s'],
    ['authoritative-dns', 'down 0s'],
    ['facebook', 'down 0s'],
    ['instagram', 'down 0s'],
    ['whatsapp', 'down 0s'],
    ['internal-tools', 'down 0s'],
    ['primary-net-access', 'down 0s'],
    ['oob-net-access', 'down 0s'],
    ['network-engineers', 'degraded 0s'],
    ['public-resolvers', 'degraded 0s'],
  ];
  it('does what was reported', () => checkOutcomes(graph, ['backbone'], reported));

  it('does nothing else', () =>
    checkNothingElse(
      graph,
      ['backbone'],
      reported.map(([component]) => component),
    ));

  const spared = [
    'data-center-servers',
    'dns-servers',
    'other-announcements',
    'onsite-access',
    'facility-security',
    '1.1.1.1',
    'command-audit',
    'backbone-capacity-management',
  ];
  it.each(spared)('spares %s', (component) => checkOutcomes(graph, ['backbone'], [[component, 'ok']]));

  it('takes DNS by way of the announcements, not because the name servers stand at the edge', () => {
    checkOutcomes(graph, ['dns-announcements'], [['authoritative-dns', 'down 0s']]);
    checkOutcomes(graph, ['edge-facilities'], [['authoritative-dns', 'ok']]);
  });
});

describe('other failures', () => {
  it('without DNS the apps last as long as cached answers', () => {
    checkOutcomes(
      graph,
      ['authoritative-dns'],
      [
        ['facebook', 'down 10m'],
        ['instagram', 'down 10m'],
        ['whatsapp', 'down 10m'],
        ['internal-tools', 'down 0s'],
        ['network-engineers', 'degraded 0s'],
        ['backbone', 'ok'],
      ],
    );
    expect(outcomesOf(graph, ['authoritative-dns'], 599_999).get('facebook')).toBe('ok');
  });

  it.each(['command-audit', 'backbone-capacity-management'])('touches nothing with %s', (component) =>
    checkNothingElse(graph, [component], [component]),
  );

  it('carries traffic without any access, and could not be repaired', () =>
    checkOutcomes(
      graph,
      ['primary-net-access', 'oob-net-access', 'onsite-access'],
      [
        ['backbone', 'ok frozen'],
        ['facebook', 'ok'],
      ],
    ));
});

describe('the trap', () => {
  const found = cycles(graph);

  it('access needs the backbone, whose repair needs access; on-site access is the only way in', () => {
    expect(found.map(({ kind }) => kind)).toEqual(['startup', 'loose']);
    expect(found[0]?.members).toEqual(['backbone', 'oob-net-access', 'primary-net-access']);
    // It starts all the same, at the backbone, because of whom the one group lets in.
    expect(found[0]?.entry?.component).toBe('backbone');
    expect(found[0]?.entry?.groups.map(({ metBy }) => metBy)).toEqual([['onsite-access']]);
  });

  it('tools need DNS, DNS needs the backbone, and its repair is slower without tools', () => {
    expect(found.at(-1)).toMatchObject({
      kind: 'loose',
      members: [
        'authoritative-dns',
        'backbone',
        'data-centers',
        'dns-announcements',
        'internal-tools',
        'network-engineers',
        'oob-net-access',
        'primary-net-access',
      ],
    });
  });

  it('did not close, as it was: everything comes back, and starts from cold', () => {
    expect(recoveryAfter(graph, ['backbone']).neverClear).toEqual([]);
    expect(bootstrap(graph).deadlock).toEqual({ cores: [], behind: [] });
  });

  it('would have closed with doors that need the network, as the press had it', () => {
    const doors = shippedGraph(file, 'services: { onsite-access: { dependsOn: [backbone] } }');
    const { deadlock } = recoveryAfter(doors, ['backbone']);
    expect(deadlock.cores.map(({ members }) => members)).toEqual([
      ['backbone', 'onsite-access', 'oob-net-access', 'primary-net-access'],
    ]);
    const behind = ['data-centers', 'edge-facilities', 'dns-announcements', 'authoritative-dns'];
    expect(deadlock.behind).toEqual(
      [...behind, 'facebook', 'instagram', 'internal-tools', 'whatsapp'].sort(),
    );
  });

  it('would have closed as well with tools that nobody can do without', () => {
    const tools = 'services: { network-engineers: { dependsOn: [dns-announcements] } }';
    const { deadlock } = recoveryAfter(shippedGraph(file, tools), ['backbone']);
    expect(deadlock.cores.map(({ members }) => members)).toEqual([
      // Remote access is in it: it waits for the backbone, which may enter by it.
      [
        'backbone',
        'data-centers',
        'dns-announcements',
        'network-engineers',
        'oob-net-access',
        'primary-net-access',
      ],
    ]);
  });
});

describe('the recovery', () => {
  it('has the order of the report: backbone, announcements, DNS, tools', () => {
    const order = ['backbone', 'data-centers', 'dns-announcements', 'authoritative-dns', 'internal-tools'];
    checkRestartOrder(graph, ['backbone'], order);
    checkRestartOrder(graph, ['backbone'], ['backbone', 'primary-net-access']);
  });

  const seen: readonly ClearRow[] = [
    ['backbone', '5h20m'],
    ['dns-announcements', '5h20m'], // about 21:00
    ['authoritative-dns', '5h40m'], // 21:20
    ['onsite-access', 'not affected'],
  ];
  it('takes as long as was seen from outside', () => checkClearTimes(graph, ['backbone'], seen));

  const known: readonly [component: string, reported: string, predicted: string][] = [
    // Still coming up at 21:28, load being let back region by region. When each was done is not published.
    ['facebook', 'after 21:28', '5h40m'],
    ['instagram', 'after 21:28', '5h40m'],
    ['whatsapp', 'after 21:28', '5h40m'],
  ];
  it.each(known)('predicts something else for %s: reported %s', (component, _reported, predicted) => {
    checkClearTimes(graph, ['backbone'], [[component, predicted]]);
  });
});
