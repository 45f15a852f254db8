import type { Rectangle } from '../../../src/render/layout/diagram.ts';

/** An element of a parsed drawing. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

const token = /<\/?([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const entity = /&(?:amp|lt|gt|quot|#39|#\d+);/g;

/**
 * A small strict reader of XML as we write it: throws where a parser would, and at anything that we should not
 * write at all, such as comments, processing instructions and CDATA.
 */
export function parseSvg(source: string): Element {
  const root: Element = { name: '', attributes: new Map(), children: [], text: '' };
  const open: Element[] = [root];
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const at = token.lastIndex;
    const match = token.exec(source);
    if (match === null) throw new Error(`not well-formed at ${at}: ${source.slice(at, at + 60)}`);
    const [whole, name = '', attributes = '', selfClosing = '', text] = match;
    const parent = open.at(-1) as Element;
    if (text !== undefined) parent.text += decode(text);
    else if (whole.startsWith('</')) {
      if (open.pop()?.name !== name) throw new Error(`unexpected </${name}>`);
    } else {
      const element = { name, attributes: parseAttributes(attributes), children: [], text: '' };
      parent.children.push(element);
      if (selfClosing === '') open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('elements are left open');
  return root.children[0] as Element;
}

function parseAttributes(source: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of source.matchAll(/([\w:-]+)="([^"<]*)"/g)) {
    if (attributes.has(name)) throw new Error(`attribute ${name} twice`);
    attributes.set(name, decode(value));
  }
  return attributes;
}

function decode(text: string): string {
  if (text.replace(entity, '').includes('&')) throw new Error(`bare & in ${text}`);
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.test(text))
    throw new Error('not a character');
  const named: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
  return text.replace(entity, (found) => named[found] ?? String.fromCodePoint(Number(found.slice(2, -1))));
}

export function allElements(element: Element): Element[] {
  return [element, ...element.children.flatMap(allElements)];
}

export function numberOf(element: Element, attribute: string): number {
  return Number(element.attributes.get(attribute));
}

export function rectangleOf(element: Element): Rectangle {
  return {
    x: numberOf(element, 'x'),
    y: numberOf(element, 'y'),
    width: numberOf(element, 'width'),
    height: numberOf(element, 'height'),
  };
}
