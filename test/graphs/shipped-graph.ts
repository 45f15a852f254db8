import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildGraph } from '../../src/model/build-graph.ts';
import type { ServiceGraph } from '../../src/model/service-graph.ts';
import { readManifests } from '../../src/sources/index.ts';

/** The graph of a file under `graphs/`, together with more YAML if given. Throws on any diagnostic, warnings included. */
export function shippedGraph(file: string, more?: string): ServiceGraph {
  const text = readFileSync(resolve(import.meta.dirname, '../../graphs', file), 'utf8');
  const read = [readManifests(file, text), ...(more === undefined ? [] : [readManifests('-', more)])];
  const { value, diagnostics } = buildGraph(read.flatMap((one) => one.value));
  const problems = [...read.flatMap((one) => one.diagnostics), ...diagnostics];
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  return value;
}
