import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { nodeIo } from '../../src/cli/node-io.ts';
import { capturedRun } from './captured-run.ts';

/** A busy machine may take its time to start processes. */
const patience = { timeout: 60_000 };

const plain = 'faultline: 1\nservices:\n  web: { dependsOn: [db] }\n  db: {}\n  cache: {}\n';
const more = 'faultline: 1\nservices:\n  web: { dependsOn: [db, cache] }\n  db: {}\n  cache: {}\n';

const hasGit = spawnSync('git', ['--version']).status === 0;

let home = '';
let first = '';
const repo = () => join(home, 'repo');

function git(cwd: string, ...args: string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const named = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...named, ...args], { cwd, env, encoding: 'utf8', stdio: 'pipe' });
}

function put(path: string, text: string): void {
  const file = join(repo(), path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

beforeAll(() => {
  if (!hasGit) return;
  home = realpathSync(mkdtempSync(join(tmpdir(), 'faultline-diff-')));
  mkdirSync(repo());
  git(repo(), 'init', '-q');
  put('graphs/shop.yaml', plain);
  put('sub/faultline.yaml', plain);
  put('odd/we ird; $(x)\n*.yaml', plain);
  put('odd/deep/readme.md', '');
  put('broken.yaml', 'faultline: 1\nservices: { web: { dependsOn: [nope] } }\n');
  symlinkSync('../../graphs/shop.yaml', join(repo(), 'odd/deep/link.yaml'));
  git(repo(), 'add', '-A');
  git(repo(), 'commit', '-qm', 'first');
  first = git(repo(), 'rev-parse', 'HEAD').trim();
  git(repo(), 'branch', 'before');
  put('graphs/shop.yaml', more);
  git(repo(), 'commit', '-qam', 'second');
  // A folder is called so, too.
  git(repo(), 'tag', 'odd');
});

afterAll(() => {
  if (home !== '') rmSync(home, { recursive: true, force: true });
});

const world = nodeIo();

/** Runs a command in a folder, with the real git. */
async function run(cwd: string, args: readonly string[], changes: Partial<Io> = {}) {
  const before = process.cwd();
  process.chdir(cwd);
  try {
    return await capturedRun(cwd, args, changes);
  } finally {
    process.chdir(before);
  }
}

/** What was added, and where, as `faultline diff` tells it. */
async function added(cwd: string, ...args: string[]) {
  const { code, out, err } = await run(cwd, ['diff', ...args, '-f', 'json']);
  expect([code, err.replace(/^warning\[absent-manifest\].*\n( .*\n)*\n?1 warning\n/, '')]).toEqual([0, '']);
  const { requirements } = JSON.parse(out);
  return requirements.map(
    ({ change, dependent, where }: Record<string, string>) => `${change} ${dependent} ${where}`,
  );
}

describe.skipIf(!hasGit)('diff of git revisions', patience, () => {
  it.each([
    ['a revision against the working tree', ['HEAD~1', '-g', 'graphs'], ['added web graphs/shop.yaml:3']],
    ['one file of a directory', ['HEAD~1', '-g', 'graphs/shop.yaml'], ['added web graphs/shop.yaml:3']],
    ['two revisions', ['before', 'HEAD', '-g', 'graphs/'], ['added web HEAD:graphs/shop.yaml:3']],
    ['the other way round', ['HEAD', 'before', '-g', 'graphs/'], ['removed web HEAD:graphs/shop.yaml:3']],
    [
      'paths in revisions',
      ['before:graphs/', 'main:graphs/shop.yaml'],
      ['added web main:graphs/shop.yaml:3'],
    ],
    ['a path against a file', ['main~1:graphs', 'graphs'], ['added web graphs/shop.yaml:3']],
    ['files of other names', ['sub/faultline.yaml', 'graphs/shop.yaml'], ['added web graphs/shop.yaml:3']],
    ['the same', ['HEAD', '-g', 'graphs'], []],
    ['a tag of a commit', ['refs/tags/odd', '-g', 'graphs'], []],
    ['a link', ['HEAD~1:odd/deep/link.yaml', 'graphs'], ['added web graphs/shop.yaml:3']],
    ['a directory with odd names', ['HEAD:odd', 'graphs'], ['added web graphs/shop.yaml:3']],
  ])('reads %s', async (_, args, expected) => {
    expect(await added(repo(), ...args)).toEqual(expected);
  });

  it('reads a hash, and a path by its own folder', async () => {
    expect(await added(repo(), first, '-g', 'graphs')).toEqual(['added web graphs/shop.yaml:3']);
    expect(await added(join(repo(), 'graphs'), 'HEAD~1:./shop.yaml', 'shop.yaml')).toEqual([
      'added web shop.yaml:3',
    ]);
    expect(await added(join(repo(), 'sub'), 'before:graphs', 'HEAD:../graphs')).toEqual([
      'added web HEAD:graphs/shop.yaml:3',
    ]);
  });

  it('reads the same files in a hook, whatever folder that goes to', async () => {
    vi.stubEnv('GIT_DIR', join(repo(), '.git'));
    vi.stubEnv('GIT_PREFIX', '');
    try {
      expect(await added(join(repo(), 'graphs'), 'HEAD~1', '-g', 'shop.yaml')).toEqual([
        'added web shop.yaml:3',
      ]);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('finds the manifest of the folder, or above, in the revision', async () => {
    expect(await added(join(repo(), 'sub'), 'HEAD')).toEqual([]);
    const { code, err } = await run(repo(), ['diff', 'HEAD']);
    expect(code).toBe(2);
    expect(err).toContain('error[no-graph]');
    expect(err).toContain('`HEAD` has no');
  });

  it('works in a worktree, and in a bare repository', async () => {
    const tree = join(home, 'tree');
    git(repo(), 'worktree', 'add', '-q', tree, 'before');
    expect(await added(tree, 'main', '-g', 'graphs')).toEqual(['removed web main:graphs/shop.yaml:3']);
    const bare = join(home, 'bare.git');
    git(home, 'clone', '-q', '--bare', repo(), bare);
    expect(await added(bare, 'before:graphs', 'main:graphs')).toEqual(['added web main:graphs/shop.yaml:3']);
  });

  it('reads in a folder whose name has line breaks', async () => {
    put('new\nline/below\n/faultline.yaml', plain);
    git(repo(), 'add', '-A');
    git(repo(), 'stash', '-q');
    git(repo(), 'stash', 'apply', '-q');
    try {
      expect(await added(join(repo(), 'new\nline/below\n'), 'stash@{0}')).toEqual([]);
      expect(await added(join(repo(), 'new\nline/below\n'), 'HEAD:./../../graphs', '../../graphs')).toEqual(
        [],
      );
    } finally {
      git(repo(), 'stash', 'drop', '-q');
      git(repo(), 'reset', '-q', '--hard');
    }
  });

  it('says that a path leads outside, without where the repository is', async () => {
    const { err } = await run(join(repo(), 'odd/deep'), ['diff', 'HEAD:../../../x', 'link.yaml']);
    expect(err).toContain('`HEAD:../../../x` leads outside the repository');
    expect(err).not.toContain(home);
  });

  it('names what is a path and a revision by names that there are', async () => {
    const bare = join(home, 'names.git');
    git(home, 'clone', '-q', '--bare', repo(), bare);
    const head = git(repo(), 'rev-parse', 'HEAD').trim();
    const hintOf = async (cwd: string, side: string) =>
      /help: (.*)/.exec((await run(cwd, ['diff', side, '.'])).err)?.[1];
    expect(await hintOf(bare, 'HEAD')).toBe(`\`./HEAD\` is the path, \`${head}\` the revision`);
    expect(await hintOf(repo(), 'odd')).toBe('`./odd` is the path, `refs/tags/odd` the revision');
    put('before:graphs/shop.yaml', plain);
    expect(await hintOf(repo(), 'before:graphs')).toBe(
      '`./before:graphs` is the path, `refs/heads/before:graphs` the revision',
    );
    rmSync(join(repo(), 'before:graphs'), { recursive: true });
    git(bare, 'update-ref', 'refs/heads/loose', head);
    writeFileSync(join(bare, 'loose'), '');
    expect(await hintOf(bare, 'loose')).toBe(`\`./loose\` is the path, \`${head}\` the revision`);
  });

  it('names the place of a problem in a revision', async () => {
    const { code, out, err } = await run(repo(), ['diff', 'HEAD:broken.yaml', 'graphs']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('error[unknown-service]');
    expect(err).toContain('--> HEAD:broken.yaml:2:');
  });

  it.each([
    ['a revision that is not there', ['nope'], 'unknown-revision'],
    ['a misspelled file', ['graphs/shop.yml', 'graphs/shop.yaml'], 'unknown-revision'],
    ['a path that is not there', ['HEAD:nope.yaml', 'graphs'], 'missing-file'],
    ['a folder that holds no manifest', ['HEAD:odd/deep/readme.md/x', 'graphs'], 'missing-file'],
    ['a path out of the repository', ['HEAD:../../etc', 'graphs'], 'missing-file'],
    ['an option as a revision', ['--', '--upload-pack=touch /tmp/x', 'graphs'], 'unknown-revision'],
    ['an option of git', ['--', '--all', 'graphs'], 'unknown-revision'],
    ['several lines', ['HEAD\nHEAD', 'graphs'], 'unknown-revision'],
    ['shell words', ['$(touch /tmp/x)', 'graphs'], 'unknown-revision'],
    ['the empty revision', [':graphs', 'graphs'], 'unknown-revision'],
    ['standard input at a revision', ['HEAD', 'HEAD', '-g', '-'], 'bad-argument'],
    ['standard input twice', ['-', '-'], 'bad-argument'],
    ['what is a directory and a tag', ['odd', 'before:graphs'], 'bad-argument'],
    ['files and a graph that nobody uses', ['graphs', 'sub', '-g', 'graphs'], 'bad-argument'],
  ])('%s is refused', async (_, args, expected) => {
    const { code, out, err } = await run(repo(), ['diff', ...args]);
    expect([code, out]).toEqual([2, '']);
    expect([...err.matchAll(/^error\[([\w-]+)\]/gm)].map(([, name]) => name)).toEqual([expected]);
  });

  it('says so outside of a repository, without git, and in a shallow clone', async () => {
    const outside = await run(home, ['diff', 'main', 'repo/graphs'], {});
    expect([outside.code, outside.err]).toEqual([2, expect.stringContaining('error[no-repository]')]);
    const without = await run(repo(), ['diff', 'main', 'graphs'], { git: () => undefined });
    expect([without.code, without.err]).toEqual([2, expect.stringContaining('error[no-git]')]);
    const shallow = join(home, 'shallow');
    git(home, 'clone', '-q', '--depth=1', `file://${repo()}`, shallow);
    const cut = await run(shallow, ['diff', 'HEAD~1', 'graphs']);
    expect([cut.code, cut.err]).toEqual([2, expect.stringContaining('error[unknown-revision]')]);
    expect(cut.err).toContain('shallow');
  });

  it('reads a folder of files in a few runs of git, whatever is in them', async () => {
    const shared = 'faultline: 1\n';
    for (let index = 0; index < 60; index++) {
      const text =
        index === 7 ? '{"services": {"s7": {}}}' : `services:\n  s${index}: {}\n# é ${'\n'.repeat(index)}`;
      put(`many/${index}.${index === 7 ? 'json' : 'yaml'}`, text);
    }
    put('many/version.yaml', shared);
    put('many/again.yaml', shared);
    git(repo(), 'add', '-A');
    git(repo(), 'commit', '-qm', 'many');
    let runs = 0;
    const counting: Io['git'] = (args, input) => {
      runs++;
      return world.git(args, input);
    };
    const { code, out } = await run(repo(), ['diff', 'HEAD', '-g', 'many'], { git: counting });
    expect([code, out]).toEqual([0, 'HEAD → the working tree: nothing changes.\n']);
    expect(runs).toBeLessThan(8);
  });

  it('takes a manifest that was added later for one that was empty', async () => {
    const folder = join(home, 'later');
    mkdirSync(folder);
    git(folder, 'init', '-q');
    git(folder, 'commit', '-qm', 'none', '--allow-empty');
    writeFileSync(join(folder, 'faultline.yaml'), plain);
    expect(await added(folder, 'HEAD')).toEqual(['added web faultline.yaml:3']);
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'one');
    writeFileSync(join(folder, 'more.yaml'), 'services: { shop: { dependsOn: [web] } }');
    const both = ['-g', 'faultline.yaml', '-g', 'more.yaml'];
    expect(await added(folder, 'HEAD', ...both)).toEqual(['added shop more.yaml:1']);
    expect(await added(folder, 'HEAD~1', 'HEAD', ...both)).toEqual(['added web HEAD:faultline.yaml:3']);
    const nowhere = await run(folder, ['diff', 'HEAD~1', 'HEAD', '-g', 'more.yaml']);
    expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining('error[missing-file]')]);
    const typo = await run(folder, ['diff', 'HEAD', '-g', 'mroe.yaml']);
    expect([typo.code, typo.err]).toEqual([2, expect.stringContaining('`HEAD:mroe.yaml`')]);
    const check = await run(folder, ['check', '--base', 'HEAD~1']);
    expect([check.code, check.err]).toEqual([
      0,
      expect.stringContaining('`HEAD~1` has none of the manifests that there are now and counts as empty'),
    ]);
  });

  it.each([
    ['main..before', 'two revisions are two arguments: `faultline diff main before`'],
    ['main...before', 'two revisions are two arguments: `faultline diff main before`'],
    ['mian', '`main`'],
    ['befor', '`before`'],
    ['xyzzy', 'lists revisions'],
  ])('says what was meant by %s', async (revision, hint) => {
    const { code, err } = await run(repo(), ['diff', revision, '-g', 'graphs', '--width', '200']);
    expect([code, err]).toEqual([2, expect.stringContaining('error[unknown-revision]')]);
    expect(err.split('\n').slice(1).join(' ')).toContain(hint);
  });

  it('finds a manifest that was moved from where one is looked for, and says what is missing else', async () => {
    const folder = join(home, 'moved');
    mkdirSync(join(folder, 'g2'), { recursive: true });
    git(folder, 'init', '-q');
    const bad = 'faultline: 1\nservices: { web: { tier: 0, dependsOn: [db] }, db: { tier: 3 } }\n';
    writeFileSync(join(folder, 'faultline.yaml'), bad);
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'one');
    git(folder, 'mv', 'faultline.yaml', 'g2/faultline.yaml');
    const moved = ['-g', 'g2/faultline.yaml'];
    const check = await run(folder, ['check', '--base', 'HEAD', ...moved]);
    expect(check.code).toBe(0);
    expect(check.err).toContain('info[moved-manifest]');
    expect(check.err).toContain(
      '`HEAD` has no `g2/faultline.yaml`; compared is `HEAD:faultline.yaml`, which is no longer there',
    );
    expect((await run(folder, ['diff', 'HEAD', ...moved])).out).toContain('nothing changes');
    // What is still there was not moved.
    writeFileSync(join(folder, 'faultline.yaml'), plain);
    const other = await run(folder, ['check', '--base', 'HEAD', ...moved]);
    expect(other.code).toBe(1);
    expect(other.err).toContain('`HEAD` has no `g2/faultline.yaml` and counts as empty');
  });

  it('does not take what is in a submodule for what is not there', async () => {
    const inner = join(home, 'inner');
    const outer = join(home, 'outer');
    for (const folder of [inner, outer]) {
      mkdirSync(folder);
      git(folder, 'init', '-q');
    }
    writeFileSync(join(inner, 'faultline.yaml'), plain);
    git(inner, 'add', '-A');
    git(inner, 'commit', '-qm', 'one');
    for (const name of ['faultline', 'other']) {
      git(outer, '-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', inner, name);
    }
    git(outer, 'commit', '-qm', 'modules');
    for (const args of [[], ['-g', 'other'], ['-g', 'other/faultline.yaml']]) {
      const { code, out, err } = await run(outer, ['diff', 'HEAD', ...args]);
      expect([code, out, err]).toEqual([2, '', expect.stringContaining('in a submodule at `HEAD`')]);
    }
    expect(await added(join(outer, 'other'), 'HEAD')).toEqual([]);
  });

  it('does not take what a link out of the repository leads to for what is not there', async () => {
    const folder = join(home, 'linking');
    mkdirSync(folder);
    git(folder, 'init', '-q');
    symlinkSync(join(repo(), 'sub'), join(folder, 'far'));
    symlinkSync('../repo/sub', join(folder, 'near'));
    symlinkSync('faultline.yaml', join(folder, 'faultline.yaml'));
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'links');
    for (const name of ['far', 'near', 'far/faultline.yaml']) {
      const { code, out, err } = await run(folder, ['diff', 'HEAD', '-g', name]);
      expect([code, out, err]).toEqual([2, '', expect.stringContaining('out of the repository at `HEAD`')]);
    }
  });

  it('checks against a revision', async () => {
    put('tiers.yaml', 'faultline: 1\nservices:\n  web: { tier: 0, dependsOn: [db] }\n  db: { tier: 1 }\n');
    git(repo(), 'add', '-A');
    git(repo(), 'commit', '-qm', 'tiers');
    const check = (...args: string[]) => run(repo(), ['check', '-g', 'tiers.yaml', ...args]);
    expect((await check()).code).toBe(1);
    expect((await check('--base', 'HEAD')).code).toBe(0);
    put(
      'tiers.yaml',
      'faultline: 1\nservices:\n  web: { tier: 0, dependsOn: [db] }\n  db: { tier: 1 }\n  shop: { tier: 0, dependsOn: [db] }\n',
    );
    const added = await check('--base', 'HEAD');
    expect([added.code, added.out]).toEqual([1, expect.stringContaining('tier-inversion')]);
    git(repo(), 'checkout', '-q', '--', 'tiers.yaml');
  });

  it('says so when git cannot read what it knows', async () => {
    const broken = { status: 128, out: new Uint8Array(), err: 'fatal: bad object\n' };
    const { code, err } = await run(repo(), ['diff', 'HEAD:graphs', 'graphs'], {
      git: (args, input) => (args[0] === 'ls-tree' ? broken : world.git(args, input)),
    });
    expect(code).toBe(2);
    expect(err).toContain('bad object');
  });

  it('writes nothing', async () => {
    const files = () => readdirSync(join(repo(), '.git'), { recursive: true }).sort();
    const before = files();
    await run(repo(), ['diff', 'HEAD~1', '-g', 'graphs']);
    expect(files()).toEqual(before);
    expect(git(repo(), 'status', '--porcelain')).toBe('');
  });
});
