import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cycle, cycles } from '../../src/analysis/cycles.ts';
import { isCycle } from '../oracle/closure.ts';
import { edgesOf, cycles as slowCycles } from '../oracle/cycles.ts';
import { graphKinds } from '../oracle/draft-manifest.ts';
import { expand } from '../oracle/expand.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { oneLineGraph } from '../oracle/one-line-graph.ts';
import { randomManifest } from '../oracle/random-manifest.ts';
import { rearrange } from '../oracle/rearrange.ts';
import { linkedGraph } from './linked-graph.ts';

/** `startup a,b,c: a>b b>a`, with `(` before a target that is one of a group. */
function text({ kind, breakable, members, shortest }: Cycle): string {
  const links = shortest.map(
    ({ from, to, requirement }) => `${from}>${requirement.members.length > 1 ? '(' : ''}${to}`,
  );
  return `${kind}${breakable ? ' breakable' : ''} ${members.join(',')}: ${links.join(' ')}`;
}

describe('cycles', () => {
  const rows: readonly [graph: string, expected: readonly string[]][] = [
    ['a>b b>c a>c', []],
    ['a>b b>a', ['startup a,b: a>b b>a']],
    ['b>a a>b', ['startup a,b: a>b b>a']],
    ['a>b:startup b>a', ['startup a,b: a>b b>a']],
    ['a>b:runtime b>a', ['failure a,b: a>b b>a']],
    ['a>b:startup b>a:runtime', ['loose a,b: a>b b>a']],
    ['a?b b~a', ['loose a,b: a>b b>a']],
    // One entry for all the ways round, shown by a shortest one.
    ['a>b b>c c>d d>a d>b', ['startup a,b,c,d: b>c c>d d>b']],
    ['a>b b>a b>c c>b c>a a>c', ['startup a,b,c: a>b b>a']],
    // Larger first, then by smallest member.
    [
      'd>e e>d a>b b>a x>y y>z z>x',
      ['startup x,y,z: x>y y>z z>x', 'startup a,b: a>b b>a', 'startup d,e: d>e e>d'],
    ],
    // A weaker kind is left out only where it has the same members.
    ['a>b b>a b?c c?a', ['startup a,b: a>b b>a', 'loose a,b,c: a>b b>a']],
    ['a>b b>c:runtime c>a b>a:startup', ['startup a,b: a>b b>a', 'failure a,b,c: a>b b>c c>a']],
    // Groups: members are edges, and another member may serve instead.
    ['a>(b|x) b>a', ['startup breakable a,b: a>(b b>a']],
    ['a>2(b|x) b>a', ['startup a,b: a>(b b>a']],
    ['a>(b|c) b>a c>a', ['startup a,b,c: a>(b b>a']],
    ['a>(b|x):runtime b>a:runtime', ['failure a,b: a>(b b>a']],
    // Breakable by a member outside the cycle, but for another cycle that the first waits for.
    ['a>(b|x) b>a b>d d>e e>d', ['startup a,b: a>(b b>a', 'startup d,e: d>e e>d']],
    // The single requirement is named rather than the group.
    ['a>(b|x) a>b:startup b>a', ['startup a,b: a>b b>a']],
    ['a>(b|x) a>x:startup x>a', ['startup a,x: a>x x>a']],
    // Planes are components of their own.
    [
      'ec2/control>ec2 ec2/data>sts sts>ec2/control',
      ['startup ec2/control,ec2/data,sts: ec2/control>ec2/data ec2/data>sts sts>ec2/control'],
    ],
    ['ec2/control>ec2/data', []],
  ];
  it.each(rows)('%s', (line, expected) => {
    expect(cycles(libraryGraph([oneLineGraph(line)])).map(text)).toEqual(expected);
  });

  it.each(graphKinds)('agree with the definition on %s graphs', (kind) => {
    fc.assert(
      fc.property(randomManifest([kind]), (manifest) => {
        const rows = cycles(libraryGraph([manifest])).map(({ entry, shortest, ...cycle }) => {
          expect(entry !== undefined).toBe(cycle.breakable);
          return { ...cycle, shortestLength: shortest.length };
        });
        expect(rows).toEqual(slowCycles(expand([manifest])));
      }),
      { numRuns: 300 },
    );
  });

  it('show a way round that is there, by requirements that say so', () => {
    fc.assert(
      fc.property(randomManifest(), (manifest) => {
        const flat = expand([manifest]);
        for (const { kind, members, shortest } of cycles(libraryGraph([manifest]))) {
          const way = shortest.map(({ from }) => from);
          expect(isCycle(way, edgesOf(flat, kind))).toBe(true);
          expect(members).toEqual(expect.arrayContaining(way));
          shortest.forEach(({ from, to, requirement }, index) => {
            expect(requirement.dependent).toBe(from);
            expect(requirement.members).toContain(to);
            expect(to).toBe(way[(index + 1) % way.length]);
            expect(flat.requirements[requirement.number]?.members).toEqual(requirement.members);
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    // How a network was repaired that the tools to repair it needed: by walking in.
    ['fix>(remote|out-of-band|onsite) backbone>fix remote>backbone out-of-band>backbone', 'fix by onsite'],
    ['a>(b|x) b>(a|x)', 'a by x'],
    ['b>(a|x) a>b', 'b by x'],
    ['a>2(b|x|y) b>a', 'a by x y'],
    ['a>(b|x) a>(b|y):startup a>z b>a', 'a by x; by y'],
    ['a>(b|x|y) y>a b>a x>w', 'a by x'],
    ['a>(b|x) a?(b|y) b>a', 'a by x'],
  ])('are entered where a group is met from outside: %s', (line, expected) => {
    const [cycle] = cycles(libraryGraph([oneLineGraph(line)]));
    const by = cycle?.entry?.groups.map(({ metBy }) => `by ${metBy.join(' ')}`);
    expect(`${cycle?.entry?.component} ${by?.join('; ')}`).toBe(expected);
  });

  it('do not depend on how the graph is written down', () => {
    fc.assert(
      fc.property(randomManifest(), fc.nat(), (manifest, seed) => {
        const told = cycles(libraryGraph([manifest])).map(text);
        expect(cycles(libraryGraph(rearrange(manifest, seed))).map(text)).toEqual(told);
      }),
      { numRuns: 300 },
    );
  });

  it('of a ring of 100 000 are one', () => {
    const size = 100_000;
    const [cycle, ...others] = cycles(linkedGraph(size, (n) => (n + 1) % size));
    expect(others).toEqual([]);
    expect(cycle?.members).toHaveLength(size);
    expect(cycle?.shortest).toHaveLength(size);
  });
});
