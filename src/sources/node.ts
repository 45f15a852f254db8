/**
 * A document as it was written, whatever the format: the form that YAML and JSON are parsed into and that
 * the manifest reader walks. Maps, lists and scalars with their places, and nothing else: aliases and merge
 * keys are resolved, keys are unique, comments and styles are gone.
 */
export type Node = MapNode | ListNode | ScalarNode | BrokenNode;

/** A stretch of the text being read: the half-open range `[start, end)` of UTF-16 offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface MapNode extends Range {
  readonly kind: 'map';
  /** In the order of the text; what a merge key brought in comes last. Each key once. */
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly key: ScalarNode;
  readonly value: Node;
}

export interface ListNode extends Range {
  readonly kind: 'list';
  readonly items: readonly Node[];
}

/** The range holds the quotes, too. A value that was left out has the range of its key or of its dash. */
export interface ScalarNode extends Range {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The text of a string; of another value what was written: `007` for 7. */
  readonly text: string;
}

/** What was wrong here has been reported. Whoever comes across it says nothing more. */
export interface BrokenNode extends Range {
  readonly kind: 'broken';
}

/** The place of something, as a broken node. */
export function broken(at: Range): BrokenNode {
  return { kind: 'broken', start: at.start, end: at.end };
}

/** What stands for a value that was left out: nothing, at the place of its key or dash. */
export function missing(place: Range): ScalarNode {
  return { kind: 'scalar', value: null, text: '', start: place.start, end: place.end };
}

/** The entry of a map with this key, if it has one. */
export function entryOf({ entries }: MapNode, name: string): Entry | undefined {
  return entries.find(({ key }) => key.text === name);
}
