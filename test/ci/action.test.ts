import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { commentMark } from '../../src/render/findings/comment.ts';
import { readSarif, readWorkflowLines } from '../render/findings/read-back.ts';
import { action, runAction } from './run-action.ts';

/**
 * The action against a repository with a pull request that adds a bad edge: its own steps, in bash, with a `gh` that
 * writes down what it is asked.
 */
const root = resolve(import.meta.dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'faultline-action-'));
afterAll(() => rmSync(home, { recursive: true }));

const actionPath = join(home, 'action');
mkdirSync(join(actionPath, 'bin'), { recursive: true });
for (const name of ['faultline.js', 'package.json'])
  copyFileSync(join(root, 'bin', name), join(actionPath, 'bin', name));
buildSync({
  entryPoints: [join(root, 'src/cli/run.ts')],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  logLevel: 'silent',
  outfile: join(actionPath, 'dist/cli.cjs'),
});

const programs = join(home, 'programs');
mkdirSync(programs);
const asked = join(home, 'asked');
const comments = join(home, 'comments');
const refused = join(home, 'refused');
writeFileSync(
  join(programs, 'gh'),
  `#!/usr/bin/env bash
[[ ! -f ${refused} ]] || { echo 'HTTP 403' >&2; exit 1; }
if [[ $* == *--paginate* ]]; then cat ${comments}; exit; fi
printf '%s\\n' "$*" >> ${asked}
for word; do [[ $word != body=@* ]] || cat "\${word#body=@}" >> ${asked}; done
`,
);
chmodSync(join(programs, 'gh'), 0o755);

const workspace = join(home, 'platform');
const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
    cwd: workspace,
    stdio: 'pipe',
  });

const manifest = `faultline: 1
services:
  web: { tier: 0, owner: shop, dependsOn: [api] }
  api: { tier: 0, owner: shop }
  ads: { tier: 3, owner: shop, dependsOn: [api] }
`;
mkdirSync(workspace);
git('init', '-q', '-b', 'main');
writeFileSync(join(workspace, 'faultline.yaml'), manifest);
git('add', '.');
git('commit', '-qm', 'services');
git('switch', '-qc', 'bad-edge');
writeFileSync(
  join(workspace, 'faultline.yaml'),
  manifest.replace('dependsOn: [api] }\n  api', 'dependsOn: [api, ads] }\n  api'),
);
git('commit', '-qam', 'web shows ads');
git('switch', '-qc', 'another-bad-edge');
writeFileSync(
  join(workspace, 'faultline.yaml'),
  readFileSync(join(workspace, 'faultline.yaml'), 'utf8').replace(/(api: .*)\}/, '$1, dependsOn: [ads] }'),
);
git('commit', '-qam', 'api asks ads');

function run(
  branch: string,
  inputs: Readonly<Record<string, string>> = {},
  event: 'pull_request' | 'push' = 'pull_request',
) {
  git('switch', '-q', branch);
  return runAction({ actionPath, workspace, inputs, event, programs });
}

const askedOf = () => (existsSync(asked) ? readFileSync(asked, 'utf8') : '');

beforeEach(() => {
  for (const file of [asked, refused]) rmSync(file, { force: true });
  writeFileSync(comments, '');
});

describe('the action', () => {
  it('puts no input into the text of a script', () => {
    for (const { run: script } of action.runs.steps) expect(script).not.toContain('${{');
  });

  it('passes what is well', () => {
    const { code, outputs, log } = run('main');
    expect({ code, outputs, log }).toEqual({
      code: 0,
      outputs: { 'exit-code': '0' },
      log: expect.stringMatching(/^no findings /),
    });
  });

  it('fails the pull request that adds a bad edge, at the line that adds it', () => {
    const { code, outputs, log, summary } = run('bad-edge');
    expect({ code, outputs }).toEqual({ code: 1, outputs: { 'exit-code': '1' } });
    expect(readWorkflowLines(log).annotations).toMatchObject([
      { rule: 'tier-inversion', file: 'faultline.yaml', line: 3 },
    ]);
    expect(summary).toContain('| `tier-inversion` |');
    expect(askedOf()).toBe('');
  });

  it('fails by what the pull request adds alone, with a base', () => {
    const { code, log } = run('another-bad-edge', { base: 'bad-edge' });
    expect(code).toBe(1);
    // The edge that was bad before stands in line 3, and the one that closes the cycle with the new one in line 5.
    expect(readWorkflowLines(log).annotations).toMatchObject([
      { rule: 'startup-cycle', line: 4 },
      { rule: 'tier-inversion', line: 4 },
    ]);
    expect(run('bad-edge', { base: 'bad-edge' }).code).toBe(0);
    expect(run('bad-edge', { base: 'main' }).code).toBe(1);
  });

  it('compares with nothing where the base names no branch, as on a push', () => {
    expect(run('bad-edge', { base: 'origin/' }, 'push').code).toBe(1);
    expect(run('main', { base: 'origin/' }, 'push').code).toBe(0);
  });

  it('writes a comment, once', () => {
    expect(run('bad-edge', { comment: 'true' }).code).toBe(1);
    const [request = '', mark = '', ...rest] = askedOf().split('\n');
    expect(request).toContain('--method POST repos/shop/platform/issues/7/comments');
    expect(mark).toBe(commentMark);
    // By which the next run finds it.
    expect(action.runs.steps.some((step) => step.run.includes(`startswith("${commentMark}")`))).toBe(true);
    expect(rest.join('\n')).toContain('`tier-inversion`');
  });

  it('replaces the comment of an earlier run, also when all is well again', () => {
    writeFileSync(comments, '41\n42\n');
    expect(run('main', { comment: 'true' }).code).toBe(0);
    expect(askedOf()).toContain('--method PATCH repos/shop/platform/issues/comments/41');
    expect(askedOf()).toContain('**no findings ');
    expect(askedOf()).not.toContain('POST');
  });

  it('leaves no answer of an earlier run where nothing could be checked', () => {
    writeFileSync(comments, '41\n');
    expect(run('main', { comment: 'true', graph: 'nowhere.yaml' }).code).toBe(2);
    expect(askedOf().split('\n')).toEqual([
      expect.stringContaining('--method PATCH repos/shop/platform/issues/comments/41'),
      commentMark,
      '',
      '**Nothing was checked.** The log of the run says why.',
      '',
    ]);
  });

  it('judges all the same when it may not write, as from a fork', () => {
    writeFileSync(refused, '');
    const { code, log } = run('bad-edge', { comment: 'true' });
    expect(code).toBe(1);
    expect(log).toMatch(/^::warning title=faultline::.*could not be written/m);
  });

  it('writes no comment where there is no pull request', () => {
    expect(run('bad-edge', { comment: 'true' }, 'push').code).toBe(1);
    expect(askedOf()).toBe('');
  });

  it('writes SARIF into a file', () => {
    expect(run('bad-edge', { format: 'sarif', output: 'faultline.sarif', summary: 'false' }).summary).toBe(
      '',
    );
    const file = join(workspace, 'faultline.sarif');
    expect(readSarif(readFileSync(file, 'utf8'))).toMatchObject([{ rule: 'tier-inversion', line: 3 }]);
    rmSync(file);
  });

  it('takes graphs a line each, and what fails', () => {
    const parts = join(workspace, 'parts');
    mkdirSync(parts);
    writeFileSync(join(parts, 'web.yaml'), 'services: { web: { dependsOn: [ads] } }\n');
    const { code, log } = run('main', { graph: 'faultline.yaml\nparts\n', 'fail-on': 'never' });
    rmSync(parts, { recursive: true });
    expect(code).toBe(0);
    expect(readWorkflowLines(log).annotations).toMatchObject([{ file: 'parts/web.yaml', line: 1 }]);
  });

  it.each(['graph', 'policy', 'base', 'output', 'format', 'fail-on', 'summary'])(
    'runs nothing that stands in an input: %s',
    (name) => {
      const attacks = [
        '$(touch pwned)',
        '`touch pwned`',
        '"; touch pwned #',
        "'; touch pwned #",
        'x\ntouch pwned',
        '--help',
      ];
      for (const attack of attacks) run('main', { [name]: attack });
      expect(existsSync(join(workspace, 'pwned'))).toBe(false);
      execFileSync('git', ['clean', '-qfdx'], { cwd: workspace });
    },
  );
});
