import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { missingVersion } from '../model/build-graph.ts';
import { unknownPlane, unknownService } from '../model/resolve-reference.ts';

/**
 * Leaves out what the graph misses only because a file could not be read in full: one mistake, one report.
 *
 * A name that the graph does not know is a consequence when a file with a mistake has it as a key: it would be
 * known there. When a whole file is missing, any unknown name may be.
 */
export function withoutConsequences(
  ofGraph: readonly Diagnostic[],
  ofReading: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
): readonly Diagnostic[] {
  const brokenFiles = new Set(ofReading.flatMap(({ span }) => span?.file ?? []));
  const isAnyMissing = ofReading.some(({ span }) => span === undefined || !texts.has(span.file));
  const keys = new Set([...brokenFiles].flatMap((file) => keysIn(texts.get(file) ?? '')));
  const mayBeKnown = (name: string) => isAnyMissing || keys.has(name);

  return ofGraph.filter(({ code, span }) => {
    if (code === missingVersion) return !mayBeKnown('faultline');
    if (code !== unknownService && code !== unknownPlane) return true;
    const reference = span && texts.get(span.file)?.slice(span.start, span.end).replace(/["']/g, '');
    const [service = '', plane = ''] = reference?.split('/') ?? [];
    return !mayBeKnown(code === unknownPlane ? plane : service);
  });
}

/** Words where a key would be: rather too many than too few. Cost: linear, whatever the text. */
function keysIn(text: string): string[] {
  const colon = /["']?[ \t]{0,80}:/y;
  const keys: string[] = [];
  for (const { 0: word, index } of text.matchAll(/[\w.-]+/g)) {
    colon.lastIndex = index + word.length;
    if (colon.test(text)) keys.push(word);
  }
  return keys;
}
