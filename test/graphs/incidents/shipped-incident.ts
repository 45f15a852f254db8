import { readFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { type Replay, replay } from '../../../src/analysis/replay.ts';
import type { Incident } from '../../../src/model/incident.ts';
import { resolveIncident } from '../../../src/model/resolve-incident.ts';
import { readIncidents } from '../../../src/sources/index.ts';
import { shippedGraph } from '../shipped-graph.ts';

/** A file under `graphs/incidents/`, put on its graph and replayed. Throws on any diagnostic. */
export function shippedIncident(file: string): { readonly incident: Incident; readonly result: Replay } {
  const path = resolve(import.meta.dirname, '../../../graphs/incidents', file);
  const { value, diagnostics } = readIncidents(file, readFileSync(path, 'utf8'));
  const [declaration, ...others] = value;
  const [graphFile, ...more] = declaration?.graph ?? [];
  if (declaration === undefined || graphFile === undefined || others.length + more.length > 0) {
    throw new Error(`${file} is one incident on one manifest`);
  }
  const graph = shippedGraph(posix.join('incidents', graphFile.value));
  const { value: incident, diagnostics: problems } = resolveIncident(graph, declaration);
  const messages = [...diagnostics, ...problems].map(({ message }) => message);
  if (messages.length > 0) throw new Error(messages.join('\n'));
  return { incident, result: replay(graph, incident) };
}
