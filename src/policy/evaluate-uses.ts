import type { ServiceGraph } from '../model/service-graph.ts';
import { identityOf } from './identity.ts';
import type { PreparedUse } from './prepare-use.ts';
import type { Found } from './rule.ts';

/** What a use of a rule finds. */
export interface FoundByUse {
  readonly use: PreparedUse;
  readonly found: Found;
  readonly identity: string;
  /** Whether a rule that was applied as well tells the same better: see `Rule.toldBy`. */
  readonly isToldBetter: boolean;
}

/** All that rules find. Those that leave something to another one come last; else in the order of their uses. */
export function* evaluateUses(graph: ServiceGraph, uses: readonly PreparedUse[]): Generator<FoundByUse> {
  const betterRules = new Set(uses.flatMap(({ rule }) => rule.toldBy ?? []));
  const toldBetter = new Set<string>();
  const leaves = ({ rule }: PreparedUse) => rule.toldBy !== undefined;
  for (const use of [...uses.filter((each) => !leaves(each)), ...uses.filter(leaves)]) {
    const { id, toldBy } = use.rule;
    for (const found of use.rule.evaluate(graph, use.settings)) {
      const identity = identityOf(id, found.from, found.to);
      if (betterRules.has(id)) toldBetter.add(identity);
      const isToldBetter = toldBy !== undefined && toldBetter.has(identityOf(toldBy, found.from, found.to));
      yield { use, found, identity, isToldBetter };
    }
  }
}
