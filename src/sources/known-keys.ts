import type { Code } from '../diagnostics/diagnostic.ts';
import { makeSimilarNamesHint } from '../diagnostics/similar-names.ts';
import { inBackticks } from './in-backticks.ts';
import type { ScalarNode } from './node.ts';
import type { Problems } from './problems.ts';

export const unknownKey: Code = {
  id: 'unknown-key',
  severity: 'error',
  title: 'a key that the format does not have',
  explanation: `The key is none of those that are read at its place. Left alone it would be ignored, and a misspelled
\`dependsOn\` or \`strength\` would change every answer without a trace.

Correct the spelling, or move the key to where it belongs. Keys of your own start with \`x-\` and are ignored.

    services:
      orders:
        owner: orders-team
        x-dashboard: https://example.com/orders
        dependsOn: [dynamodb]`,
};

export const missingKey: Code = {
  id: 'missing-key',
  severity: 'error',
  title: 'a key is missing that others need',
  explanation: `What is written is not enough: an entry of \`dependsOn\` names what it depends on, by
\`service\`, by \`anyOf\`, or by \`atLeast\` together with \`of\`; evidence names its \`source\`; an entry of
an incident names its \`component\`, and what failed or was observed its \`state\`.

    dependsOn:
      - { service: dynamodb, strength: soft }
      - { anyOf: [db-a, db-b] }
      - { atLeast: 2, of: [zk-1, zk-2, zk-3] }`,
};

/** Whether a key is one that authors and tools may add to any map of known keys, and that means nothing to us. */
export function isExtension(key: ScalarNode): boolean {
  return key.text.startsWith('x-');
}

/** `owner` says whose key it is not (`a service`), `known` what it may have been meant to be. */
export function reportUnknownKey(
  key: ScalarNode,
  owner: string,
  known: readonly string[],
  problems: Problems,
): void {
  const hint = makeSimilarNamesHint('key', known)(key.text) ?? `the keys of ${owner} are ${known.join(', ')}`;
  problems.report(unknownKey, key, `${inBackticks(key.text)} is not a key of ${owner}`, { hint });
}
