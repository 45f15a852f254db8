import fc from 'fast-check';
import { Marked, type Token } from 'marked';
import { describe, expect, it } from 'vitest';
import type { Block, Document, Table, Text } from '../../src/document/document.ts';
import { markdown } from '../../src/render/markdown.ts';
import { speak } from '../../src/render/spoken.ts';
import {
  arbitraryDocument,
  arbitraryPlainDocument,
  arbitraryProse,
  arbitraryString,
} from './arbitrary-document.ts';
import { documentOf, hostile, id, ordinary } from './sample-document.ts';
import { drawn } from './sample-timeline.ts';

const page = { color: true, width: 40 };
const parser = new Marked();

function write(document: Document): string {
  return markdown.render(document, page);
}

/** What follows the answer. */
function writeBlock(block: Block): string {
  return write({ ...documentOf(block), answer: [] });
}

/** All tokens that another parser finds, inner ones included. */
function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  parser.walkTokens(parser.lexer(text), (token) => {
    found.push(token);
  });
  return found;
}

describe('markdown', () => {
  it.each([
    ['ordinary', ordinary],
    ['hostile', hostile],
    ['drawn', drawn],
  ])('writes the %s document', async (name, document) => {
    await expect(write(document)).toMatchFileSnapshot(`golden/${name}.md`);
  });

  it.each<[string, Text, string]>([
    [
      'leaves prose alone',
      ["needs a (b), held 5m: 50% + 1; it's - so."],
      "needs a (b), held 5m: 50% + 1; it's - so.",
    ],
    ['makes code of ids', [id('ec2/control'), ' is down'], '`ec2/control` is down'],
    ['escapes markup', ['*a* _b_ `c` ~d~ [e] \\'], '\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\[e\\] \\\\'],
    ['takes HTML for text', ['<b>&amp;</b> <!-- -->'], '&lt;b&gt;&amp;amp;&lt;/b&gt; &lt;!-- --&gt;'],
    ['fences backticks', [id('a`b``c')], '```a`b``c```'],
    ['pads backticks at an end', [id('`a')], '`` `a ``'],
    ['keeps spaces at both ends', [id(' a ')], '`  a  `'],
    ['ends no comment in code', [id('--> <!--')], '`--\\u{3e} \\u{3c}!--`'],
    ['makes one span of neighbours', [id('a'), id('b')], '`ab`'],
    ['makes code of mentions', ['ask (@me), or #12.'], 'ask (`@me`), or `#12`.'],
    ['escapes a link around an address', ['[x](http://a.b)'], '\\[x\\](`http://a.b`)'],
    ['escapes a picture', ['![x](http://a.b).'], '!\\[x\\](`http://a.b`).'],
    ['keeps brackets of an address', ['(http://a.b/c_(d))'], '(`http://a.b/c_(d)`)'],
    ['makes code of addresses', ['see http://a.b, www.c.d!'], 'see `http://a.b`, `www.c.d`!'],
    ['makes code of commits and emoji', ['deadbeef1 :tada: AWS::S3'], '`deadbeef1` `:tada`: `AWS::S3`'],
    ['leaves times alone', ['2025-10-20T06:48:00Z 1000000'], '2025-10-20T06:48:00Z 1000000'],
    [
      'links web addresses',
      [{ kind: 'source', text: 'https://a.b/c?d=%20|"é' }],
      '<https://a.b/c?d=%20%7C%22%C3%A9>',
    ],
    ['ends no comment with a link', [{ kind: 'source', text: 'https://a.b/--' }], '<https://a.b/-%2D>'],
    ['links nothing else', [{ kind: 'source', text: 'javascript:alert(1)' }], 'javascript:alert(1)'],
    ['begins no list', ['- a'], '\\- a'],
    ['begins no numbered list', ['12. a'], '12\\. a'],
    ['begins no rule', ['---'], '\\---'],
    ["begins no runner's command", ['::'], '\\::'],
    ['keeps to one line', ['a\nb'], 'a\\\\u\\{a\\}b'],
  ])('%s', (_, text, expected) => {
    expect(writeBlock({ kind: 'paragraph', text })).toBe(`${expected}\n`);
  });

  it.each([
    ['a|b', '| a\\|b | `a\\|b` |'],
    ['a\\|b', '| a\\\\\\|b | `a\\\\u{7c}b` |'],
  ])('keeps %s in its cell', (name, expected) => {
    const column = { title: 't', align: 'left', shrinks: false } as const;
    const text = writeBlock({ kind: 'table', columns: [column, column], rows: [[[name], [id(name)]]] });
    expect(text.split('\n')[2]).toBe(expected);
  });
});

describe('markdown of any document, read by another parser', () => {
  it('holds no markup but its own', () => {
    fc.assert(
      fc.property(arbitraryPlainDocument, (document) => {
        const text = write(document);
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]|^::|<!--|-->/mu);
        for (const token of tokensOf(text)) {
          expect(foreign).not.toContain(token.type);
          if (token.type === 'link') expect(token.raw).toMatch(/^<https?:\/\/[^\s<>|`]+>$/);
          if (token.type === 'heading') expect(token.depth).toBe(3);
          if (token.type === 'list') expect(token.ordered).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('holds no markup but what draws and folds', () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const text = write(document);
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}]|^::|<!--/mu);
        let open = 0;
        for (const token of tokensOf(text)) {
          if (token.type === 'html') {
            const summary = /^<details>\n<summary>(?:[^<>]|<\/?code>)*<\/summary>\n*$/.test(token.raw);
            expect(summary || /^<\/details>\n*$/.test(token.raw), token.raw).toBe(true);
            open += summary ? 1 : -1;
            expect(open).toBeGreaterThanOrEqual(0);
          } else if (token.type !== 'code') expect(foreign).not.toContain(token.type);
        }
        expect(open).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps code in its block', () => {
    fc.assert(
      fc.property(arbitraryString, (text) => {
        const written = writeBlock({ kind: 'code', text });
        expect(written).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]|^ *::|<!--|-->/mu);
        const kinds = parser.lexer(written).map((token) => token.type);
        expect(kinds.filter((kind) => kind !== 'space')).toEqual(text.trim() === '' ? [] : ['code']);
      }),
      { numRuns: 300 },
    );
  });

  it('shows a reader what was said, in every kind of place', () => {
    fc.assert(
      fc.property(arbitraryProse, (text) => {
        const said = plain(
          speak(text)
            .map(({ symbol, text: word }) => (symbol === undefined ? word : `${symbol} ${word}`))
            .join(''),
        );
        const facts = { kind: 'facts', rows: [{ name: 'n', value: text }] } as const;
        const tree = { kind: 'tree', roots: [{ text, children: [{ text, children: [] }] }] } as const;
        expect(readHtml(parser.parse(write({ ...documentOf(), answer: text }), { async: false }))).toBe(said);
        expect(read({ kind: 'paragraph', text })).toBe(said);
        expect(read(facts)).toBe(`n: ${said}`.trim());
        expect(read(tree)).toBe(`${said} ${said}`.trim());
        expect(read(tableOf(text))).toBe(`a b c ${said} END END ${said} END`.replace(/ +/g, ' '));
      }),
      { numRuns: 300 },
    );
  });
});

const foreign = ['html', 'image', 'em', 'del', 'hr', 'blockquote', 'code', 'def', 'br', 'checkbox'];

/** Rows that another column ends, so that a text which breaks its cell shifts the end. */
function tableOf(text: Text): Table {
  const columns = ['a', 'b', 'c'].map((title) => ({ title, align: 'left', shrinks: false }) as const);
  return {
    kind: 'table',
    columns,
    rows: [
      [text, ['END'], ['END']],
      [text, ['END'], []],
    ],
  };
}

/** The text of a block as another program shows it. */
function read(block: Block): string {
  return readHtml(parser.parse(writeBlock(block), { async: false }));
}

function readHtml(html: string): string {
  const text = html.replace(/<\/?(?:code|strong|a)\b[^>]*>/g, '').replace(/<[^>]*>/g, ' ');
  return plain(text.replace(/&(\w+|#39);/g, (_, name: string) => entities.get(name) ?? '?'));
}

const entities = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['#39', "'"],
  ['nbsp', ' '],
]);

/** Without what HTML does not show, and what code in a cell has to write differently. */
function plain(text: string): string {
  const signs = text.replaceAll('\\u{3e}', '>').replaceAll('\\u{3c}', '<').replaceAll('\\u{7c}', '|');
  return signs.replace(/[ \n]+/g, ' ').trim();
}
