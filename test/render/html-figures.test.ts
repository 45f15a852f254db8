import { describe, expect, it } from 'vitest';
import type { Block, Timeline } from '../../src/document/document.ts';
import { html } from '../../src/render/html.ts';

const page = { color: false, width: 80 };

function pageOf(...blocks: readonly Block[]): string {
  return html.render({ schema: 'x', answer: ['x'], blocks: () => blocks, data: () => ({}) }, page);
}

function timeline(rows: number): Timeline {
  return {
    kind: 'timeline',
    title: '',
    summary: '',
    lanes: ['predicted', 'observed'],
    rows: Array.from({ length: rows }, (_, index) => ({
      label: [`row-${index}.`],
      lanes: [[{ tone: 'down', fromMs: 0 }], []],
    })),
    endMs: 60_000,
    timeText: (time) => `t+${time}`,
    more: ['and others'],
  };
}

describe('a timeline on a page', () => {
  // An upright A4 sheet has 688 pixels of width and some 900 of height between its margins.
  it.each([1, 20, 21, 40, 45, 100])('of %i rows is drawn in parts that a sheet has room for', (count) => {
    const text = pageOf(timeline(count));
    const sizes = [...text.matchAll(/<svg [^>]*? width="(\d+)" height="(\d+)"/g)];
    for (const [, width, height] of sizes) {
      expect((Number(height) * 688) / Number(width)).toBeLessThan(900);
    }
    expect(sizes.length).toBe(Math.ceil(count / 20));
    const labels = [...text.matchAll(/>(row-\d+\.)<\/text>/g)].map(([, label]) => label);
    expect(labels).toEqual(Array.from({ length: count }, (_, index) => `row-${index}.`));
    expect(text.match(/and others/g)).toHaveLength(1);
  });
});
