import { BlockReader } from './block-reader.ts';
import type { Node } from './node.ts';

/**
 * Reads the part of YAML that manifests are written in, some fifteen times as fast as the `yaml` package: maps and
 * lists by indentation, scalars on one line, lists in brackets and maps in braces, texts below `|` and `>`, and
 * comments.
 *
 * Undefined at the first thing that is not certain to be one of these, and for every mistake: the whole text is
 * then for the package to read. What is returned is what the package makes of the text, to the last offset, and
 * there is no problem in it. Cost: linear in the text; recursion ends at `nestingLimit`.
 */
export function parseFastYaml(text: string): readonly Node[] | undefined {
  const node = text.includes('\r') ? undefined : new BlockReader(text).readDocument();
  return node && [node];
}
