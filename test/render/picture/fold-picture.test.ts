import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentCount, foldPicture } from '../../../src/render/picture/fold/fold-picture.ts';
import { foldTwins } from '../../../src/render/picture/fold/fold-twins.ts';
import { hostile } from './hostile.ts';
import { cells, cloudOutage, everything, graphPicture, randomPicture, waves } from './sample-pictures.ts';

const hub = graphPicture(
  Array.from({ length: 16 }, (_, index) => `leaf-${String(index).padStart(2, '0')}>hub`).join(' '),
);

describe('foldPicture', () => {
  it('folds leaves with the same neighbors behind the first of them', () => {
    const { nodes, edges } = foldPicture(hub, 10);
    expect(nodes.map((node) => (node.kind === 'fold' ? `and ${node.count} more` : node.id))).toEqual([
      'hub',
      'leaf-00',
      'and 15 more',
    ]);
    expect(edges.map(({ from, to }) => [from, to])).toEqual([
      ['leaf-00', 'hub'],
      ['leaf-01…', 'hub'],
    ]);
  });

  it.each([
    ['another strength', 'a>hub b>hub c?hub'],
    ['another neighbor', 'a>hub b>hub c>other'],
    ['somebody who needs it', 'a>hub b>hub c>hub d>c'],
  ])('keeps apart what has %s', (_name, line) => {
    const picture = graphPicture(line);
    expect(foldTwins(picture, 1).nodes).toHaveLength(picture.nodes.length);
  });

  it('leaves a picture alone that is small enough', () => {
    expect(foldPicture(hub, 17).nodes).toHaveLength(17);
  });

  it('drops nothing without counting it, and keeps to the limit', () => {
    const pictures = [
      hub,
      everything,
      cloudOutage,
      waves,
      cells,
      hostile,
      randomPicture(300),
      randomPicture(90, { layers: 45 }),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...pictures), fc.integer({ min: 1, max: 200 }), (picture, maxNodes) => {
        const folded = foldPicture(picture, maxNodes);
        expect(componentCount(folded)).toBe(componentCount(picture));
        const special = folded.nodes.filter((node) => node.kind === 'component' && node.role !== 'other');
        expect(folded.nodes.length).toBeLessThanOrEqual(Math.max(maxNodes, special.length + 1));
        expect(new Set(folded.nodes.map(({ id }) => id)).size).toBe(folded.nodes.length);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps roots', () => {
    expect(foldPicture(cloudOutage, 1).nodes.map(({ id }) => id)).toContain('ddb-endpoint-dns');
  });

  it('keeps to the limit even when everything is a root', () => {
    const picture = randomPicture(300);
    const nodes = picture.nodes.map((node) =>
      node.kind === 'component' ? { ...node, role: 'root' as const } : node,
    );
    const folded = foldPicture({ ...picture, nodes }, 60);
    const roots = folded.nodes.filter((node) => node.kind === 'component' && node.role === 'root');
    expect(folded.nodes.length).toBeLessThanOrEqual(60);
    expect(componentCount(folded)).toBe(componentCount(picture));
    expect(roots).toHaveLength(30);
  });

  it('shows the worst state of what it folds', () => {
    const fold = foldPicture(cloudOutage, 2).nodes.find((node) => node.kind === 'fold');
    expect(fold?.state).toBe('down');
  });
});
