import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Picture } from '../../../src/document/picture.ts';
import { buildGraph } from '../../../src/model/build-graph.ts';
import { readManifests } from '../../../src/sources/index.ts';
import {
  cells,
  cloud,
  cloudOutage,
  cyclic,
  everything,
  graphPicture,
  randomPicture,
  waves,
} from './sample-pictures.ts';
import { pictureOfGraph, pictureOfImpact } from './service-pictures.ts';

/** The samples, small random graphs, and every graph of `graphs/` with the failure of its largest hubs. */
export const allPictures: readonly (readonly [string, Picture])[] = [
  ['everything', everything],
  ['cloud, outage', cloudOutage],
  ['cloud, graph', graphPicture(cloud)],
  ['cycles', cyclic],
  ['waves', waves],
  ['cells', cells],
  ['one service', graphPicture('', { nodes: graphPicture('a>b').nodes.slice(0, 1) })],
  ['nothing', graphPicture('')],
  ['random 12', randomPicture(12)],
  ['random 50', randomPicture(50)],
  ...shippedPictures(),
];

export function shippedPictures(): [string, Picture][] {
  const folder = join(import.meta.dirname, '../../../graphs');
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
