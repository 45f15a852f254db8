import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';

/**
 * Completion in shells that really run, at a terminal, by the tab key. `faultline` there answers completions, and
 * otherwise prints the words it is given: what a completed line means, and not what it looks like.
 */
const folder = mkdtempSync(join(tmpdir(), 'faultline-completion-'));
afterAll(() => rmSync(folder, { recursive: true }));

buildSync({
  entryPoints: [resolve(import.meta.dirname, '../../src/cli/run.ts')],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  logLevel: 'silent',
  outfile: join(folder, 'cli.cjs'),
});
writeFileSync(
  join(folder, 'faultline'),
  `#!/bin/sh
case $1 in
  __complete | completion) exec '${process.execPath}' -e 'require("${folder}/cli.cjs").run()' x "$@" ;;
esac
printf 'RAN'
printf '<%s>' "$@"
printf '\\n'
`,
);
chmodSync(join(folder, 'faultline'), 0o755);
writeFileSync(
  join(folder, 'faultline.yaml'),
  `faultline: 1
services:
  catalog: { tags: [front], owner: "Team; $(touch pwned) \`touch pwned\` 'q' x" }
  cart: { owner: storage, planes: { control: {}, data: {} } }
`,
);

/** A command of a shell that reads keys from a terminal, or undefined where there is no such shell. */
const interactive: Readonly<Record<string, { command: string; setUp: string } | undefined>> = {
  bash: isThere('bash')
    ? { command: 'bash --norc --noprofile -i', setUp: 'source <(faultline completion bash)' }
    : undefined,
  zsh: isThere('zsh')
    ? {
        command: 'zsh -f -i',
        setUp: 'autoload -Uz compinit; compinit -u -D; source <(faultline completion zsh)',
      }
    : undefined,
};

function isThere(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}

/** `script` gives a shell a terminal; on other systems it takes other options. */
const hasTerminal = process.platform === 'linux' && isThere('script');

const environment = { ...process.env, PATH: `${folder}:${process.env.PATH}`, TERM: 'dumb', HISTFILE: '' };

/** The words that each line ran with, once its tabs had been pressed. */
function type(shell: { command: string; setUp: string }, lines: readonly string[]): string[] {
  const { stdout } = spawnSync('script', ['-qec', shell.command, '/dev/null'], {
    cwd: folder,
    env: environment,
    input: `${[shell.setUp, ...lines, 'exit'].join('\n')}\n`,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return stdout.split(/\r*\n/).filter((line) => line.startsWith('RAN'));
}

const typed: readonly (readonly [string, string])[] = [
  ['faultline imp\tcatal\t', 'RAN<impact><catalog>'],
  ['faultline impact cart/c\t', 'RAN<impact><cart/control>'],
  ['faultline impact owner:s\t-f j\t--format=m\t', 'RAN<impact><owner:storage><-f><json><--format=markdown>'],
  ["faultline impact 'tag:f\t", 'RAN<impact><tag:front>'],
  ['faultline impact -g faultline.y\t tag:f\t', 'RAN<impact><-g><faultline.yaml><tag:front>'],
  ['faultline why cat\tcart/d\t', 'RAN<why><catalog><cart/data>'],
  ['faultline impact catalog=deg\t', 'RAN<impact><catalog=degraded>'],
  ['faultline impact owner:T\t', "RAN<impact><owner:Team; $(touch pwned) `touch pwned` 'q' x>"],
];

describe.each(Object.entries(interactive))('%s', (_, shell) => {
  it.skipIf(shell === undefined || !hasTerminal)(
    'completes what is typed, and runs nothing of a name',
    () => {
      if (shell === undefined) return;
      const ran = type(
        shell,
        typed.map(([line]) => line),
      );
      expect(ran.map((line) => line.trimEnd())).toEqual(typed.map(([, words]) => words));
      expect(existsSync(join(folder, 'pwned'))).toBe(false);
    },
    90_000,
  );
});

describe('fish', () => {
  it.skipIf(!isThere('fish')).each([
    ['faultline imp', ['impact']],
    ['faultline impact cart/', ['cart/control', 'cart/data']],
    ['faultline impact -f m', ['markdown']],
    ['faultline impact --format=m', ['--format=markdown']],
    ['faultline impact --output=faultline.y', ['--output=faultline.yaml']],
    ['faultline impact owner:T', ["owner:Team; $(touch pwned) `touch pwned` 'q' x"]],
    ["faultline impact 'tag:f", ['tag:front']],
  ])('completes %s', (line, expected) => {
    const code = 'faultline completion fish | source; complete -C "$argv[1]"';
    const { stdout } = spawnSync('fish', ['--no-config', '-c', code, '--', line], {
      cwd: folder,
      env: environment,
      encoding: 'utf8',
    });
    const words = stdout
      .split('\n')
      .slice(0, -1)
      .map((each) => each.split('\t')[0]);
    expect(words).toEqual(expected);
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });
});
