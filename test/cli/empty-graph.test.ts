import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from './fake-io.ts';

/** Somebody who has just begun: nothing is wrong, and there is nothing to say of it. */
async function run(...args: readonly string[]) {
  const { io, out, err } = fakeWorld({
    files: { '/repo/faultline.yaml': 'faultline: 1\nservices: {}\n', '/repo/same.yaml': 'faultline: 1\n' },
  });
  return { code: await main(args, io), out: out(), err: err() };
}

describe('a graph without components', () => {
  it.each([
    ['bootstrap', 'the graph has no components.\n'],
    ['rank', 'the graph has no components.\n'],
    ['cycles', 'the graph has no components.\n'],
    ['check', 'no findings: the graph has no components.\n'],
    ['diff same.yaml faultline.yaml', 'same.yaml → faultline.yaml: nothing changes.\n'],
    ['value totalMs bootstrap', '0s\n'],
    ['value components.count rank', '0\n'],
  ])('%s', async (line, expected) => {
    expect(await run(...line.split(' '))).toEqual({ code: 0, out: expected, err: '' });
  });

  it.each(['diagram', 'diagram --cycles', 'diagram --bootstrap'])('%s is empty', async (line) => {
    const { code, out, err } = await run(...line.split(' '), '-f', 'json');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out).nodes).toEqual([]);
    expect(out).not.toMatch(/running already|of 0/);
  });

  it.each([
    'impact web',
    'show web',
    'why web db',
    'report web',
    'bootstrap --after web',
    'bootstrap --running web',
  ])('%s has nothing to name', async (line) => {
    const { code, out, err } = await run(...line.split(' '));
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('error[no-such-component]: the graph has no service `');
    expect(err).toContain('help: the graph has no services\n');
  });
});
