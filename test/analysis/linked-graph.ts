import { compileGraph } from '../../src/model/compile-graph.ts';
import type { ServiceGraph } from '../../src/model/service-graph.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { oneLineGraph } from '../oracle/one-line-graph.ts';

/**
 * Many components, `s000000` and on, of which number `n` needs `targetOf(n)` if that is there, and starts in a
 * second. Compiled by itself, since a test of depth need not wait for manifests of this size to be merged.
 */
export function linkedGraph(size: number, targetOf: (component: number) => number): ServiceGraph {
  const pattern = libraryGraph([oneLineGraph('a=1s a>b')]);
  const [component, declaration] = [pattern.components[0], pattern.requirements[0]];
  if (component === undefined || declaration === undefined) throw new Error('the pattern has both');
  const resolved = Array.from({ length: size }, (_, n) => ({
    dependent: n,
    members: [targetOf(n)],
    declaration,
  }));
  const requirements = resolved.filter(({ members: [target = -1] }) => target >= 0 && target < size);
  return {
    ...pattern,
    services: [],
    componentIds: Array.from({ length: size }, (_, n) => idOf(n)),
    components: Array.from({ length: size }, (_, n) => ({ ...component, id: idOf(n) })),
    requirements: requirements.map(() => declaration),
    compact: compileGraph(new Array(size).fill(1000), requirements),
  };
}

function idOf(n: number): string {
  return `s${`${n}`.padStart(6, '0')}`;
}
