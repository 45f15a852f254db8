import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CompactGraph } from '../../src/model/compact-graph.ts';
import type { Contender } from './interleaved.ts';

const here = join(process.cwd(), 'test/bench');
const folder = mkdtempSync(join(tmpdir(), 'faultline-peers-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

/** Writes the graph as numbers, for programs in other languages: services, edges, then (dependent, target). */
export function writePairs(graph: CompactGraph, name = 'plain'): string {
  const { componentCount, dependent, member } = graph;
  const pairs = new Int32Array(2 + 2 * member.length);
  pairs.set([componentCount, member.length]);
  for (let edge = 0; edge < member.length; edge++) {
    pairs[2 + 2 * edge] = dependent[edge] ?? 0;
    pairs[3 + 2 * edge] = member[edge] ?? 0;
  }
  const file = join(folder, `${name}-${componentCount}.bin`);
  writeFileSync(file, pairs);
  return file;
}

/** What can be asked of them. */
export type Task = 'rank' | 'hub' | 'components' | 'waves';

/** The C++ reference, compiled for this machine if it has a compiler. */
export function reference(file: string, tasks: readonly Task[]): Contender {
  const program = join(folder, 'reference');
  const flags = ['-std=c++20', '-O3', '-march=native', '-o', program, join(here, 'reference.cpp')];
  const isCompiled = spawnSync('g++', flags).status === 0;
  return {
    name: 'C++ -O3 -march=native',
    run: () => (isCompiled ? timesOf(program, [file, ...tasks], tasks) : undefined),
  };
}

/** A graph library for Python, by its module's name: in the Python of the path, or else in the system's own. */
export function python(module: string, file: string, tasks: readonly Task[]): Contender {
  const command = ['python3', '/usr/bin/python3'].find(
    (candidate) => spawnSync(candidate, ['-c', `import ${module}`]).status === 0,
  );
  const args = [join(here, 'peers.py'), module, file, ...tasks];
  return {
    name: module,
    rounds: 3,
    run: () => (command === undefined ? undefined : timesOf(command, args, tasks)),
  };
}

function timesOf(
  command: string,
  args: readonly string[],
  tasks: readonly Task[],
): Record<string, number> | undefined {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) return undefined;
  const times = JSON.parse(stdout);
  return Object.fromEntries(tasks.map((task) => [task, times[task]]));
}
