import type { Code } from '../diagnostics/diagnostic.ts';
import { inBackticks } from './in-backticks.ts';
import { broken, type Node, type Range } from './node.ts';
import type { Problems } from './problems.ts';

/** How many aliases one file may hold once every alias is written out, those inside aliased blocks included. */
export const aliasLimit = 100_000;

/** How many maps, lists and scalars the aliases of one file may repeat. */
export const repeatedValueLimit = 1_000_000;

export const tooManyAliases: Code = {
  id: 'too-many-aliases',
  severity: 'error',
  title: 'aliases repeat more than any manifest needs',
  explanation: `An alias (\`*name\`) repeats the block that carries the anchor (\`&name\`). When aliased blocks hold aliases
themselves, ten lines can stand for billions of values. One file may hold 100 000 aliases, counted as if each
block were written out in full, and they may repeat 1 000 000 values.

Write the block on the service instead of on each of its planes, or split the graph into several files.`,
};

export const unknownAlias: Code = {
  id: 'unknown-alias',
  severity: 'error',
  title: 'an alias repeats nothing',
  explanation: `An alias (\`*name\`) repeats a block further up in the same document that carries the anchor of that name
(\`&name\`). There is none, or the alias lies inside the very block that it repeats, which would never end.

Write the anchor above the alias, and outside of it.

    x-defaults: &defaults
      owner: orders-team
    services:
      orders:
        <<: *defaults`,
};

/** What has been read of a file, with aliases written out. */
interface Tally {
  values: number;
  aliases: number;
}

interface Anchor {
  /** Undefined while the anchored block is still being read. */
  node: Node | undefined;
  /** Before the block was read; once it has been, how much it holds. */
  size: Tally;
}

/** Anchors of one file, and the guard against aliases that repeat too much. */
export interface Aliases {
  /** True once a limit was passed: nothing more is worth reading. */
  readonly exhausted: () => boolean;
  /** Forgets all anchors: each document has its own. */
  readonly startDocument: () => void;
  /** To be called for each map, list and scalar. */
  readonly countValue: () => void;
  /** To be called before an anchored block is read; what it returns takes the finished block. */
  readonly open: (name: string) => (node: Node) => void;
  readonly resolve: (name: string, at: Range) => Node;
}

/**
 * Starts without anchors.
 *
 * Nodes are shared and never copied, so reading an alias costs nothing; what it would cost to walk it is known
 * from two running totals, without walking. Whoever walks the finished document visits at most
 * `repeatedValueLimit` nodes more than were written.
 */
export function makeAliases(problems: Problems): Aliases {
  const anchors = new Map<string, Anchor>();
  const read: Tally = { values: 0, aliases: 0 };
  let repeatedValues = 0;
  let isExhausted = false;

  const open = (name: string) => {
    const anchor: Anchor = { node: undefined, size: { ...read } };
    anchors.set(name, anchor);
    return (node: Node): void => {
      anchor.node = node;
      anchor.size = { values: read.values - anchor.size.values, aliases: read.aliases - anchor.size.aliases };
    };
  };

  const resolve = (name: string, at: Range): Node => {
    const anchor = anchors.get(name);
    if (anchor?.node === undefined) {
      const alias = inBackticks(`*${name}`);
      const isInside = anchor !== undefined;
      const what = isInside ? 'lies inside the block that it repeats' : 'repeats no anchor above it';
      problems.report(unknownAlias, at, `the alias ${alias} ${what}`);
      return broken(at);
    }
    read.aliases += 1 + anchor.size.aliases;
    read.values += anchor.size.values;
    repeatedValues += anchor.size.values;
    isExhausted = read.aliases > aliasLimit || repeatedValues > repeatedValueLimit;
    if (!isExhausted) return { ...anchor.node, start: at.start, end: at.end };
    const message =
      read.aliases > aliasLimit
        ? `written out, this file has more than ${aliasLimit} aliases`
        : `the aliases of this file repeat more than ${repeatedValueLimit} values`;
    problems.report(tooManyAliases, at, message);
    return broken(at);
  };

  return {
    exhausted: () => isExhausted,
    startDocument: () => anchors.clear(),
    countValue: () => {
      read.values += 1;
    },
    open,
    resolve,
  };
}
