import { makeJsonVisible } from './visible.ts';

/** The text of a baseline: an entry a line, sorted, each once, so that two branches seldom touch the same lines. */
export function baselineText(identities: readonly string[]): string {
  const entries = [...new Set(identities)]
    .sort()
    .map((each) => `    ${makeJsonVisible(JSON.stringify(each))}`);
  const list = entries.length === 0 ? '[]' : `[\n${entries.join(',\n')}\n  ]`;
  return `{\n  "baseline": 1,\n  "findings": ${list}\n}\n`;
}
