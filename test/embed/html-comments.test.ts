import { describe, expect, it } from 'vitest';
import { htmlComments } from '../../src/embed/html-comments.ts';

/** What CommonMark 0.31 and GitHub's tables say: the contents of the comments that a reader does not see. */
const rows: readonly [what: string, text: string, expected: readonly string[]][] = [
  ['a block', '<!-- a -->\n', [' a ']],
  ['in a line', 'x <!-- a --> y', [' a ']],
  ['several on one line', '<!--a--> <!--b-->', ['a', 'b']],
  ['over lines', 'x <!-- a\nb --> y', [' a\nb ']],
  ['in a fence', '```\n<!-- a -->\n```\n', []],
  [
    'in a fence of tildes with a backtick fence inside',
    '~~~\n```\n<!-- a -->\n```\n~~~\n<!-- b -->',
    [' b '],
  ],
  ['in a fence that never ends', '```\n<!-- a -->\n', []],
  ['in an indented block', 'x\n\n    <!-- a -->\n', []],
  ['indented below a paragraph, which goes on', 'x\n    <!-- a -->\n', [' a ']],
  ['in a code span', 'x `<!-- a -->` <!-- b -->', [' b ']],
  ['in a code span over lines', 'x `<!-- a\n-->` y', []],
  ['behind a backtick without a partner', 'x ` <!-- a -->', [' a ']],
  ['behind a backslash', 'x \\<!-- a -->', []],
  ['in a list item', '- x\n  <!-- a -->\n', [' a ']],
  ['in code of a list item', '- x\n\n      <!-- a -->\n', []],
  ['in a quotation', '> <!-- a -->\n', [' a ']],
  ['in a heading', '# x <!-- a -->\n', [' a ']],
  [
    'in a cell, where code cannot cross a border',
    '| a | b | c |\n|--|--|--|\n| ` | <!-- a --> | ` |\n',
    [' a '],
  ],
  ['in a footnote', '[^1]: <!-- a -->1<!-- b -->', [' a ', ' b ']],
  ['that is all of a footnote', '[^1]: <!-- a -->\n', [' a ']],
  ['in HTML', '<div>\n<!-- a -->\n</div>\n', [' a ']],
  ['in an attribute', '<div title="<!-- a -->">\n<!-- b -->\n</div>\n', [' b ']],
  ['in an attribute in a line', 'x <b title="<!-- a -->">y</b>', []],
  ['in HTML that is code', '<pre>\n<!-- a -->\n\n<!-- b -->\n</pre>\n<!-- c -->\n', [' c ']],
  ['in a script', '<script>\n<!-- a -->\n</script>\n', []],
  ['that ends at once', '<!--> <!-- a -->', ['', ' a ']],
  ['inside another, which ends at the first `-->`', '<!-- a <!-- b --> -->', [' a <!-- b ']],
  ['that never ends', 'x\n\n<!-- a\n\nb', [' a\n\nb']],
  ['in a link', '[x <!-- a -->](y)', [' a ']],
  ['in the title of a link', '[x](y "<!-- a -->")', []],
  ['behind `\\r\\n`', 'x\r\n\r\n<!-- a -->\r\n\r\n    <!-- b -->\r\n', [' a ']],
  ['behind `\\r`', 'x\r\r<!-- a -->\r\r    <!-- b -->\r', [' a ']],
  ['in a fence with `\\r\\n`', '```\r\n<!-- a -->\r\n```\r\n<!-- b -->\r\n', [' b ']],
  ['behind a byte order mark', '\ufeff<!-- a -->\n', [' a ']],
];

describe('a comment', () => {
  it.each(rows)('%s', (_, text, expected) => {
    const found = htmlComments(text);
    expect(found.map(({ content }) => content)).toEqual(expected);
    for (const { start, content } of found) expect(text.slice(start).startsWith(`<!--${content}`)).toBe(true);
  });

  it.each([
    ['quotations', '> '.repeat(3000)],
    ['list items', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n')],
    ['brackets', '['.repeat(50_000)],
    ['stars', '*'.repeat(20_000)],
    ['comments that never end', 'x <!-- '.repeat(5000)],
    ['blocks of comments that never end', '<div>\n<!-- '.repeat(20_000)],
    ['tags that never end', `<div>\n${'<a "'.repeat(20_000)}`],
  ])(
    'in a flood of %s is found in seconds',
    (_, text) => {
      expect(htmlComments(`<!-- a -->\n\n${text}`)[0]?.content).toBe(' a ');
    },
    10_000,
  );
});
