import { execFileSync } from 'node:child_process';
import fs, {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { capturedRun } from './captured-run.ts';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'faultline-embed-')));
const repository = join(top, 'repository');
const document = join(repository, 'docs/a.md');
const end = '<!-- /faultline -->';
const graph = 'faultline: 1\nservices: { web: { dependsOn: [db] }, db: {} }\n';
afterAll(() => rmSync(top, { recursive: true }));

beforeEach(() => {
  rmSync(repository, { recursive: true, force: true });
  mkdirSync(join(repository, '.git'), { recursive: true });
  mkdirSync(join(repository, 'docs'));
  writeFileSync(join(repository, 'shop.yaml'), graph);
  writeFileSync(join(top, 'secret.yaml'), graph);
});

async function embed(change: Partial<Io> = {}, options: readonly string[] = []) {
  return capturedRun(repository, ['embed', 'docs/a.md', ...options], change);
}

function fail(code: string): never {
  throw Object.assign(new Error(code), { code });
}

describe('files of a repository', () => {
  it('are read by what they are, however a link leads there', async () => {
    symlinkSync(join(repository, 'shop.yaml'), join(repository, 'docs/inside.yaml'));
    symlinkSync(join(top, 'secret.yaml'), join(repository, 'docs/outside.yaml'));
    symlinkSync(top, join(repository, 'docs/up'));
    for (const [path, expected] of [
      ['inside.yaml', 0],
      ['../shop.yaml', 0],
      ['../docs/../shop.yaml', 0],
      ['outside.yaml', 2],
      ['up/secret.yaml', 2],
      ['up', 2],
      ['../../secret.yaml', 2],
      ['../../secrets', 2],
      ['../.git/config', 2],
      ['../.git', 2],
    ] as const) {
      writeFileSync(document, `<!-- faultline rank -g ${path} -->\n${end}\n`);
      const { code, err } = await embed();
      expect([path, code]).toEqual([path, expected]);
      if (expected === 2) expect(err).toContain('error[outside-root]');
    }
  });

  it('may be named by a link', async () => {
    symlinkSync(repository, join(top, 'link'));
    writeFileSync(document, `<!-- faultline rank -->\n${end}\n`);
    writeFileSync(join(top, 'faultline.yaml'), graph);
    const none = await embed({}, ['--root', '../link']);
    expect(none.err).toContain('error[no-graph]');
    writeFileSync(join(repository, 'faultline.yaml'), graph);
    expect((await embed({}, ['--root', '../link'])).code).toBe(0);
    rmSync(join(top, 'link'));
  });

  it.runIf(process.platform === 'linux')('are no pipes, which would be waited for', async () => {
    execFileSync('mkfifo', [join(repository, 'pipe')]);
    writeFileSync(document, `<!-- faultline rank -g ../pipe -->\n${end}\n`);
    expect((await embed()).err).toContain('neither a file nor a directory');
  });

  it('are those of a worktree, where `.git` is a file', async () => {
    rmSync(join(repository, '.git'), { recursive: true });
    writeFileSync(join(repository, '.git'), 'gitdir: elsewhere\n');
    writeFileSync(document, `<!-- faultline rank -g ../shop.yaml -->\n${end}\n`);
    expect((await embed()).code).toBe(0);
  });

  it('are those of the folder where there is no repository', async () => {
    rmSync(join(repository, '.git'), { recursive: true });
    writeFileSync(document, `<!-- faultline rank -g ../shop.yaml -->\n${end}\n`);
    expect((await embed()).err).toContain('error[outside-root]');
  });
});

describe('a document that cannot be written', () => {
  const text = `<!-- faultline rank -g ../shop.yaml -->\n${end}\n`;

  const { writeSync, renameSync } = fs;
  afterEach(() => {
    Object.assign(fs, { writeSync, renameSync });
    syncBuiltinESMExports();
  });

  it.each([
    ['half of it is written', 'writeSync', (file: number) => writeSync(file, '<!-- half') && fail('ENOSPC')],
    ['it is to take its place', 'renameSync', () => fail('EIO')],
  ])('stays as it was when the disk fails as %s', async (_, name, broken) => {
    writeFileSync(document, text);
    Object.assign(fs, { [name]: broken });
    syncBuiltinESMExports();
    const { code, err } = await embed();
    expect([code, readFileSync(document, 'utf8'), readdirSync(join(repository, 'docs'))]).toEqual([
      2,
      text,
      ['a.md'],
    ]);
    expect(err).toMatch(/no space left|EIO/);
  });

  it.runIf(process.platform === 'linux' && process.getuid?.() !== 0)('for its folder is told', async () => {
    writeFileSync(document, text);
    chmodSync(join(repository, 'docs'), 0o555);
    const { code, err } = await embed();
    chmodSync(join(repository, 'docs'), 0o755);
    expect([code, readFileSync(document, 'utf8')]).toEqual([2, text]);
    expect(err).toContain('error[unwritable-file]');
  });
});
