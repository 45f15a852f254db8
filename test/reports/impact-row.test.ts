import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from '../cli/fake-io.ts';

/** The reason that stands in the row of `web`, which needs one of two or two of three. */
async function because(roots: string, group = 'anyOf: [a, b]'): Promise<string | undefined> {
  const manifest = `faultline: 1\nservices:\n  web: { dependsOn: [{ ${group} }] }\n  a: {}\n  b: {}\n  c: {}\n`;
  const { io, out } = fakeWorld({ files: { '/repo/faultline.yaml': manifest }, terminal: 200 });
  await main(['impact', ...roots.split(' '), '-f', 'markdown'], io);
  return /^\| .*\| `web` \|.*\| (.*) \|$/m.exec(out())?.[1];
}

describe('why a group failed', () => {
  it.each([
    ['a b', undefined, 'needs 1 of `a` and `b`; lost `a` and `b`'],
    ['a=degraded b=degraded', undefined, 'needs 1 of `a` and `b`; `a` and `b` degraded'],
    ['a=degraded b', undefined, 'needs 1 of `a` and `b`; `b` down, `a` degraded'],
    ['a=delayed b=degraded', undefined, 'needs 1 of `a` and `b`; `b` degraded, `a` delayed'],
    [
      'a=delayed b c=delayed',
      'atLeast: 2, of: [a, b, c]',
      'needs 2 of `a`, `b` and `c`; `b` down, `a` and `c` delayed',
    ],
  ])('%s (%s): each member in its own state', async (roots, group, expected) => {
    expect(await because(roots, group)).toContain(expected);
  });
});
