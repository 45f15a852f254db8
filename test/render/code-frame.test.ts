import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Code, Diagnostic, Severity } from '../../src/diagnostics/diagnostic.ts';
import { type Span, wholeFile } from '../../src/diagnostics/source-span.ts';
import { sourceLine } from '../../src/render/code-frame/source-line.ts';
import { renderDiagnostics } from '../../src/render/code-frame.ts';
import { arbitraryString } from './arbitrary-document.ts';

const shop = `faultline: 1
services:
  web:
    dependsOn: [api]
  api:
    dependsOn: [dbx, cache]
    tier: 1
  db:
\tstartup: 1\u202em
  数据: {服务: dbx}
`;
const oneLine = `{"services":{${Array.from({ length: 500 }, (_, i) => `"s${i}":{"dependsOn":["s${i + 1}"]}`)}}}`;
const texts = new Map([
  ['shop.yaml', shop],
  ['one-line.json', oneLine],
]);

/** The span of the n-th place that says `word`. */
function spanOf(file: string, word: string, n = 0): Span {
  const text = texts.get(file) ?? '';
  let start = text.indexOf(word);
  for (let i = 0; i < n; i++) start = text.indexOf(word, start + 1);
  return { file, start, end: start + word.length };
}

function code(id: string, severity: Severity = 'error'): Code {
  return { id, severity, title: '', explanation: '' };
}

const problems: readonly Diagnostic[] = [
  {
    code: code('unknown-service'),
    message: '`api` depends on `dbx`, which no manifest declares',
    span: spanOf('shop.yaml', 'dbx'),
    hint: 'there is a service with a similar name: `db`',
  },
  {
    code: code('unknown-service'),
    message: '`数据` depends on `dbx`, which no manifest declares',
    span: spanOf('shop.yaml', 'dbx', 1),
  },
  {
    code: code('conflicting-tier', 'warning'),
    message: '`tier` of `api` is 1 here and 2 elsewhere',
    span: spanOf('shop.yaml', 'tier: 1'),
    related: [
      { message: 'opened here', span: spanOf('shop.yaml', 'api', 1) },
      { message: 'set to 2 here', span: { file: 'not-read.yaml', start: 30, end: 31 } },
    ],
    hint: 'keep one of them',
  },
  { code: code('bad-duration'), message: 'no duration: `1\u202em`', span: spanOf('shop.yaml', '1\u202em') },
  { code: code('no-version'), message: 'no file says `faultline: 1`', span: wholeFile('shop.yaml') },
  {
    code: code('over-lines'),
    message: 'goes on for lines',
    span: { file: 'shop.yaml', start: shop.indexOf('[dbx'), end: shop.length },
  },
  {
    code: code('ends-early'),
    message: 'the file ends here',
    span: { file: 'shop.yaml', start: 999, end: 999 },
  },
  { code: code('unknown-service'), message: 'far to the right', span: spanOf('one-line.json', '"s400"') },
  {
    code: code('too-long'),
    message: 'longer than the page',
    span: { file: 'one-line.json', start: 12, end: 5000 },
  },
  { code: code('no-file', 'info'), message: 'a problem of the command line\u001b[2J' },
];

describe('renderDiagnostics', () => {
  it.each([60, 100])('shows problems %d columns wide', async (width) => {
    const shown = renderDiagnostics(problems, texts, { color: false, width });
    await expect(shown).toMatchFileSnapshot(`golden/problems-${width}.txt`);
  });

  it('shows problems in colour', async () => {
    const shown = renderDiagnostics(problems, texts, { color: true, width: 100 });
    const readable = shown.replaceAll(String.fromCharCode(27), '␛');
    await expect(readable).toMatchFileSnapshot('golden/problems-color.txt');
  });

  it.each<[Severity[], string]>([
    [['error'], '1 error'],
    [['warning', 'error', 'error'], '2 errors, 1 warning'],
    [['info', 'info'], '2 infos'],
  ])('counts %j', (severities, count) => {
    const diagnostics = severities.map((severity) => ({ code: code('x', severity), message: 'm' }));
    const shown = renderDiagnostics(diagnostics, texts, { color: false, width: 80 });
    expect(shown.split('\n').at(-2)).toBe(count);
  });

  it('says nothing of no problems', () => {
    expect(renderDiagnostics([], texts, { color: false, width: 80 })).toBe('');
  });
});

describe('sourceLine', () => {
  /** The line and its marks, of a text with the span between brackets. */
  const draw = (marked: string, width = 80): string[] => {
    const start = marked.indexOf('«');
    const end = marked.indexOf('»') - 1;
    const text = marked.replace(/[«»]/g, '');
    const line = sourceLine(text, text.lastIndexOf('\n', start - 1) + 1, start, end, width);
    return [line.text, ' '.repeat(line.markStart) + '^'.repeat(line.markWidth)];
  };

  it.each<[string, string, string[]]>([
    ['marks a word', 'a «bc» d', ['a bc d', '  ^^']],
    ['marks a place without text', 'a «»b', ['a b', '  ^']],
    ['takes the line of the span', 'a\nb «c»\nd', ['b c', '  ^']],
    ['marks the rest of the first of several lines', 'a «b\nc» d', ['a b', '  ^']],
    ['knows lines that end in CR LF', 'a «b»\r\nc', ['a b', '  ^']],
    ['marks the end of a line', 'a«\r\n»c', ['a', ' ^']],
    ['marks the second half of CR LF', 'a\r«\n»c', ['a', ' ^']],
    ['marks the end of a text', 'a\n«»', ['', '^']],
    ['counts tabs as four columns', '\t«a»', ['    a', '    ^']],
    ['counts wide characters as two', '数«据»', ['数据', '  ^^']],
    ['counts escapes as what is shown', '\u001b«\u202e»', ['\\u{1b}\\u{202e}', '      ^^^^^^^^']],
  ])('%s', (_, marked, expected) => {
    expect(draw(marked)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ['cuts the end', `«ab»${'c'.repeat(30)}`, ['abccccccccccccccccc…', '^^']],
    ['cuts the start', `${'c'.repeat(30)}«ab»`, ['…cccccccccccccccccab', '                  ^^']],
    ['cuts both', `${'c'.repeat(30)}«ab»${'d'.repeat(30)}`, ['…ccccccccabdddddddd…', '         ^^']],
    ['cuts the marked text', `a«${'b'.repeat(30)}»c`, ['abbbbbbbbbbbbbbbbbb…', ' ^^^^^^^^^^^^^^^^^^^']],
  ])('%s of a long line', (_, marked, expected) => {
    expect(draw(marked, 20)).toEqual(expected);
  });

  it('keeps to its width, and the marks to the line', () => {
    const parts = fc.tuple(
      arbitraryString,
      arbitraryString,
      arbitraryString,
      fc.integer({ min: 24, max: 120 }),
    );
    fc.assert(
      fc.property(parts, ([before, mark, after, width]) => {
        const text = before + mark + after;
        const lineStart = before.lastIndexOf('\n') + 1;
        const line = sourceLine(text, lineStart, before.length, before.length + mark.length, width);
        expect(stringWidth(line.text)).toBeLessThanOrEqual(width);
        expect(line.markStart + line.markWidth).toBeLessThanOrEqual(width + 1);
      }),
      { numRuns: 1000 },
    );
  });
});
