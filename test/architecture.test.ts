import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which rooms and packages a room may import. The table of the architecture, as data. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  diagnostics: [],
  model: ['diagnostics', 'graphology'],
  sources: ['diagnostics', 'model', 'yaml'],
  analysis: ['model', 'graphology-traversal'],
  policy: ['diagnostics', 'model', 'analysis'],
  document: ['diagnostics'],
  reports: ['diagnostics', 'model', 'analysis', 'policy', 'document'],
  render: ['diagnostics', 'document', 'chalk', 'd3-force', 'diff', 'get-east-asian-width'],
  embed: ['diagnostics', '@lezer/markdown'],
  cli: [
    ...['diagnostics', 'model', 'sources', 'analysis', 'policy', 'document', 'reports', 'render', 'embed'],
    ...['commander', 'node:', 'package.json'],
  ],
  index: ['diagnostics', 'model', 'sources', 'analysis', 'policy', 'document', 'reports', 'render'],
};

const root = resolve(import.meta.dirname, '../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'))
  .sort();
const textOf = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));

function roomOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : file.replace(/\.ts$/, '');
}

/** Specifiers of static and dynamic imports and re-exports. */
function importsOf(file: string): string[] {
  const text = textOf.get(file) ?? '';
  return [...text.matchAll(/(?<!')\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

/** A file of ours, relative to `src`, or undefined for a package. */
function targetOf(file: string, specifier: string): string | undefined {
  return specifier.startsWith('.')
    ? relative(root, resolve(root, dirname(file), specifier)).replaceAll('\\', '/')
    : undefined;
}

describe('architecture', () => {
  it.each(files)('%s keeps to its room', (file) => {
    const room = roomOf(file);
    const allowed = mayImport[room];
    expect(allowed, `room ${room} is in the table`).toBeDefined();
    for (const specifier of importsOf(file)) {
      const target = targetOf(file, specifier);
      const used =
        target === undefined
          ? specifier.replace(/^node:.*/, 'node:')
          : roomOf(target.replace(/^\.\.\/package\.json$/, 'package.json'));
      if (used !== room) expect(allowed, `${file} imports ${specifier}`).toContain(used);
    }
  });

  it.each(files)('%s touches the world only in cli', (file) => {
    if (roomOf(file) === 'cli') return;
    const code = (textOf.get(file) ?? '').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(code).not.toMatch(/\bconsole\.|\bprocess\.|\bnew Date\b|\bDate\.now|Math\.random|locale/i);
  });

  it('only sources/yaml-document.ts knows the YAML package', () => {
    const users = files.filter((file) => importsOf(file).includes('yaml'));
    expect(users.filter((file) => file !== 'sources/yaml-document.ts')).toEqual([]);
  });

  it('has no import cycles', () => {
    const done = new Set<string>();
    for (const start of files) expect(cycleFrom(start, done)).toEqual([]);
  });

  it('has no file past 300 lines, and a median of at most 80', () => {
    const lengths = files
      .map((file) => (textOf.get(file) ?? '').split('\n').length - 1)
      .sort((a, b) => a - b);
    expect(lengths.at(-1)).toBeLessThanOrEqual(300);
    expect(lengths[lengths.length >> 1]).toBeLessThanOrEqual(80);
  });

  it('has no file that nothing reaches', () => {
    const reached = new Set<string>();
    const waiting = ['cli/run.ts', 'cli/rank-worker.ts', 'index.ts'];
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      if (reached.has(file) || !textOf.has(file)) continue;
      reached.add(file);
      for (const specifier of importsOf(file)) waiting.push(targetOf(file, specifier) ?? '');
    }
    expect(files.filter((file) => !reached.has(file))).toEqual([]);
  });

  it('has no grab-bag file names', () => {
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|types|misc)\.ts$/.test(file))).toEqual([]);
  });
});

/** The files of an import cycle reachable from `start`, or none. */
function cycleFrom(start: string, done: Set<string>): string[] {
  const path: string[] = [];
  const visit = (file: string): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file) || !textOf.has(file)) return [];
    path.push(file);
    for (const specifier of importsOf(file)) {
      const cycle = visit(targetOf(file, specifier) ?? '');
      if (cycle.length > 0) return cycle;
    }
    path.pop();
    done.add(file);
    return [];
  };
  return visit(start);
}
