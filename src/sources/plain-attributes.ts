/**
 * A line that says something in words, or a tier, and that can be nothing else in YAML: no indicator in it, and none of
 * the words that stand for something else. No number of a graph depends on any of these.
 */
const plainAttribute =
  /(?:(?:name|owner|region|cell|description): (?!(?:null|Null|NULL|true|True|TRUE|false|False|FALSE) *\n)[A-Za-z][A-Za-z0-9 ._/-]*|tier: [0-9]{1,3})\n/y;

/**
 * Passes over an attribute that is plainly right; gives where the next line starts, or -1 for everything else. A key
 * that is in `known` is everything else, too; others are added.
 */
export function skimAttribute(text: string, start: number, known: string[]): number {
  plainAttribute.lastIndex = start;
  if (!plainAttribute.test(text)) return -1;
  return isNew(text.slice(start, text.indexOf(':', start)), known) ? plainAttribute.lastIndex : -1;
}

/** Whether a key is none of these; then it is added. */
export function isNew(key: string, known: string[]): boolean {
  if (known.includes(key)) return false;
  known.push(key);
  return true;
}
