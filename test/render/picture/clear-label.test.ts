import { describe, expect, it } from 'vitest';
import type { Point } from '../../../src/render/layout/diagram.ts';
import { clearLabel } from '../../../src/render/picture/clear-label.ts';

const frame = { x: 100, y: 50, width: 200, height: 120 };

/** Straight down into the frame. */
const down = (x: number): Point[] => [
  [x, 0],
  [x, 90],
];

describe('clearLabel', () => {
  it.each([
    ['no line', [], 110],
    ['a line past its end', [down(180)], 110],
    ['a line through it', [down(130)], 136],
    ['two lines through it', [down(130), down(160)], 166],
    ['a gap between lines', [down(120), down(196), down(230)], 126],
    ['lines in any order', [down(230), down(196), down(120)], 126],
    ['no room past the last line', [down(130), down(185), down(240)], 110],
    [
      'what ends above it',
      [
        [
          [130, 0],
          [130, 53],
        ],
      ],
      110,
    ],
    [
      'what begins below it',
      [
        [
          [130, 83],
          [130, 120],
        ],
      ],
      110,
    ],
    // It is at 120 where the label begins and at 137 where that ends.
    [
      'a line at a slant',
      [
        [
          [100, 34],
          [157, 91],
        ],
      ],
      143,
    ],
    [
      'a line along it',
      [
        [
          [105, 60],
          [150, 60],
        ],
      ],
      156,
    ],
  ] as [string, Point[][], number][])('%s', (_name, lines, x) => {
    expect(clearLabel(frame, 60, lines)).toBe(x);
  });
});
