import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from '../../../src/analysis/bootstrap.ts';
import { cycles } from '../../../src/analysis/cycles.ts';
import { impact } from '../../../src/analysis/impact.ts';
import type { Picture } from '../../../src/document/picture.ts';
import { buildGraph } from '../../../src/model/build-graph.ts';
import type { Service, ServiceGraph } from '../../../src/model/service-graph.ts';
import { cyclesPicture } from '../../../src/reports/pictures/cycles-picture.ts';
import { graphPicture } from '../../../src/reports/pictures/graph-picture.ts';
import { impactPicture } from '../../../src/reports/pictures/impact-picture.ts';
import { startPicture } from '../../../src/reports/pictures/start-picture.ts';
import { readManifests } from '../../../src/sources/index.ts';

/** Every graph of a folder: as it is, its start-up, its cycles, and the failure of the three that touch most. */
export function shippedPictures(folder: string): [string, Picture][] {
  const files = readdirSync(folder).filter((file) => /(?<!\.(?:incident|policy))\.yaml$/.test(file));
  return files.sort().flatMap((file): [string, Picture][] => {
    const { value: manifests } = readManifests(file, readFileSync(join(folder, file), 'utf8'));
    const { value: graph } = buildGraph(manifests);
    const found = cycles(graph);
    const outages = graph.services
      .map((service): [string, Picture] => [`${file}, ${service.id} down`, outage(graph, service)])
      .sort(([, a], [, b]) => b.nodes.length - a.nodes.length);
    return [
      [file, graphPicture(graph)],
      [`${file}, start-up`, startPicture(graph, bootstrap(graph))],
      ...(found.length === 0 ? [] : [[`${file}, cycles`, cyclesPicture(graph, found)] as [string, Picture]]),
      ...outages.slice(0, 3),
    ];
  });
}

function outage(graph: ServiceGraph, { components }: Service): Picture {
  const roots = components.map((number) => ({
    component: graph.components[number]?.id ?? '',
    state: 'down' as const,
    atMs: 0,
  }));
  return impactPicture(graph, impact(graph, roots));
}
