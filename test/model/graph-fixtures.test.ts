import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildGraph, graphCodes } from '../../src/model/build-graph.ts';
import { readManifests } from '../../src/sources/index.ts';
import { expectedIn, foundIn } from '../sources/annotated.ts';

const folder = join(import.meta.dirname, '../fixtures/graphs');

function textsIn(name: string): [string, string][] {
  const files = readdirSync(join(folder, name)).sort();
  return files.map((file) => [file, readFileSync(join(folder, name, file), 'utf8')]);
}

function problemsOf(file: string, text: string) {
  const { value, diagnostics } = readManifests(file, text);
  expect(diagnostics).toEqual([]);
  return buildGraph(value).diagnostics;
}

describe('manifests that are no graph', () => {
  it.each(textsIn('broken'))('%s', (file, text) => {
    expect(foundIn(text, problemsOf(file, text))).toEqual(expectedIn(text));
  });

  it('raise every code', () => {
    const raised = textsIn('broken').flatMap(([file, text]) =>
      problemsOf(file, text).map(({ code }) => code),
    );
    expect(new Set(raised)).toEqual(new Set(graphCodes));
  });
});

describe('manifests that come close', () => {
  it.each(textsIn('valid'))('%s', (file, text) => {
    expect(problemsOf(file, text)).toEqual([]);
  });
});
