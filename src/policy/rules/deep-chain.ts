import { takesDown } from '../../analysis/effect.ts';
import { longestChains } from '../../analysis/longest-chains.ts';
import { componentId } from '../../model/component-ids.ts';
import { at, pathOf, requirementSpan, tick } from '../needs.ts';
import { count } from '../option.ts';
import { defineRule } from '../rule.ts';

export const deepChain = defineRule({
  id: 'deep-chain',
  severity: 'warning',
  recommended: false,
  title: 'a long chain of hard requirements',
  why: `Each step of a chain that a failure can travel adds its own failures, its time-outs and a team to call. Counted are
the steps of the longest chain of hard requirements at run time; components that depend on one another in a cycle count
as one. A chain is told where it begins.`,
  remedy: `Cut it: a soft requirement, a cache, or a copy of what is needed from far below.`,
  example: "deep-chain: { limit: 6, from: 'tier:0' }",
  selectors: { from: 'where chains begin' },
  options: { limit: count('how many steps a chain may have', 8) },
  evaluate: (graph, { picked: { from }, options }) => {
    const { compact } = graph;
    const chains = longestChains(compact, (r) => takesDown(compact, r));
    const isLong = (number: number) => from.has(number) && (chains.length[number] ?? 0) > options.limit;
    const continues = continuedSets(graph, chains.setOf, isLong);
    const told = new Set<number>();
    return from.members.filter(isLong).flatMap((number) => {
      const set = chains.setOf[number] ?? 0;
      // Of a cycle, the smallest id speaks for all.
      if (continues.has(set) || told.has(set)) return [];
      told.add(set);
      const [first] = chains.from(number);
      const id = componentId(graph, number);
      const last = componentId(graph, chains.end(number));
      return [
        {
          message: `${tick(id)} stands on ${chains.length[number] ?? 0} hard requirements in a row, down to ${tick(last)}`,
          ...at(first && requirementSpan(graph, first.requirement, first.to)),
          from: [id],
          // A chain may be as long as the graph, and as many may begin with it as there are components.
          path: () => pathOf(graph, [...chains.from(number)])(),
        },
      ];
    });
  },
});

/** The sets that a long chain from elsewhere passes through. */
function continuedSets(
  { compact }: Parameters<typeof deepChain.evaluate>[0],
  setOf: Int32Array,
  isLong: (number: number) => boolean,
): ReadonlySet<number> {
  const continued = new Set<number>();
  for (let r = 0; r < compact.requirementCount; r++) {
    const dependent = compact.dependent[r] ?? 0;
    if (!takesDown(compact, r) || !isLong(dependent)) continue;
    for (let slot = compact.memberStart[r] ?? 0; slot < (compact.memberStart[r + 1] ?? 0); slot++) {
      const set = setOf[compact.member[slot] ?? 0] ?? 0;
      if (set !== setOf[dependent]) continued.add(set);
    }
  }
  return continued;
}
