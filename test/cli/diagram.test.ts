import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from './fake-io.ts';

const example = readFileSync(resolve(import.meta.dirname, '../../graphs/example.yaml'), 'utf8');

async function draw(...args: string[]) {
  const world = fakeWorld({ files: { '/repo/faultline.yaml': example } });
  const code = await main(['diagram', ...args], world.io);
  return { code, out: world.out(), err: world.err(), files: world.files };
}

/** The placed picture as data: ids of nodes, and states of those that have one. */
async function drawn(...args: string[]) {
  const { code, out } = await draw(...args, '-f', 'json');
  expect(code).toBe(0);
  const nodes: { id: string; state?: string }[] = JSON.parse(out).nodes;
  return nodes;
}

describe('diagram', () => {
  it('draws the whole graph, groups as joints', async () => {
    const ids = (await drawn()).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['web', 'cluster/control', 'cluster/data', 'dns']));
    expect(ids.filter((id) => id.includes(' of '))).toHaveLength(3);
  });

  it('draws what a scenario touches, and no more', async () => {
    const components = (await drawn('--impact', 'db-1', '--impact', 'db-2')).filter(
      ({ id }) => !id.includes(' of '),
    );
    expect(Object.fromEntries(components.map(({ id, state }) => [id, state]))).toEqual({
      'db-1': 'down',
      'db-2': 'down',
      checkout: 'down',
      catalog: 'down',
      web: 'down',
    });
  });

  it('draws a scenario at a time', async () => {
    const ids = (await drawn('--impact', 'db-1', '--impact', 'db-2', '--at', '5m')).map(({ id }) => id);
    expect(ids).toContain('checkout');
    expect(ids).toContain('web');
    expect(ids).not.toContain('catalog');
  });

  describe('of a start that gets stuck', () => {
    const files = {
      '/repo/faultline.yaml':
        'faultline: 1\nservices: { a: { dependsOn: [b] }, b: { dependsOn: [a] }, c: {} }\n',
    };
    const start = async (format: string) => {
      const { io, out } = fakeWorld({ files });
      expect(await main(['diagram', '--bootstrap', '-f', format], io)).toBe(0);
      return out();
    };

    it('draws what never starts unlike everything else, and says so', async () => {
      const boxes = [...(await start('svg')).matchAll(/<g><title>(.*?)<\/title><rect ([^>]*)>/g)];
      const dashed = boxes.filter(([, , rect = '']) => rect.includes('stroke-dasharray'));
      expect(dashed.map(([, id]) => id)).toEqual(['a', 'b']);
      expect((await start('svg')).match(/>never starts<\/text>/g)).toHaveLength(1);
    });

    it.each([
      ['dot', /^ {2}"a" \[.*dashed/m, /^ {2}"c" \[.*dashed/m],
      ['mermaid', /\["a<br\/>never"\]:::isStuck/, /\["c"\]:::isStuck/],
    ])('and in %s', async (format, stuck, other) => {
      const drawing = await start(format);
      expect(drawing).toMatch(stuck);
      expect(drawing).not.toMatch(other);
    });

    it('has no word for it when all starts', async () => {
      expect((await draw('--bootstrap', '-f', 'svg')).out).not.toContain('never starts');
    });
  });

  it.each([
    ['by name', ['mail']],
    ['with --focus', ['--focus', 'mail']],
  ])('draws a service and what is next to it: %s', async (_, args) => {
    expect((await drawn(...args)).map(({ id }) => id)).toEqual(['checkout', 'cluster/data', 'mail']);
    expect((await drawn(...args, '--depth', '0')).map(({ id }) => id)).toEqual(['mail']);
    expect((await drawn(...args, '--depth', '2')).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['dns', 'web']),
    );
  });

  it('says of what never starts that it never does, not that it is down', async () => {
    const stuck =
      'faultline: 1\nservices: { a: { startup: 1m, dependsOn: [b] }, b: { dependsOn: [a] }, c: { startup: 1m } }';
    const world = fakeWorld({ files: { '/repo/faultline.yaml': stuck } });
    expect(await main(['diagram', '--bootstrap', '-f', 'json'], world.io)).toBe(0);
    const { nodes } = JSON.parse(world.out());
    expect(nodes).toMatchObject([
      { id: 'a', when: 'never' },
      { id: 'b', when: 'never' },
      { id: 'c', when: '+1m' },
    ]);
    expect(world.out()).not.toContain('down');
  });

  it('draws the start-up in waves', async () => {
    const { out } = await draw('--bootstrap', '-f', 'json');
    expect(JSON.parse(out).waves.map(({ label }: { label: string }) => label)).toEqual([
      'wave 0',
      'wave 1',
      'wave 2',
      'wave 3',
    ]);
  });

  it.each([
    ['x.svg', /^<svg /],
    ['x.mmd', /^---\ntitle: /],
    ['x.dot', /^digraph /],
    ['x.json', /^\{\n {2}"schema": "faultline\/diagram@1"/],
  ])('draws by the ending of the file: %s', async (file, expected) => {
    const { code, files, out } = await draw('--cycles', '-o', file);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(files.get(`/repo/${file}`)).toMatch(expected);
  });

  it('tells what is needed only to start apart, and says so', async () => {
    const [svg, mermaid, dot] = await Promise.all(
      ['svg', 'mermaid', 'dot'].map((format) => draw('-f', format)),
    );
    expect(svg?.out).toContain('>needs only to start<');
    expect(mermaid?.out).toContain('-.->|to start|');
    expect(dot?.out).toContain('label="to start"');
    expect((await draw('--bootstrap')).out).not.toContain('only to start');
  });

  it('takes a theme', async () => {
    const [light, dark] = [await draw('--theme', 'light'), await draw('--theme', 'dark')];
    expect(light.out).not.toBe(dark.out);
    expect(light.out).not.toContain('<style');
  });

  it('folds what is more than --max-nodes', async () => {
    expect((await drawn('--max-nodes', '5')).length).toBeLessThanOrEqual(5);
  });

  it.each([
    ['two subjects', ['web', '--cycles'], 'one by one'],
    ['a service beside a scenario', ['web', '--impact', 'db-1'], 'one by one'],
    ['an ending that is no format', ['-o', 'x.png'], '`.svg`'],
    ['an unknown theme', ['--theme', 'sepia'], '`light`'],
    ['an unknown service', ['wbe'], 'similar name: `web`'],
    ['an unknown failing service', ['--impact', 'wbe'], 'similar name: `web`'],
    ['--at without a scenario', ['--at', '5m'], 'leave it out'],
    ['--depth without services', ['--depth', '2'], 'leave it out'],
    ['--theme of what has no colours', ['--theme', 'dark', '-f', 'dot'], 'leave it out'],
    ['--max-nodes of what is not folded', ['--max-nodes', '9', '-f', 'dot'], 'leave it out'],
    ['a depth that is no number', ['web', '--depth', 'far'], '--help'],
  ])('refuses %s', async (_, args, hint) => {
    const { code, out, err } = await draw(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(hint);
  });
});
