import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { Block, Document, Inline, Text } from '../../src/document/document.ts';
import { html } from '../../src/render/html.ts';
import { speak } from '../../src/render/spoken.ts';
import { arbitraryDocument, arbitraryProse } from './arbitrary-document.ts';
import { graphPicture } from './picture/sample-pictures.ts';
import { documentOf, hostile, id, ordinary } from './sample-document.ts';
import { drawn } from './sample-timeline.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

function write(document: Document): string {
  return html.render(document, { color: true, width: 80 });
}

/** All elements of a page as the algorithm of the standard reads it; throws at what it calls a parse error. */
function elementsOf(page: string): Element[] {
  const errors: string[] = [];
  const root = parse(page, {
    onParseError: ({ code, startLine }) => errors.push(`${code} in line ${startLine}`),
  });
  expect(errors).toEqual([]);
  return inner(root.childNodes);
}

function inner(nodes: readonly Node[]): Element[] {
  return nodes.flatMap((node) => ('tagName' in node ? [node, ...inner(node.childNodes)] : []));
}

/** What a reader is shown. */
function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

function named(page: string, name: string): Element[] {
  return elementsOf(page).filter(({ tagName }) => tagName === name);
}

const samples: [string, Document][] = [
  ['ordinary', ordinary],
  ['hostile', hostile],
  ['drawn', drawn],
];

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // It is the first line that a page must have, not the style that it is written in.
    'doctype-style': 'off',
    'no-inline-style': 'error',
    'require-csp-nonce': 'off',
  },
});

describe('html', () => {
  it.each(samples)('writes the %s document', async (name, document) => {
    await expect(write(document)).toMatchFileSnapshot(`golden/${name}.html`);
  });

  it.each(samples)('satisfies a validator: %s', async (_, document) => {
    const { results } = await validator.validateString(write(document));
    const problems = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
    );
    expect(problems).toEqual([]);
  });

  it('is in a language, has one landmark and one first heading', () => {
    const page = write(ordinary);
    expect(named(page, 'html').map((element) => attributeOf(element, 'lang'))).toEqual(['en']);
    expect(named(page, 'main').length).toBe(1);
    expect(named(page, 'h1').map(textOf)).toEqual([
      'dynamodb down → 9 of 24 components affected: 5 down, 2 degraded, 1 delayed, 1 frozen.',
    ]);
    expect(named(page, 'title').map(textOf)).toEqual(named(page, 'h1').map(textOf));
  });

  it('forbids whatever could run or load', () => {
    const [policy] = named(write(ordinary), 'meta').filter(
      (meta) => attributeOf(meta, 'http-equiv') !== undefined,
    );
    expect(policy && attributeOf(policy, 'content')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    );
  });

  it.each([
    ['lambda/control', 'lambda/<wbr>control'],
    ['db-1', 'db-<wbr>1'],
    ['a-b/c--d', 'a-<wbr>b/<wbr>c--<wbr>d'],
    ['/-', '/-'],
    ['a-', 'a-'],
    ['a-<b>', 'a-<wbr>&lt;b&gt;'],
  ])('offers a break between the words of an id: %s', (text, expected) => {
    const page = write(documentOf({ kind: 'paragraph', text: [{ kind: 'id', text }] }));
    expect(page).toContain(`<code>${expected}</code>`);
  });

  it('lists the parts of a long page, each with an id to go to', () => {
    const heading = (text: string): Block => ({ kind: 'heading', text });
    const page = write(documentOf(heading('a'), heading('<b>'), heading('c'), heading('d')));
    const links = named(page, 'a').map((link) => [attributeOf(link, 'href'), textOf(link)]);
    expect(links).toEqual([
      ['#part-1', 'a'],
      ['#part-2', '<b>'],
      ['#part-3', 'c'],
      ['#part-4', 'd'],
    ]);
    expect(named(page, 'h2').map((each) => attributeOf(each, 'id'))).toEqual([
      'part-1',
      'part-2',
      'part-3',
      'part-4',
    ]);
    expect(named(write(documentOf(heading('a'))), 'nav')).toEqual([]);
  });

  it('leads from a number to its source', () => {
    const citation: Inline = { kind: 'citation', text: '[12]' };
    const page = write(
      documentOf(
        { kind: 'paragraph', text: [citation, ' ', { kind: 'citation', text: 'x' }] },
        { kind: 'tree', roots: [{ text: [{ kind: 'cited', text: '[12]' }, ' said'], children: [] }] },
      ),
    );
    const [link] = named(page, 'a');
    expect([link && attributeOf(link, 'href'), link && textOf(link)]).toEqual(['#source-12', '[12]']);
    const [target] = elementsOf(page).filter((element) => attributeOf(element, 'id') === 'source-12');
    expect(target && textOf(target)).toBe('[12]');
    expect(named(page, 'a').length).toBe(1);
  });

  it('never has an id twice, even when a drawing is there twice', () => {
    const picture = { kind: 'picture', picture: graphPicture('a>b') } as const;
    const page = write(documentOf(picture, picture, ...drawn.blocks(), ...drawn.blocks()));
    const ids = elementsOf(page).flatMap((element) => attributeOf(element, 'id') ?? []);
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
    for (const svg of named(page, 'svg')) {
      for (const label of (attributeOf(svg, 'aria-labelledby') ?? '').split(' '))
        expect(ids).toContain(label);
    }
  });

  it('draws a chain of a thousand causes without elements a thousand deep', () => {
    let roots: Block & { kind: 'tree' } = { kind: 'tree', roots: [] };
    for (let at = 1000; at > 0; at--)
      roots = { kind: 'tree', roots: [{ text: [`n${at}`], children: roots.roots }] };
    const items = named(write(documentOf(roots)), 'li').map((item) => textOf(item).trim().split('\n')[0]);
    expect(items.length).toBe(1000);
    expect([items[0], items[20], items[999]]).toEqual(['n1', 'n21', '⋯ 999 n1000']);
  });
});

describe('html of any document', () => {
  const known = new Set([
    ...[
      'html',
      'head',
      'meta',
      'title',
      'style',
      'body',
      'main',
      'nav',
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'p',
      'span',
      'code',
      'pre',
    ],
    ...[
      'a',
      'ul',
      'li',
      'table',
      'thead',
      'tbody',
      'tr',
      'th',
      'td',
      'dl',
      'div',
      'dt',
      'dd',
      'details',
      'summary',
      'wbr',
    ],
    ...['figure', 'svg', 'desc', 'g', 'rect', 'path', 'circle', 'text'],
  ]);

  it('has no elements, attributes and links but its own', () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const page = write(document);
        expect(page).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}]|<!--|-->/u);
        // Pictures leave letters joined as their scripts want it.
        expect(page.replace(/<svg.*?<\/svg>/gs, '')).not.toMatch(
          /(?!\n)[\p{Cf}\p{Default_Ignorable_Code_Point}]/u,
        );
        for (const element of elementsOf(page)) {
          expect(known, element.tagName).toContain(element.tagName);
          for (const { name, value } of element.attrs) {
            expect(name).not.toMatch(/^(on|style$|src|xlink)/);
            if (name === 'href') expect(value).toMatch(/^(https?:\/\/[^\s<>]+|#part-\d+)$/i);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('shows a reader what was said, in every kind of place', () => {
    fc.assert(
      fc.property(arbitraryProse, (text) => {
        const said = speak(text)
          .map(({ symbol, text: words }) =>
            symbol === undefined || words === '' ? words : `${symbol} ${words}`,
          )
          .join('')
          .replace(/\p{Noncharacter_Code_Point}/gu, '\uFFFD');
        const column = { title: 't', align: 'left', shrinks: false } as const;
        const cells = (cell: Text): Block => ({ kind: 'table', columns: [column], rows: [[cell]] });
        const paragraph = shown('p', { kind: 'paragraph', text });
        expect(said.trim() === '' ? paragraph.trim() : paragraph).toBe(said.trim() === '' ? '' : said);
        expect(shown('td', cells(text))).toBe(said);
        expect(shown('dd', { kind: 'facts', rows: [{ name: 'n', value: text }] })).toBe(said);
        expect(shown('li', { kind: 'tree', roots: [{ text, children: [] }] }).replace(/\n$/, '')).toBe(said);
      }),
      { numRuns: 300 },
    );
  });

  it('shows code as it is', () => {
    const text = '<script>alert(1)</script>\n\n\ta: "&amp;" -->';
    expect(named(write(documentOf({ kind: 'code', text })), 'code').map(textOf)).toEqual([
      text.replace('\t', '    '),
    ]);
  });

  it('says words of a tone without their signs to those who hear the page', () => {
    const [tone] = named(
      write(documentOf({ kind: 'paragraph', text: [{ kind: 'tone', tone: 'down' }, ' ', id('a')] })),
      'span',
    );
    const hidden = inner(tone?.childNodes ?? []).filter(
      (element) => attributeOf(element, 'aria-hidden') === 'true',
    );
    expect(hidden.map(textOf)).toEqual(['✗']);
  });
});

function shown(tagName: string, block: Block): string {
  return named(write({ ...documentOf(block), answer: ['a'] }), tagName)
    .map(textOf)
    .join('');
}
