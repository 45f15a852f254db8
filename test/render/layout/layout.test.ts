import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagram, Placement, Rectangle } from '../../../src/render/layout/diagram.ts';
import { layout } from '../../../src/render/layout/layout.ts';
import { flattenRoute } from '../../../src/render/layout/route/flatten-route.ts';
import { type Drawing, linesThroughBoxes, overlappingPairs } from './measure-drawing.ts';
import { anyDiagram } from './random-diagram.ts';

function drawingOf(diagram: Diagram, placement: Placement): Drawing {
  const lines = diagram.links.map(({ lower, upper }, index) => ({
    ends: [lower, upper] as const,
    points: flattenRoute(placement.links[index]?.route ?? { start: [0, 0], pieces: [] }),
  }));
  return { boxes: placement.boxes, lines, width: placement.width, height: placement.height };
}

function contains(outer: Rectangle, inner: Rectangle): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width - 0.15 &&
    outer.y + outer.height >= inner.y + inner.height - 0.15
  );
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return overlappingPairs([a, b]).length > 0;
}

/** Whether the point lies on the border of the rectangle. */
function touches({ x, y, width, height }: Rectangle, [px, py]: readonly [number, number]): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.2;
  const inside = px > x - 0.2 && px < x + width + 0.2 && py > y - 0.2 && py < y + height + 0.2;
  return inside && (near(px, x) || near(px, x + width) || near(py, y) || near(py, y + height));
}

function box(more: Partial<Diagram['boxes'][number]> = {}): Diagram['boxes'][number] {
  return { width: 100, height: 40, column: -1, wave: -1, top: false, ...more };
}

/** Links as pairs `[lower, upper]` between boxes of one size. */
function diagramOf(count: number, pairs: readonly (readonly [number, number])[]): Diagram {
  return {
    boxes: Array.from({ length: count }, () => box()),
    links: pairs.map(([lower, upper]) => ({ lower, upper, firm: false })),
    frames: [],
    columns: [],
    waveCount: 0,
  };
}

/** Every line leads from its lower box to its upper one, inside the page. */
function expectEnds({ boxes, lines, width, height }: Drawing): void {
  const page = { x: -0.2, y: -0.2, width: width + 0.4, height: height + 0.4 };
  for (const { ends, points } of lines) {
    const [lower, upper] = ends.map((end) => boxes[end] as Rectangle);
    expect(touches(lower as Rectangle, points[0] ?? [0, 0])).toBe(true);
    expect(touches(upper as Rectangle, points.at(-1) ?? [0, 0])).toBe(true);
    for (const [x, y] of points) expect(contains(page, { x, y, width: 0, height: 0 })).toBe(true);
  }
}

/** Frames, columns and waves hold their boxes and no other. */
function expectGroups(diagram: Diagram, { boxes, frames, columns, waves }: Placement): void {
  const holds = (span: Rectangle, rectangle: Rectangle, own: boolean): boolean =>
    own ? contains(span, rectangle) : !overlap(span, rectangle);
  for (const [index, rectangle] of boxes.entries()) {
    const { column, wave } = diagram.boxes[index] ?? box();
    for (const [number, span] of columns.entries())
      expect(holds(span, rectangle, number === column)).toBe(true);
    for (const [number, span] of waves.entries()) expect(holds(span, rectangle, number === wave)).toBe(true);
    for (const [number, span] of frames.entries()) {
      const own = diagram.frames[number]?.members.includes(index) === true;
      if (span !== undefined) expect(holds(span, rectangle, own)).toBe(true);
    }
  }
}

describe('layout', () => {
  it('keeps everything apart that does not belong together, whatever the diagram', () => {
    fc.assert(
      fc.property(anyDiagram, (diagram) => {
        const placement = layout(diagram);
        const drawing = drawingOf(diagram, placement);
        expect(overlappingPairs(drawing.boxes)).toEqual([]);
        expect(linesThroughBoxes(drawing)).toEqual([]);
        expectEnds(drawing);
        expectGroups(diagram, placement);
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  it('draws every link downwards, apart from those in cycles', () => {
    fc.assert(
      fc.property(anyDiagram, (diagram) => {
        const acyclic = {
          ...diagram,
          waveCount: 0,
          boxes: diagram.boxes.map((one) => ({ ...one, wave: -1 })),
          links: diagram.links.filter(({ lower, upper }) => lower > upper),
        };
        const { boxes, links } = layout(acyclic);
        for (const [index, { lower, upper }] of acyclic.links.entries()) {
          const [low, high] = [boxes[lower] as Rectangle, boxes[upper] as Rectangle];
          expect(low.y).toBeGreaterThanOrEqual(high.y + high.height);
          expect(links[index]?.closesCycle).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('places equal diagrams equally and leaves them as they are', () => {
    fc.assert(
      fc.property(anyDiagram, (diagram) => {
        const before = JSON.stringify(diagram);
        expect(layout(diagram)).toEqual(layout(structuredClone(diagram)));
        expect(JSON.stringify(diagram)).toBe(before);
      }),
      { numRuns: 10 },
    );
  });

  it.each([
    [
      'two boxes',
      2,
      [
        [0, 1],
        [1, 0],
      ],
      1,
    ],
    [
      'a ring of four',
      4,
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 0],
      ],
      1,
    ],
    [
      'two rings that share a box',
      5,
      [
        [0, 1],
        [1, 2],
        [2, 0],
        [2, 3],
        [3, 4],
        [4, 2],
      ],
      2,
    ],
    ['a box and itself', 1, [[0, 0]], 1],
    [
      'no cycle',
      3,
      [
        [0, 1],
        [1, 2],
        [0, 2],
      ],
      0,
    ],
  ] as [string, number, [number, number][], number][])(
    'marks as few links as a cycle needs: %s',
    (_name, count, pairs, marked) => {
      const { links } = layout(diagramOf(count, pairs));
      expect(links.filter((link) => link.closesCycle)).toHaveLength(marked);
    },
  );

  it('never turns a firm link', () => {
    const diagram = diagramOf(3, [
      [1, 0],
      [2, 1],
      [0, 2],
    ]);
    for (const weak of [0, 1, 2]) {
      const links = diagram.links.map((link, index) => ({ ...link, firm: index !== weak }));
      expect(layout({ ...diagram, links }).links.findIndex((link) => link.closesCycle)).toBe(weak);
    }
  });

  it('wraps the dependents of a hub', () => {
    const pairs = Array.from({ length: 30 }, (_, index): [number, number] => [index + 1, 0]);
    const { width, height } = layout(diagramOf(31, pairs));
    expect(width / height).toBeLessThan(3);
    expect(width / height).toBeGreaterThan(0.5);
  });

  it('wraps a long wave: its label and its band are as much a part of the page', () => {
    const waves = [...Array.from({ length: 8 }, () => 0), 1, 2, 3, 4, 5];
    const chain = [8, 9, 10, 11, 12].map((box): [number, number] => [box, box - 1]);
    const diagram = diagramOf(waves.length, chain);
    const boxes = diagram.boxes.map((each, index) => ({
      ...each,
      width: 140,
      height: 60,
      wave: waves[index] ?? 0,
    }));
    // Not eight beside one another.
    expect(layout({ ...diagram, boxes, waveCount: 6 }).width).toBeLessThan(8 * 140);
  });

  it('takes a frame apart that another box stands between', () => {
    // Box 1 needs 2, which needs 0; 0 and 1 are planes of one service.
    const diagram = {
      ...diagramOf(3, [
        [1, 2],
        [2, 0],
      ]),
      frames: [{ members: [0, 1], labelWidth: 50, labelHeight: 20 }],
    };
    const { frames, links } = layout(diagram);
    expect(frames).toEqual([undefined]);
    expect(links.some((link) => link.closesCycle)).toBe(false);
  });

  /** Boxes in the first column but the last, which needs all of them but the first and stands alone in the second. */
  function loner(count: number, more: readonly (readonly [number, number])[], labelWidth = 0): Diagram {
    const last = count - 1;
    const pairs = Array.from({ length: last - 1 }, (_, index): [number, number] => [last, index + 1]);
    const diagram = diagramOf(count, [...pairs, ...more]);
    const boxes = diagram.boxes.map((each, index) => ({ ...each, column: index === last ? 1 : 0 }));
    return { ...diagram, boxes, columns: [{ labelWidth: 0 }, { labelWidth }] };
  }
  /** On both sides of a box. */
  const padding = 2 * 18;

  it.each([
    // A fan below the first box and a short chain beside it: the links of the loner pass two ranks.
    ['many links', 30, [...Array.from({ length: 26 }, (_, index) => [index + 1, 0]), [27, 1], [28, 27]]],
    [
      'a few links',
      6,
      [
        [1, 0],
        [2, 0],
        [3, 1],
        [4, 3],
      ],
    ],
    ['no way to go', 3, []],
  ] as [string, number, [number, number][]][])(
    'makes a column of one box as wide as the box: %s',
    (_name, count, more) => {
      const { boxes, columns } = layout(loner(count, more));
      expect(boxes.at(-1)?.width).toBe(100);
      expect(columns[1]?.width).toBe(100 + padding);
      expect(columns[1]?.x).toBe((boxes.at(-1)?.x ?? 0) - padding / 2);
    },
  );

  it.each([
    [80, 100 + padding],
    [100 + padding + 50, 100 + padding + 50],
  ])('makes a column as wide as a label of %i', (labelWidth, width) => {
    const placement = layout(loner(4, [], labelWidth));
    expect(placement.columns[1]?.width).toBe(width);
    expectGroups(loner(4, [], labelWidth), placement);
  });

  it('places nothing on an empty page', () => {
    expect(layout(diagramOf(0, []))).toEqual({
      width: 0,
      height: 0,
      boxes: [],
      frames: [],
      columns: [],
      waves: [],
      links: [],
    });
  });
});
