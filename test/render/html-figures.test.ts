import { describe, expect, it } from 'vitest';
import type { Block, Timeline } from '../../src/document/document.ts';
import type { PictureComponent } from '../../src/document/picture.ts';
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

/** Components in two columns, `left` and `right`, of which one fails. */
function columns(root: 'left' | 'right', count: number): Block {
  const nodes = ['left', 'right'].flatMap((area) =>
    Array.from({ length: count }, (_, index): PictureComponent => {
      const isRoot = area === root && index === 0;
      const id = `${area}-${index}`;
      return { kind: 'component', id, label: id, state: 'down', role: isRoot ? 'root' : 'other', badges: [] };
    }),
  );
  const areas = ['left', 'right'].map((label) => ({
    label,
    members: nodes.map(({ id }) => id).filter((id) => id.startsWith(label)),
  }));
  const picture = { title: 'x', summary: 'x', flow: 'failure', edges: [], frames: [], waves: [] } as const;
  return { kind: 'picture', picture: { ...picture, nodes, areas, unaffectedCount: 0 } };
}

describe('a picture on a page', () => {
  it.each([
    ['left', 'picture'],
    ['right', 'picture from-right'],
  ] as const)('is scrolled from the side of what fails: %s', (root, classes) => {
    expect(/<figure class="([^"]*)"/.exec(pageOf(columns(root, 3)))?.[1]).toBe(classes);
  });

  it('has a sheet for itself only where it would be too small beside text', () => {
    const sheets = [1, 4, 60].map((count) =>
      / sheet/.test(/<figure[^>]*>/.exec(pageOf(columns('left', count)))?.[0] ?? ''),
    );
    expect(sheets).toEqual([false, false, true]);
  });
});
