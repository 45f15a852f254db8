import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
// @ts-expect-error: a script of the build, in JavaScript
import { compile, modules } from '../assembly/compile.js';

interface Module {
  readonly source: string;
  readonly target: string;
}

describe('what is compiled from AssemblyScript', () => {
  it.each(modules as Module[])('in $target comes from $source as it is here', async (module) => {
    const target = readFileSync(join(import.meta.dirname, '..', module.target), 'utf8');
    expect(target).toBe(await compile(module));
  });
});
