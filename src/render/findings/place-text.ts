import type { FindingPlace } from '../../document/findings.ts';

/** A place as editors take it: `graphs/shop.yaml:12:5`. */
export function placeText({ file, line, column }: FindingPlace): string {
  return `${file}:${line}:${column}`;
}
