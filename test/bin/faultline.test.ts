import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const graph = join(root, 'graphs/example.yaml');
let home = '';

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'faultline-bin-'));
  cpSync(join(root, 'bin'), join(home, 'bin'), { recursive: true });
  cpSync(join(root, 'package.json'), join(home, 'package.json'));
  mkdirSync(join(home, 'dist'));
  cpSync(join(root, 'dist/cli.cjs'), join(home, 'dist/cli.cjs'));
});
afterAll(() => rmSync(home, { recursive: true }));

function run(...args: string[]) {
  const { status, stdout } = spawnSync(process.execPath, [join(home, 'bin/faultline.js'), ...args], {
    encoding: 'utf8',
  });
  return { status, stdout };
}

describe('the program', () => {
  const built = readFileSync(join(root, 'dist/cli.cjs.cache'));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

  it.each([
    ['the code cache of the build', built],
    ['no code cache', undefined],
    ['a code cache of something else', Buffer.from('not compiled code at all')],
    ['half a code cache', built.subarray(0, built.length >> 1)],
  ])('answers alike with %s', (_, cache) => {
    const path = join(home, 'dist/cli.cjs.cache');
    rmSync(path, { force: true });
    if (cache !== undefined) writeFileSync(path, cache);
    expect(run('--version')).toEqual({ status: 0, stdout: `${version}\n` });
    expect(run('-v')).toEqual({ status: 0, stdout: `${version}\n` });
    const { status, stdout } = run('impact', 'db-1', '-g', graph);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^db-1 down → /);
    expect(run('impact', 'nobody', '-g', graph).status).toBe(2);
  });
});
