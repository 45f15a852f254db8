import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Bar, Block, Document, Table, Text, Timeline, TreeNode } from '../../src/document/document.ts';
import { terminal } from '../../src/render/terminal.ts';
import { arbitraryDocument } from './arbitrary-document.ts';
import { documentOf, hostile, id, ordinary } from './sample-document.ts';
import { drawn } from './sample-timeline.ts';

const escapeCharacter = String.fromCharCode(27);

function draw(document: Document, width: number): string {
  return terminal.render(document, { color: false, width });
}

function drawInColor(document: Document, width: number): string {
  return terminal.render(document, { color: true, width });
}

/** The lines that the blocks make, without the answer. */
function linesOf(width: number, ...blocks: Block[]): string[] {
  return draw(documentOf(...blocks), width)
    .split('\n')
    .slice(2, -1);
}

describe('terminal', () => {
  it.each([40, 80, 140])('draws an ordinary document %d columns wide', async (width) => {
    await expect(draw(ordinary, width)).toMatchFileSnapshot(`golden/ordinary-${width}.txt`);
  });

  it.each([40, 80, 140])('draws hostile names %d columns wide', async (width) => {
    await expect(draw(hostile, width)).toMatchFileSnapshot(`golden/hostile-${width}.txt`);
  });

  it.each([40, 80, 140])('draws timelines and folded parts %d columns wide', async (width) => {
    await expect(draw(drawn, width)).toMatchFileSnapshot(`golden/drawn-${width}.txt`);
  });

  it('draws in colour', async () => {
    const shown = drawInColor(ordinary, 80).replaceAll(escapeCharacter, '␛');
    await expect(shown).toMatchFileSnapshot('golden/ordinary-80-color.txt');
  });

  it('draws at least 40 columns', () => {
    expect(draw(ordinary, 3)).toBe(draw(ordinary, 40));
  });
});

describe('terminal tables', () => {
  const table = (rows: readonly string[][], ...columns: Table['columns']): Table => ({
    kind: 'table',
    columns,
    rows: rows.map((row) => row.map((cell) => [cell])),
  });
  const name = { title: 'name', align: 'left', shrinks: false } as const;
  const count = { title: 'n', align: 'right', shrinks: false } as const;
  const prose = { title: 'why', align: 'left', shrinks: true } as const;

  const rows: [string, number, Table, string[]][] = [
    [
      'fits columns to content',
      80,
      table(
        [
          ['ab', '1'],
          ['c', '10'],
        ],
        name,
        count,
      ),
      ['  name   n', '  ab     1', '  c     10'],
    ],
    [
      'lets prose wrap in its column',
      40,
      table([['abcd', 'one two three four five six seven']], name, prose),
      ['  name  why', '  abcd  one two three four five six', '        seven'],
    ],
    [
      'breaks paths when prose alone cannot give way',
      40,
      table([['aaaa/bbbb/cccc/dddd/eeee', 'one two three']], name, prose),
      ['  name                     why', '  aaaa/bbbb/cccc/dddd/     one two three', '  eeee'],
    ],
    [
      'stacks what cannot stand side by side',
      40,
      table(
        [
          ['aaaa bbbb cccc', '1', 'dddd eeee ffff', 'gggg hhhh'],
          ['bbbb cccc dddd', '2', 'b', 'c'],
        ],
        name,
        count,
        prose,
        { ...prose, title: 'how' },
      ),
      [
        '  name  aaaa bbbb cccc',
        '  n     1',
        '  why   dddd eeee ffff',
        '  how   gggg hhhh',
        '',
        '  name  bbbb cccc dddd',
        '  n     2',
        '  why   b',
        '  how   c',
      ],
    ],
    [
      'counts wide characters as two columns',
      80,
      table(
        [
          ['数据', 'x'],
          ['e\u0301', 'x'],
        ],
        name,
        prose,
      ),
      ['  name  why', '  数据  x', '  e\u0301     x'],
    ],
    [
      'lets one long cell wrap where that makes room for prose',
      40,
      table(
        ['down frozen', 'down', 'down', 'down', 'down'].map((state) => [
          state,
          'one two three four five six se',
        ]),
        { ...name, title: 'is' },
        prose,
      ),
      [
        '  is      why',
        '  down    one two three four five six se',
        '  frozen',
        ...Array.from({ length: 4 }, () => '  down    one two three four five six se'),
      ],
    ],
    [
      'leaves missing cells empty',
      80,
      table([['a'], ['b', '2']], name, count),
      ['  name  n', '  a', '  b     2'],
    ],
  ];

  it.each(rows)('%s', (_, width, block, expected) => {
    expect(linesOf(width, block)).toEqual(expected);
  });

  it('has symbols where a cell is nothing but tones', () => {
    const states: Text[] = [
      [{ kind: 'tone', tone: 'down' }],
      ['', { kind: 'tone', tone: 'degraded' }, ' ', { kind: 'tone', tone: 'frozen' }],
      ['was ', { kind: 'tone', tone: 'down' }],
      [{ kind: 'tone', tone: 'down', text: 'fell' }, ' then ', { kind: 'tone', tone: 'ok' }],
    ];
    const block: Table = { kind: 'table', columns: [name], rows: states.map((state) => [state]) };
    expect(linesOf(80, block).slice(1)).toEqual([
      '  ✗ down',
      '  ▼ degraded ◊ frozen',
      '  was down',
      '  ✗ fell then ok',
    ]);
  });

  it('says below the rows what was left out', () => {
    const block = { ...table([['a']], name), more: ['2 more'] };
    expect(linesOf(80, block)).toEqual(['  name', '  a', '  2 more']);
  });
});

describe('terminal trees', () => {
  const chain = (length: number): TreeNode => {
    let node: TreeNode = { text: [id(`n${length}`)], children: [] };
    for (let at = length - 1; at >= 0; at--) node = { text: [id(`n${at}`)], children: [node] };
    return node;
  };

  it('tells levels by their number once branches would leave no room', () => {
    const lines = linesOf(40, { kind: 'tree', roots: [chain(6)] });
    expect(lines).toEqual([
      '  n0',
      '  └─ n1',
      '     └─ n2',
      '        └─ n3',
      '           └─ n4',
      '  ⋯ 5 n5',
      '  ⋯ 6 n6',
    ]);
  });

  it('draws a chain of a hundred thousand causes', () => {
    const lines = linesOf(80, { kind: 'tree', roots: [chain(100_000)] });
    expect(lines.length).toBe(100_001);
    expect(lines.at(-1)).toBe('  ⋯ 100000 n100000');
  });
});

describe('terminal timelines', () => {
  const minutes = (...lanes: Bar[][]): Timeline => ({
    kind: 'timeline',
    title: '',
    summary: '',
    lanes: lanes.map((_, index) => (lanes.length > 1 ? `l${index}` : '')),
    rows: [{ label: ['a'], lanes }],
    endMs: 34_000,
    timeText: (milliseconds) => `${milliseconds / 1000}`,
  });
  const chartOf = (bars: Bar[]): string | undefined => linesOf(40, minutes(bars))[1];
  const second = 1000;

  // 34 columns, so a column is a second, beginning at the sixth character.
  it.each<[string, Bar[], string]>([
    ['from the beginning for ever', [{ tone: 'down', fromMs: 0 }], `✗${'█'.repeat(33)}▸`],
    [
      'from then until then',
      [{ tone: 'degraded', fromMs: 2 * second, untilMs: 4 * second }],
      '┊ ▼▄ ┊    ┊    ┊    ┊    ┊    ┊',
    ],
    [
      'shorter than a column',
      [{ tone: 'delayed', fromMs: 2 * second, untilMs: 2 * second + 1 }],
      '┊ ~  ┊    ┊    ┊    ┊    ┊    ┊',
    ],
    ['past the end', [{ tone: 'down', fromMs: 35 * second }], '┊    ┊    ┊    ┊    ┊    ┊    ┊'],
    ['at the end', [{ tone: 'frozen', fromMs: 34 * second }], '┊    ┊    ┊    ┊    ┊    ┊    ┊  ◊▸'],
    [
      'until past the end',
      [{ tone: 'exposed', fromMs: 31 * second, untilMs: 40 * second }],
      '┊    ┊    ┊    ┊    ┊    ┊    ┊!┄┄▸',
    ],
    [
      'the later of two on top',
      [
        { tone: 'degraded', fromMs: 0 },
        { tone: 'down', fromMs: 3 * second },
      ],
      `▼▄▄✗${'█'.repeat(30)}▸`,
    ],
  ])('draws a bar %s', (_, bars, expected) => {
    expect(chartOf(bars)?.slice(5)).toBe(expected);
  });

  it('names lanes when there are several, and has nothing to say of no rows', () => {
    const lines = linesOf(40, minutes([{ tone: 'down', fromMs: 0 }], []));
    expect(lines.slice(1, 3).map((line) => line.slice(0, 8))).toEqual(['  a  l0 ', '     l1 ']);
    expect(linesOf(40, { ...minutes([]), rows: [] })).toEqual([]);
  });
});

describe('terminal code', () => {
  it('keeps its lines, however long', () => {
    const long = `a: [${'b, '.repeat(40)}c]`;
    expect(linesOf(40, { kind: 'code', text: `${long}\n\n  d: e` })).toEqual([`  ${long}`, '', '    d: e']);
  });
});

describe('terminal words', () => {
  it.each<[string, Text, string[]]>([
    ['breaks a long word', ['x'.repeat(50)], ['x'.repeat(40), 'x'.repeat(10)]],
    [
      'breaks after punctuation',
      [`${'a'.repeat(30)}/${'b'.repeat(20)}`],
      [`${'a'.repeat(30)}/`, 'b'.repeat(20)],
    ],
    [
      'keeps a command in one piece',
      ['Ask why it fell: ', { kind: 'command', text: 'faultline why orders dynamodb' }, '.'],
      ['Ask why it fell:', 'faultline why orders dynamodb.'],
    ],
    [
      'breaks a command at a space when it must',
      [{ kind: 'command', text: 'faultline why orders -g graphs/shop.yaml --format json' }],
      ['faultline why orders -g graphs/shop.yaml', '--format json'],
    ],
    ['keeps spaces inside a line', ['a  b'], ['a  b']],
    ['escapes a command to a runner at a line start', ['::error::x'], ['\\u{3a}:error::x']],
    ['escapes it in two pieces', [':', id(':x')], ['\\u{3a}:x']],
    ['leaves colons inside a word', ['AWS::S3'], ['AWS::S3']],
  ])('%s', (_, text, expected) => {
    expect(linesOf(40, { kind: 'paragraph', text })).toEqual(expected);
  });

  it('gets through a word of a million colons', () => {
    const lines = linesOf(40, { kind: 'paragraph', text: [':'.repeat(1_000_000)] });
    expect(lines.every((line) => line.length <= 40 && !line.startsWith('::'))).toBe(true);
  });
});

describe('terminal output of any document', () => {
  const width = fc.integer({ min: 40, max: 160 });

  it('is lines that fit, show everything and end in no space', () => {
    fc.assert(
      fc.property(arbitraryDocument, width, (document, columns) => {
        const text = draw(document, columns);
        expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true);
        for (const line of text.slice(0, -1).split('\n')) {
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
          expect(line).not.toMatch(/ $|^\s*::/);
          expect(stringWidth(line)).toBeLessThanOrEqual(columns);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('differs in colour by colour alone', () => {
    const codes = new RegExp(`${escapeCharacter}\\[\\d+m`, 'g');
    fc.assert(
      fc.property(arbitraryDocument, width, (document, columns) => {
        expect(drawInColor(document, columns).replace(codes, '')).toBe(draw(document, columns));
      }),
    );
  });
});
