import fc from 'fast-check';
import type { Diagram } from '../../../src/render/layout/diagram.ts';

/** Diagrams with cycles, self links, frames, columns and waves, as they come. */
export const anyDiagram: fc.Arbitrary<Diagram> = fc
  .record({
    count: fc.integer({ min: 3, max: 24 }),
    density: fc.integer({ min: 0, max: 3 }),
    columnCount: fc.constantFrom(0, 0, 1, 3),
    waveCount: fc.constantFrom(0, 0, 0, 3),
    seed: fc.array(fc.nat(9999), { minLength: 160, maxLength: 160 }),
  })
  .map(({ count, density, columnCount, waveCount, seed }) => {
    let next = 0;
    const pick = (below: number): number => (seed[next++ % seed.length] ?? 0) % below;
    const boxes = Array.from({ length: count }, (_, index) => ({
      width: 40 + pick(160),
      height: 22 + pick(50),
      // Every column has a box, and so has every wave.
      column: columnCount === 0 ? -1 : index < columnCount ? index : pick(columnCount + 1) - 1,
      wave: waveCount === 0 ? -1 : index < waveCount ? index : pick(waveCount),
      top: pick(8) === 0,
    }));
    const links = Array.from({ length: count * density }, () => ({
      lower: pick(count),
      upper: pick(count),
      firm: false,
    }));
    const frames: { members: number[]; labelWidth: number; labelHeight: number }[] = [];
    for (let start = 0; start + 1 < count; start += 2 + pick(4)) {
      if (pick(3) > 0) continue;
      frames.push({ members: [start, start + 1], labelWidth: 20 + pick(120), labelHeight: 24 });
    }
    const apart = frames.filter(
      (frame, index) => index === 0 || (frames[index - 1]?.members[1] ?? -1) < (frame.members[0] ?? 0),
    );
    return {
      boxes,
      links,
      frames: apart,
      columns: Array.from({ length: columnCount }, () => ({ labelWidth: pick(300) })),
      waveCount,
    };
  });
