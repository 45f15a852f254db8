import { describe, expect, it } from 'vitest';
import { makeLocator } from '../../src/diagnostics/locate.ts';
import { markedBlocks } from '../../src/embed/marked-blocks.ts';

const end = '<!-- /faultline -->';

/** The command lines that are found, and problems as `code at line:column`. */
function marksIn(text: string) {
  const { value, diagnostics } = markedBlocks('doc.md', text);
  const locate = makeLocator(text);
  return {
    commands: value.map(({ words }) => words.map((word) => word.text).join(' ')),
    problems: diagnostics.map(({ code, span }) => {
      const { line, column } = locate(span?.start ?? 0);
      return `${code.id} at ${line}:${column}`;
    }),
    related: diagnostics.flatMap(({ related = [] }) => related.map(({ span }) => locate(span.start).line)),
  };
}

describe('blocks', () => {
  it.each([
    ['none', '# a\n', []],
    ['one', `<!-- faultline rank -->\n\nx\n\n${end}\n`, ['rank']],
    ['a word close to the bracket', `<!--faultline rank-->\n<!--/faultline-->`, ['rank']],
    [
      'several',
      `<!-- faultline rank -->${end}\n\nx <!-- faultline value a rank -->1${end} y\n`,
      ['rank', 'value a rank'],
    ],
    ['over lines', `<!-- faultline rank\n     --top 3 -->\n${end}`, ['rank --top 3']],
    ['over lines of a quotation', `> <!-- faultline rank\n>   --top 3 -->\n> ${end}`, ['rank --top 3']],
    ['quoted words', `<!-- faultline impact 'tag:a b' "c>d" -->\n${end}`, ['impact tag:a b c>d']],
    ['in code', `\`\`\`\n<!-- faultline rank -->\n\`\`\`\n\n\`${end}\`\n`, []],
    ["somebody else's marks", '<!-- faultline-check -->\n<!-- faultlines -->\n<!-- by faultline -->\n', []],
  ])('%s', (_, text, expected) => {
    expect(marksIn(text)).toEqual({ commands: expected, problems: [], related: [] });
  });

  it.each<[string, string, string[], number[]]>([
    ['begin without end', '\n<!-- faultline rank -->\n', ['unclosed-block at 2:1'], []],
    ['end without begin', `\n x ${end}\n`, ['stray-end-mark at 2:4'], []],
    [
      'one inside another',
      `<!-- faultline rank -->\n<!-- faultline cycles -->\n${end}\n${end}`,
      ['nested-block at 2:1'],
      [1],
    ],
    [
      'an end that is missing, with a block behind',
      `<!-- faultline rank -->\n\n<!-- faultline cycles -->\n${end}\n`,
      ['unclosed-block at 1:1'],
      [],
    ],
    [
      'an end that an open fence hides',
      `<!-- faultline rank -->\n\n\`\`\`\nx\n\n${end}\n`,
      ['unclosed-block at 1:1'],
      [6],
    ],
    ['no command', `<!-- faultline -->\n${end}`, ['mark-without-command at 1:1'], []],
    ['an open quote', `<!-- faultline impact 'a -->\n${end}`, ['mark-without-command at 1:23'], []],
    ['a comment that does not end', 'x\n\n<!-- faultline rank\n\ny', ['mark-without-command at 3:1'], []],
    ['an end in another list item', `- <!-- faultline rank -->\n- ${end}`, ['split-block at 2:3'], [1]],
    ['an end outside the quotation', `> <!-- faultline rank -->\n\n${end}`, ['split-block at 3:1'], [1]],
    [
      'an end in another cell',
      `| a | b |\n|---|---|\n| x <!-- faultline value a rank --> | 1 ${end} |\n`,
      ['split-block at 3:41'],
      [3],
    ],
    ['an end in emphasis', `x <!-- faultline value a rank -->**1${end}**`, ['split-block at 1:37'], [1]],
    [
      'all of them',
      `${end}\n<!-- faultline -->\n${end}\n<!-- faultline rank -->\n`,
      ['stray-end-mark at 1:1', 'unclosed-block at 4:1', 'mark-without-command at 2:1'],
      [],
    ],
  ])('%s', (_, text, problems, related) => {
    expect(marksIn(text)).toMatchObject({ problems, related });
  });
});
