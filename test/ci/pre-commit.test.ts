import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commands } from '../../src/cli/commands/index.ts';

const root = resolve(import.meta.dirname, '../..');
const [hook]: { entry: string; files: string; language: string; pass_filenames: boolean }[] = parse(
  readFileSync(resolve(root, '.pre-commit-hooks.yaml'), 'utf8'),
);

describe('the hook for pre-commit', () => {
  it('runs a command that there is, by the program of the package', () => {
    const [program = '', command] = (hook?.entry ?? '').split(' ');
    const { bin } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
    expect(Object.keys(bin)).toContain(program);
    expect(commands.map(({ name }) => name)).toContain(command);
  });

  it.each([
    ['faultline.yaml', true],
    ['platform/faultline.yml', true],
    ['faultline.policy.yaml', true],
    ['faultline.baseline.json', true],
    ['faultline/shop.yaml', true],
    ['a/faultline/shop.json', true],
    ['faultline/deeper/shop.yaml', false],
    ['notfaultline.yaml', false],
    ['docker-compose.yaml', false],
    ['src/faultline.ts', false],
  ])('looks when %s changes: %s', (path, expected) => {
    expect(new RegExp(hook?.files ?? '').test(path)).toBe(expected);
  });
});
