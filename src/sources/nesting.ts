import type { Code } from '../diagnostics/diagnostic.ts';
import type { Range } from './node.ts';
import type { Problems } from './problems.ts';

/** How many maps and lists may lie inside one another. A manifest needs eight; parsers may recurse this far. */
export const nestingLimit = 100;

export const nestedTooDeeply: Code = {
  id: 'nested-too-deeply',
  severity: 'error',
  title: 'maps and lists lie too deeply inside one another',
  explanation: `A manifest needs eight levels of maps and lists; a hundred are read, also below keys that start with \`x-\`.
A document that goes deeper is not a manifest, or was made to exhaust whoever reads it, so nothing of it is read.

Remove what is nested below the place shown.`,
};

/** Reports the first bracket, key or dash of a level that is too deep. */
export function reportNestedTooDeeply(at: Range, problems: Problems): void {
  problems.report(nestedTooDeeply, at, `maps and lists nest deeper than ${nestingLimit} levels`);
}
