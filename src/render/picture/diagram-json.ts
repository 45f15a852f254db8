import type { JsonObject } from '../../document/document.ts';
import type { Picture } from '../../document/picture.ts';
import type { Rectangle } from '../layout/diagram.ts';
import { flattenRoute } from '../layout/route/flatten-route.ts';
import { foldPicture } from './fold/fold-picture.ts';
import { type Labelled, type PlacedEdge, type PlacedNode, placePicture } from './place-picture.ts';

/**
 * The placed picture as data, the same places that the SVG has: `faultline/diagram@1`. `x`, `y` is the top left
 * corner; `points` lead from the dependent to what it depends on, curves flattened.
 */
export function renderDiagramJson(picture: Picture, { maxNodes }: { readonly maxNodes: number }): string {
  return `${JSON.stringify(diagramData(picture, maxNodes), undefined, 2)}\n`;
}

function diagramData(source: Picture, maxNodes: number): JsonObject {
  const { picture, width, height, nodes, edges, frames, areas, waves } = placePicture(
    foldPicture(source, maxNodes),
  );
  return {
    schema: 'faultline/diagram@1',
    title: picture.title,
    summary: picture.summary,
    flow: picture.flow,
    width,
    height,
    unaffectedCount: picture.unaffectedCount,
    nodes: nodes.map(nodeData),
    edges: edges.map(edgeData),
    frames: frames.map(labelledData),
    areas: areas.map(labelledData),
    waves: waves.map(labelledData),
  };
}

function nodeData({ node, ...place }: PlacedNode): JsonObject {
  const at = rectangleData(place);
  const state = node.state ?? 'ok';
  switch (node.kind) {
    case 'component': {
      const { id, label, plane, role, when, badges } = node;
      return { id, ...at, state, kind: 'component', label, plane, role, when, badges };
    }
    case 'joint': {
      const { id, atLeast, memberCount } = node;
      return { id, ...at, state, kind: 'joint', atLeast, memberCount };
    }
    case 'fold': {
      const { id, count, badges } = node;
      return { id, ...at, state, kind: 'fold', count, badges };
    }
  }
}

function edgeData({ edge, route, closesCycle }: PlacedEdge): JsonObject {
  const { from, to, strength, role } = edge;
  return { from, to, strength, points: flattenRoute(route), role, closesCycle };
}

function labelledData({ label, x, y, width, height }: Labelled): JsonObject {
  return { label, x, y, width, height };
}

function rectangleData({ x, y, width, height }: Rectangle): JsonObject {
  return { x, y, width, height };
}
