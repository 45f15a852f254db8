import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { fenced, fillWithLines, fillWithValue } from '../../src/embed/fill-block.ts';
import { markedBlocks } from '../../src/embed/marked-blocks.ts';

const end = '<!-- /faultline -->';
const begin = '<!-- faultline rank -->';

/** A document after its only block was filled with lines. */
function filled(text: string, content: string): string {
  const [block] = markedBlocks('doc.md', text).value;
  if (block === undefined) throw new Error('no block');
  const { text: inside, diagnostics } = fillWithLines('doc.md', text, block, content);
  expect(diagnostics).toEqual([]);
  return text.slice(0, block.begin.end) + inside + text.slice(block.end.start);
}

describe('lines in a block', () => {
  it.each([
    ['marks on one line', `${begin}${end}`, 'a\n', `${begin}\n\na\n\n${end}`],
    ['marks on lines', `${begin}\nold\n${end}\nx\n`, 'a\n\nb\n', `${begin}\n\na\n\nb\n\n${end}\nx\n`],
    ['nothing to say', `${begin}\nold\n${end}`, '', `${begin}\n${end}`],
    ['a list item', `- x\n  ${begin}${end}\n`, 'a\n\nb', `- x\n  ${begin}\n\n  a\n\n  b\n\n  ${end}\n`],
    ['the first line of an item', `10. ${begin}${end}\n`, 'a', `10. ${begin}\n\n    a\n\n    ${end}\n`],
    ['a quotation', `> ${begin}\n> ${end}\n`, 'a\n\nb', `> ${begin}\n>\n> a\n>\n> b\n>\n> ${end}\n`],
    ['a list in a quotation', `> - ${begin}\n>   ${end}`, 'a', `> - ${begin}\n>\n>   a\n>\n>   ${end}`],
    ['a byte order mark', `\ufeff${begin}${end}`, 'a', `\ufeff${begin}\n\na\n\n${end}`],
    ['`\\r\\n`', `${begin}\r\n${end}\r\n`, 'a\nb', `${begin}\r\n\r\na\r\nb\r\n\r\n${end}\r\n`],
    ['`\\r`', `${begin}\r${end}\r`, 'a', `${begin}\r\ra\r\r${end}\r`],
    ['mixed: that of the mark', `x\r\n${begin}\n${end}\r\n`, 'a', `x\r\n${begin}\n\na\n\n${end}\r\n`],
    ['an end mark that would join a list', `${begin}\n  ${end}\n`, '- a', `${begin}\n\n- a\n\n${end}\n`],
    ['marks that are set in', `  ${begin}\n  ${end}\n`, '- a', `  ${begin}\n\n  - a\n\n  ${end}\n`],
  ])('%s', (_, text, content, expected) => {
    const once = filled(text, content);
    expect(once).toBe(expected);
    expect(filled(once, content)).toBe(once);
  });

  it('are a table of their own, wherever they stand', () => {
    const table = '| a |\n| --- |\n| b |\n';
    for (const place of [`text\n${begin}${end}\ntext`, `- x\n  ${begin}${end}`, `> x\n> ${begin}${end}`]) {
      expect(marked.parse(filled(place, table), { async: false })).toContain('<td>b</td>');
    }
  });

  it.each([
    [`x ${begin}${end}`],
    [`${begin}${end} x`],
    [`- [ ] ${begin}${end}`],
    [`<div>x ${begin}\n${end}`],
  ])('have no room in %s', (text) => {
    const [block] = markedBlocks('doc.md', text).value;
    if (block === undefined) throw new Error('no block');
    const { diagnostics } = fillWithLines('doc.md', text, block, 'a');
    expect(diagnostics.map(({ code }) => code.id)).toEqual(['block-in-line']);
  });
});

describe('a value', () => {
  it.each([
    [`x ${begin}1${end} y`, []],
    [`x <!-- faultline rank --top 3 -->1${end} y`, ['hyphens-in-line']],
    [`x <!-- faultline rank -\\-top 3 -->1${end} y`, []],
    [`x\n${begin}1${end} y`, ['value-opens-line']],
    [`${begin}1${end}`, []],
  ])('%j is warned about: %j', (text, expected) => {
    const [block] = markedBlocks('doc.md', text).value;
    if (block === undefined) throw new Error('no block');
    const { text: inside, diagnostics } = fillWithValue('doc.md', text, block, '2');
    expect([inside, diagnostics.map(({ code }) => code.id)]).toEqual(['2', expected]);
  });
});

describe('a fence', () => {
  it.each([
    ['a', '```text\na\n```\n'],
    ['a\n\n', '```text\na\n```\n'],
    ['```\na', '````text\n```\na\n````\n'],
    [`${end}`, `\`\`\`text\n${end}\n\`\`\`\n`],
  ])('%j', (content, expected) => {
    expect(fenced(content, 'text')).toBe(expected);
  });
});
