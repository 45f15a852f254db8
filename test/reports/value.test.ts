import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/document/document.ts';
import { fieldNames } from '../../src/reports/field-names.ts';
import { pickField } from '../../src/reports/field-path.ts';
import { plainText } from '../../src/reports/plain-text.ts';
import { type ValueForm, valueText } from '../../src/reports/value.ts';

const answer: JsonObject = {
  schema: 'faultline/impact@1',
  graph: { title: 'Shop', services: 3, nothing: null },
  summary: { down: 2, frozen: 0 },
  horizonMs: 600_000,
  totalMs: 9_420_000,
  errorMs: { median: -90_000 },
  recall: 5 / 6,
  precision: 0.99961,
  waves: [['dns', 'db'], ['web']],
  readyMs: { 'db.1': 0, db: 720_000 },
  empty: [],
  components: [
    { id: 'db', state: 'down', root: true, onsetMs: { down: 0 } },
    { id: 'ec2/control', state: 'down', root: false, onsetMs: { down: 300_000 } },
    {
      id: 'v1.2',
      state: 'delayed',
      root: false,
      onsetMs: {},
      frozenMs: 60_000,
      hops: 1,
      causes: [{ component: 'db' }],
    },
  ],
};

function said(path: string, form?: ValueForm, of = answer): string | undefined {
  const picked = pickField(of, path);
  if ('known' in picked) throw new Error(`no ${picked.name} after ${picked.after}`);
  const text = valueText(picked.value, picked.keys, form);
  return text && plainText(text);
}

describe('a value', () => {
  it.each([
    ['summary.down', '2'],
    ['graph.title', 'Shop'],
    ['graph.nothing', 'nothing'],
    ['totalMs', '2h37m'],
    ['horizonMs', 't+10m'],
    ['errorMs.median', '−1m30s'],
    ['recall', '0.833'],
    ['precision', '0.9996'],
    ['components.count', '3'],
    ['components', 'db, ec2/control and v1.2'],
    ['components.first.id', 'db'],
    ['components.last.state', 'delayed'],
    ['components.1.id', 'ec2/control'],
    ['components[v1.2].frozenMs', 't+1m'],
    ['components[ec2/control].onsetMs.down', 't+5m'],
    ['components.ec2/control.onsetMs.down', 't+5m'],
    ['components.db.onsetMs.down', 't+0'],
    ['components.db.root', 'yes'],
    ['components.v1.2.hops', '1'],
    ['components[v1.2].causes.first.component', 'db'],
    ['readyMs.db', '12m'],
    ['readyMs.db.1', '0s'],
    ['readyMs[db.1]', '0s'],
    ['waves.count', '2'],
    ['waves.0', 'dns and db'],
    ['waves[1].first', 'web'],
    ['empty', 'none'],
    ['empty.count', '0'],
  ])('%s is %s', (path, expected) => {
    expect(said(path)).toBe(expected);
  });

  it.each<[string, ValueForm, string]>([
    ['components[ec2/control].onsetMs.down', 'duration', '5m'],
    ['totalMs', 'time', 't+2h37m'],
    ['totalMs', 'number', '9420000'],
    ['recall', 'percent', '83.3%'],
  ])('%s as %s is %s', (path, form, expected) => {
    expect(said(path, form)).toBe(expected);
  });

  it.each([
    ['count', '4m'],
    ['atMs', '5m'],
  ])('is a length of time for a service called %s too', (id, expected) => {
    expect(said(`readyMs.${id}`, undefined, { readyMs: { count: 240_000, atMs: 300_000 } })).toBe(expected);
  });

  it('is 100 % only when nothing is missing', () => {
    expect(said('recall', 'percent', { recall: 2999 / 3000 })).toBe('99.9%');
  });

  it('is an id where ids stand, for code', () => {
    const idAt = (path: string) => {
      const picked = pickField(answer, path);
      return 'known' in picked ? undefined : valueText(picked.value, picked.keys)?.[0];
    };
    expect(idAt('components.first.id')).toEqual({ kind: 'id', text: 'db' });
    expect(idAt('waves.0.first')).toEqual({ kind: 'id', text: 'dns' });
    expect(idAt('graph.title')).toBe('Shop');
  });

  it('is none of something that holds several, or of another form', () => {
    expect(said('summary')).toBeUndefined();
    expect(said('waves')).toBeUndefined();
    expect(said('graph.title', 'duration')).toBeUndefined();
  });

  it.each([
    ['down', 'down', ''],
    ['summary.up', 'up', 'summary'],
    ['components.web.state', 'web', 'components'],
    ['components[web].state', 'web', 'components'],
    ['summary.down.more', 'more', 'summary.down'],
    ['toString', 'toString', ''],
    ['__proto__', '__proto__', ''],
    ['components.length', 'length', 'components'],
    ['', undefined, undefined],
    ['summary..down', '', 'summary'],
    ['components[db', '', 'components'],
  ])('of %j is missing at %j', (path, name, after) => {
    const picked = pickField(answer, path);
    if (name === undefined) expect(picked).not.toHaveProperty('known');
    else expect(picked).toMatchObject({ name, after });
  });
});

it('lists the fields of an answer', () => {
  expect(fieldNames(answer)).toEqual([
    ...['schema', 'graph.title', 'graph.services', 'graph.nothing', 'summary.down', 'summary.frozen'],
    ...[
      'horizonMs',
      'totalMs',
      'errorMs.median',
      'recall',
      'precision',
      'waves.count',
      'readyMs[…]',
      'readyMs.db',
    ],
    ...['empty.count', 'components.count', 'components[…].id', 'components[…].state', 'components[…].root'],
    ...['components[…].onsetMs.down', 'components[…].frozenMs', 'components[…].hops'],
    'components[…].causes.count',
    'components[…].causes[…].component',
  ]);
});
