import { makeLocator, type Position } from '../diagnostics/locate.ts';
import type { Span } from '../diagnostics/source-span.ts';

/** Makes the function that says where a span is as somebody would look for it: `graphs/shop.yaml:12`. */
export function makePlaceOf(texts: ReadonlyMap<string, string>): (span: Span) => string {
  const locators = new Map<string, (offset: number) => Position>();
  return ({ file, start }) => {
    const text = texts.get(file);
    if (text === undefined) return file;
    let locate = locators.get(file);
    if (locate === undefined) {
      locate = makeLocator(text);
      locators.set(file, locate);
    }
    return `${file}:${locate(start).line}`;
  };
}
