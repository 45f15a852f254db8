import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from './fake-io.ts';

/** What nobody should be able to get onto a terminal, into a page or into a log. */
const evil = '\\e[31m\\e]0;pwned\\a\\u202e<script>alert(1)</script> | `x` --> \\n::error::gotcha';

const base = `faultline: 1
title: "${evil}"
services:
  web: { owner: "${evil}", dependsOn: [{ service: db, for: "${evil}" }] }
  db: {}
  constructor: {}
`;
const head = `faultline: 1
services:
  web: { owner: me, dependsOn: [{ service: db, tolerates: 5m, for: "${evil}!" }, { anyOf: [constructor, toString], for: "${evil}" }] }
  db: { dependsOn: [constructor] }
  constructor: {}
  toString: {}
`;

async function run(args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const { io, out, err } = fakeWorld({
    files: { '/repo/base.yaml': base, '/repo/head.yaml': head, ...files },
    input: base,
  });
  return { code: await main(['diff', ...args], io), out: out(), err: err() };
}

describe('diff', () => {
  it.each(['text', 'markdown', 'json'])('lets no hostile text through as %s', async (format) => {
    for (const args of [
      ['base.yaml', 'head.yaml'],
      ['head.yaml', 'base.yaml'],
    ]) {
      const { code, out, err } = await run([...args, '-f', format, '--color']);
      expect([code, err]).toEqual([0, '']);
      const painted = out.replace(/\u001b\[[0-9;]*m/g, format === 'text' ? '' : '$&');
      expect(painted).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      expect(out).not.toMatch(/^::error::/m);
      if (format === 'markdown') expect(out).not.toContain('<script>');
    }
  });

  it('reads standard input as one side', async () => {
    const { code, out } = await run(['-', 'base.yaml']);
    expect(code).toBe(0);
    expect(out).toContain('nothing changes');
  });

  it('tells the same of files that say the same in another order', async () => {
    const lines = head.split('\n');
    const turned = [lines[0], 'services:', ...lines.slice(2, -1).reverse()].join('\n');
    const [one, other] = [
      await run(['base.yaml', 'head.yaml']),
      await run(['base.yaml', 'turn.yaml'], { '/repo/turn.yaml': turned }),
    ];
    const withoutPlaces = (text: string) =>
      text.replace(/(head|turn)\.yaml(:\d+)?/g, 'file').replace(/\s+/g, ' ');
    expect(withoutPlaces(other.out)).toBe(withoutPlaces(one.out));
  });

  it('reports the problems of both sides', async () => {
    const { code, out, err } = await run(['a.yaml', 'b.yaml'], {
      '/repo/a.yaml': 'faultline: 1\nservices: { web: { ower: me } }\n',
      '/repo/b.yaml': 'faultline: 1\nservices: { web: { dependsOn: [dbx] } }\n',
    });
    expect([code, out]).toEqual([2, '']);
    expect([...err.matchAll(/--> (\S+)/g)].map(([, place]) => place)).toEqual(['a.yaml:2:20', 'b.yaml:2:32']);
  });

  it('says what is neither a file nor, for want of git, a revision', async () => {
    const { code, err } = await run(['main']);
    expect(code).toBe(2);
    expect(err).toContain('error[no-git]');
  });
});
