import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Picture } from '../../../src/document/picture.ts';
import { buildGraph } from '../../../src/model/build-graph.ts';
import { readManifests } from '../../../src/sources/index.ts';
import { pictureOfGraph, pictureOfImpact } from './service-pictures.ts';

/** Every graph of a folder, and the failure of its three services that touch most. */
export function shippedPictures(folder: string): [string, Picture][] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.sort().flatMap((file): [string, Picture][] => {
    const { value: manifests } = readManifests(file, readFileSync(join(folder, file), 'utf8'));
    const { value: graph } = buildGraph(manifests);
    const outages = graph.services
      .map(({ id }) => [`${file}, ${id} down`, pictureOfImpact(graph, id)] as [string, Picture])
      .sort(([, a], [, b]) => b.nodes.length - a.nodes.length);
    return [[file, pictureOfGraph(graph)], ...outages.slice(0, 3)];
  });
}
