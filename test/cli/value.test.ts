import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from './fake-io.ts';

const shop = `faultline: 1
title: "a|b *c* @d"
services:
  web: { dependsOn: [api] }
  api: { dependsOn: [{ service: db, tolerates: 5m }] }
  db: { startup: 90m }
`;

async function value(...args: readonly string[]) {
  const world = fakeWorld({ files: { '/repo/faultline.yaml': shop } });
  const code = await main(['value', ...args], world.io);
  return { code, out: world.out(), err: world.err(), files: world.files };
}

describe('value', () => {
  it.each([
    [['summary.down', 'impact', 'db'], '3'],
    [['components[web].onsetMs.down', 'impact', 'db', '--at', '10m'], 't+5m'],
    [['--as', 'duration', 'components[web].onsetMs.down', 'impact', 'db'], '5m'],
    [['totalMs', 'bootstrap'], '1h30m'],
    [['totalMs', 'bootstrap', '--as', 'number'], '5400000'],
    [['components.first.id', 'rank'], 'db'],
    [['components.count', 'rank', '--top', '2'], '2'],
    [['criticalPath', 'bootstrap', '-g', 'faultline.yaml'], 'db, api and web'],
    [['graph.title', 'impact', 'db'], 'a|b *c* @d'],
    [['graph.title', 'impact', 'db', '-f', 'markdown'], 'a\\|b \\*c\\* `@d`'],
    [['components.first.id', 'rank', '-f', 'markdown'], '`db`'],
  ])('%j is %s', async (args, expected) => {
    expect(await value(...args)).toMatchObject({ code: 0, out: `${expected}\n`, err: '' });
  });

  it.each([
    [['down', 'impact', 'db'], 'there are `summary.down`, `components[…].onsetMs.down`'],
    [['summary.dwon', 'impact', 'db'], 'similar name: `down`'],
    [['summary', 'impact', 'db'], '`summary.down`'],
    [['nonsense', 'rank'], 'there are `schema`, `components.count`, `components[…].id`'],
    [['components[webb].state', 'impact', 'db'], 'similar name: `web`'],
    [['graph.title', 'impact', 'db', '--as', 'duration'], 'leave out `--as`'],
    [['impact', 'db'], 'it comes first'],
    [['summary.down', 'impct', 'db'], 'similar name: `impact`'],
    [['summary.down', 'embed', 'x.md'], 'there are `impact`'],
    [['summary.down', 'value', 'summary.down', 'impact', 'db'], 'there are `impact`'],
    [['summary.down', 'impact', 'dbb'], 'similar name: `db`'],
    [['summary.down', 'impact', 'db', '-o', 'x.json'], 'leave out the option that writes'],
    [['summary.down', 'impact', 'db', '--limt', '3'], 'there is `--limit`'],
    [['summary.down'], '--help'],
  ])('%j exits 2 with a hint', async (args, hint) => {
    const { code, out, err, files } = await value(...args);
    expect({ code, out, count: files.size }).toEqual({ code: 2, out: '', count: 1 });
    expect(err).toContain(hint);
  });

  it('has none of what never happens, and says why', async () => {
    const stuck =
      'faultline: 1\nservices: { a: { dependsOn: [b] }, b: { dependsOn: [a] }, c: { startup: 5m } }\n';
    for (const field of ['totalMs', 'readyMs.a']) {
      const world = fakeWorld({ files: { '/repo/faultline.yaml': stuck } });
      expect(await main(['value', field, 'bootstrap'], world.io)).toBe(2);
      expect([world.out(), world.err()]).toEqual([
        '',
        expect.stringContaining('what never happens has no time'),
      ]);
    }
  });
});
