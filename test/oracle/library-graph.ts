import { stringify } from 'yaml';
import type { Checked } from '../../src/diagnostics/diagnostic.ts';
import { buildGraph } from '../../src/model/build-graph.ts';
import type { ServiceGraph } from '../../src/model/service-graph.ts';
import { readManifests } from '../../src/sources/index.ts';
import type { WrittenManifest } from './written.ts';

const write = {
  json: (manifest: WrittenManifest) => JSON.stringify(manifest),
  yaml: (manifest: WrittenManifest) => stringify(manifest),
};

/**
 * The library's graph of the manifests that the slow twins expand by themselves, through text, as a user's
 * files would go; throws if the library objects to one.
 */
export function libraryGraph(
  manifests: readonly WrittenManifest[],
  format: keyof typeof write = 'json',
): ServiceGraph {
  const read = manifests.flatMap((manifest, index) =>
    unobjected(readManifests(`${index}.${format}`, write[format](manifest))),
  );
  return unobjected(buildGraph(read));
}

function unobjected<T>({ value, diagnostics: [problem] }: Checked<T>): T {
  if (problem !== undefined) throw new Error(`${problem.code.id}: ${problem.message}`);
  return value;
}
