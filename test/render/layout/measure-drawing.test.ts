import { describe, expect, it } from 'vitest';
import type { Point } from '../../../src/render/layout/diagram.ts';
import { countLineCrossings, linesThroughBoxes, overlappingPairs } from './measure-drawing.ts';

const line = (...points: Point[]) => ({ ends: [8, 9] as const, points });

/** The judge has to be right before anything is judged. */
describe('measuring a drawing', () => {
  it.each([
    ['a cross', [line([0, 0], [10, 10]), line([0, 10], [10, 0])], 1],
    [
      'a cross far from the origin, over cells of the grid',
      [line([-90, 95], [190, 105]), line([50, 0], [51, 200])],
      1,
    ],
    ['two parallels', [line([0, 0], [10, 0]), line([0, 5], [10, 5])], 0],
    ['lines that meet at an end', [line([0, 0], [10, 10]), line([0, 0], [10, 0])], 0],
    ['lines that run together', [line([0, 0], [10, 0]), line([2, 0], [8, 0])], 0],
    ['a line that crosses twice', [line([0, 0], [20, 0]), line([5, -5], [5, 5], [15, 5], [15, -5])], 2],
    ['a line that crosses itself', [line([0, 0], [10, 10], [10, 0], [0, 10])], 0],
  ])('counts the crossings of %s', (_name, lines, expected) => {
    expect(countLineCrossings(lines)).toBe(expected);
  });

  it('finds overlaps, but not boxes that touch', () => {
    const at = (x: number) => ({ x, y: 0, width: 10, height: 10 });
    expect(overlappingPairs([at(0), at(9), at(19)])).toEqual([[0, 1]]);
  });

  it('finds the lines through foreign boxes', () => {
    const boxes = [{ x: 10, y: 10, width: 10, height: 10 }];
    const drawing = (points: Point[], ends: [number, number] = [8, 9]) => ({
      boxes,
      lines: [{ ends, points }],
      width: 0,
      height: 0,
    });
    expect(
      linesThroughBoxes(
        drawing([
          [0, 0],
          [30, 30],
        ]),
      ),
    ).toEqual([[0, 0]]);
    expect(
      linesThroughBoxes(
        drawing(
          [
            [0, 0],
            [30, 30],
          ],
          [0, 9],
        ),
      ),
    ).toEqual([]);
    expect(
      linesThroughBoxes(
        drawing([
          [0, 10],
          [30, 10],
        ]),
      ),
    ).toEqual([]);
    expect(
      linesThroughBoxes(
        drawing([
          [0, 0],
          [30, 5],
        ]),
      ),
    ).toEqual([]);
  });
});
