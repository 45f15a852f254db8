import { makeLocator, type Position } from '../diagnostics/locate.ts';
import type { Span } from '../diagnostics/source-span.ts';
import type { FindingPlace } from '../document/findings.ts';

/** Makes the function that says where a span begins and ends, as editors count. */
export function makeFindingPlaceOf(texts: ReadonlyMap<string, string>): (span: Span) => FindingPlace {
  const locators = new Map<string, (offset: number) => Position>();
  return ({ file, start, end }) => {
    let locate = locators.get(file);
    if (locate === undefined) {
      locate = makeLocator(texts.get(file) ?? '');
      locators.set(file, locate);
    }
    const from = locate(start);
    const to = locate(end);
    return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
}
