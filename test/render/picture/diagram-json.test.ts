import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../src/document/picture.ts';
import type { Point, Rectangle } from '../../../src/render/layout/diagram.ts';
import { renderDiagramJson } from '../../../src/render/picture/diagram-json.ts';
import { linesThroughBoxes, overlappingPairs } from '../layout/measure-drawing.ts';
import { allPictures, shipped } from './all-pictures.ts';
import { hostile } from './hostile.ts';
import { everything, graphPicture } from './sample-pictures.ts';

interface Parsed {
  readonly schema: string;
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly (Rectangle & { readonly id: string; readonly state: string })[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly strength: string;
    readonly closesCycle: boolean;
    readonly points: readonly Point[];
  }[];
}

function parse(picture: Picture): Parsed {
  return JSON.parse(renderDiagramJson(picture, { maxNodes: 150 })) as Parsed;
}

describe('renderDiagramJson', () => {
  it.each([...allPictures, ['hostile names', hostile]] as [string, Picture][])(
    'has no overlap and no line through a foreign box: %s',
    (_name, picture) => {
      const { nodes, edges, width, height } = parse(picture);
      const numbers = new Map(nodes.map(({ id }, index) => [id, index]));
      const lines = edges.map(({ from, to, points }) => ({
        ends: [numbers.get(from) ?? -1, numbers.get(to) ?? -1] as const,
        points,
      }));
      expect(overlappingPairs(nodes)).toEqual([]);
      expect(linesThroughBoxes({ boxes: nodes, lines, width, height })).toEqual([]);
      for (const node of nodes) {
        expect(node.x).toBeGreaterThanOrEqual(0);
        expect(node.x + node.width).toBeLessThanOrEqual(width);
        expect(node.y + node.height).toBeLessThanOrEqual(height);
      }
    },
  );

  it.each(shipped)('fits a page: %s', (_name, picture) => {
    const { width, height } = parse(picture);
    expect(width / height).toBeGreaterThanOrEqual(0.5);
    expect(width / height).toBeLessThanOrEqual(3);
  });

  it('draws dependencies above their dependents, roots at the top', () => {
    const { nodes, edges } = parse(everything);
    const yOf = new Map(nodes.map(({ id, y }) => [id, y]));
    for (const { from, to, closesCycle } of edges) {
      if (closesCycle) expect(yOf.get(from) ?? 0).toBeLessThan(yOf.get(to) ?? 0);
      else expect(yOf.get(from) ?? 0).toBeGreaterThan(yOf.get(to) ?? 0);
    }
    expect(yOf.get('orders-db')).toBe(Math.min(...yOf.values()));
  });

  it('has the shape that other tools rely on', () => {
    const parsed = parse(graphPicture('a>b'));
    expect(parsed.schema).toBe('faultline/diagram@1');
    expect(parsed.nodes.map(({ id, state }) => [id, state])).toEqual([
      ['a', 'ok'],
      ['b', 'ok'],
    ]);
    expect(Object.keys(parsed.nodes[0] ?? {}).slice(0, 6)).toEqual([
      'id',
      'x',
      'y',
      'width',
      'height',
      'state',
    ]);
    const [a, b] = parsed.nodes;
    const [edge] = parsed.edges;
    expect([edge?.from, edge?.to, edge?.strength]).toEqual(['a', 'b', 'hard']);
    expect(edge?.points[0]?.[1]).toBe(a?.y);
    expect(edge?.points.at(-1)?.[1]).toBe((b?.y ?? 0) + (b?.height ?? 0));
  });
});
