import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { main } from '../../src/cli/main.ts';
import { capturedRun } from './captured-run.ts';
import { fakeWorld } from './fake-io.ts';

const root = resolve(import.meta.dirname, '../..');
/** Splits a command line as a shell does for the plain and single-quoted words that examples use. */
function words(commandLine: string): string[] {
  return [...commandLine.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

async function run(commandLine: string) {
  const [program, ...args] = words(commandLine);
  expect(program).toBe('faultline');
  return capturedRun(root, args, { replaceFile: () => undefined, appendFile: () => undefined });
}

const modules = await Promise.all(commands.map(async ({ name, load }) => ({ name, module: await load() })));
const examples = modules.flatMap(({ name, module }) =>
  module.examples.map(([line]) => [name, line] as const),
);

/** Some examples are about what has not been committed; there is nothing to say of it outside of a clone. */
const isClone = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: root }).status === 0;
const canRun = ([, line]: readonly [string, string]) => isClone || !line.includes('HEAD');

describe('examples', () => {
  it.each(modules)('$name has an example', ({ module }) => {
    expect(module.examples.length).toBeGreaterThan(0);
  });

  it.each(examples.filter(canRun))('of %s run: %s', async (_, commandLine) => {
    expect(await run(commandLine)).toMatchObject({ code: 0, err: '' });
  });

  it('in the README run', async () => {
    const readme = readFileSync(resolve(root, 'README.md'), 'utf8');
    const lines = [
      ...readme.matchAll(
        /^\$? ?(faultline (?:impact|why|show|rank|cycles|bootstrap|diagram|report|replay|check|diff|explain|schema) .*)$/gm,
      ),
    ];
    expect(lines.length).toBeGreaterThan(3);
    for (const [, line = ''] of lines)
      expect([line, await run(line)]).toMatchObject([line, { code: 0, err: '' }]);
  });

  it('in the README of a manifest and of a policy belong together', async () => {
    const readme = readFileSync(resolve(root, 'README.md'), 'utf8');
    const blocks = [...readme.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => text);
    const one = (key: string) => blocks.filter((text) => text.startsWith(`${key}: 1\n`)).join('---\n');
    const { io, out, err } = fakeWorld({
      files: { '/repo/faultline.yaml': one('faultline'), '/repo/faultline.policy.yaml': one('policy') },
    });
    expect([await main(['check'], io), err()]).toEqual([0, '']);
    expect(out()).toContain('1 waived');
  });
});
