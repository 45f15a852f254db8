import fc from 'fast-check';
import type {
  Bar,
  Block,
  Column,
  Document,
  Flag,
  Inline,
  Text,
  Timeline,
  TreeNode,
} from '../../src/document/document.ts';
import { graphPicture } from './picture/sample-pictures.ts';

/** What is known to break lines, terminals, tables or Markdown. */
const troublesome = [
  ...[
    '\n',
    '\r\n',
    '\t',
    '\u001b[31m',
    '\u0007',
    '\u007f',
    '\u009b2J',
    '\u2028',
    '\u200b',
    '\u202e',
    '\ufeff',
  ],
  ...[
    '\u{e0041}',
    '\ud800',
    '\udc00',
    '\u0301',
    '\u00a0',
    '\u3000',
    '界',
    '👍🏽',
    'ｶﾞ',
    '한',
    '🇩🇪',
    'नि',
    '1\u20e3',
  ],
  ...[
    '|',
    '\\',
    '\\|',
    '`',
    '``',
    '```',
    '~~~',
    '*',
    '**',
    '_',
    '~~',
    '<',
    '>',
    '&',
    '[',
    ']',
    '(',
    ')',
    '![',
  ],
  ...[
    '<b>',
    '<!--',
    '-->',
    '&lt;',
    '&#35;',
    '[a](b)',
    '[a]: b',
    '[^1]',
    'http://a.b',
    'https://c.d/e',
    'www.a.bc',
  ],
  ...['a@b.cd', '@me', '#12', 'gh-1', 'deadbeef1', '$x$', '{{', ':', '::', '::error::', '##[', ':+1:'],
  ...['- ', '+ ', '# ', '1. ', '1) ', '> ', '---', '===', '    ', ' ', '  ', '|---|'],
] as const;

/** Any text at all, more often than not a nasty one. */
export const arbitraryString: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...troublesome),
      fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

const arbitraryTone = fc.constantFrom('ok', 'delayed', 'degraded', 'down', 'frozen', 'exposed');

const arbitraryWord: fc.Arbitrary<Inline> = fc.oneof(
  arbitraryString,
  fc.record({ kind: fc.constantFrom('id', 'quiet', 'command'), text: arbitraryString }),
  fc.record({ kind: fc.constant('tone'), tone: arbitraryTone }),
  fc.record({ kind: fc.constant('tone'), tone: arbitraryTone, text: arbitraryString }),
);

/** Running text without sources, which some formats encode. */
export const arbitraryProse: fc.Arbitrary<Text> = fc.array(arbitraryWord, { maxLength: 5 });

const arbitrarySource = fc.oneof(
  arbitraryString,
  arbitraryString.map((text) => `https://example.org/${text}`),
);

const arbitraryText: fc.Arbitrary<Text> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: arbitraryWord },
    fc.record({ kind: fc.constant('source'), text: arbitrarySource }),
  ),
  { maxLength: 5 },
);

const arbitraryColumn: fc.Arbitrary<Column> = fc.record({
  title: arbitraryString,
  align: fc.constantFrom('left', 'right'),
  shrinks: fc.boolean(),
});

const arbitraryTable: fc.Arbitrary<Block & { kind: 'table' }> = fc
  .integer({ min: 1, max: 5 })
  .chain((count) =>
    fc.record({
      kind: fc.constant('table'),
      columns: fc.array(arbitraryColumn, { minLength: count, maxLength: count }),
      rows: fc.array(fc.array(arbitraryText, { minLength: count, maxLength: count }), { maxLength: 5 }),
      more: arbitraryText,
    }),
  );

const arbitraryTree: fc.Arbitrary<Block & { kind: 'tree' }> = fc.record({
  kind: fc.constant('tree'),
  roots: fc.array(
    fc.letrec<{ node: TreeNode }>((tie) => ({
      node: fc.record({
        text: arbitraryText,
        children: fc.oneof({ depthSize: 'small' }, fc.constant([]), fc.array(tie('node'), { maxLength: 3 })),
      }),
    })).node,
    { maxLength: 3 },
  ),
});

const arbitraryFacts: fc.Arbitrary<Block & { kind: 'facts' }> = fc.record({
  kind: fc.constant('facts'),
  rows: fc.array(fc.record({ name: arbitraryString, value: arbitraryText }), { maxLength: 4 }),
});

const arbitraryPlace = fc.record({
  file: arbitraryString,
  line: fc.integer({ min: 1, max: 9 }),
  column: fc.integer({ min: 1, max: 9 }),
  endLine: fc.integer({ min: 1, max: 9 }),
  endColumn: fc.integer({ min: 1, max: 9 }),
});

const arbitraryFindings: fc.Arbitrary<Block & { kind: 'findings' }> = fc
  .array(
    fc.record({
      rule: fc.constantFrom('one-rule', 'another-rule'),
      severity: fc.constantFrom('error', 'warning', 'info'),
      message: arbitraryString,
      place: arbitraryPlace,
      related: fc.array(fc.record({ message: arbitraryString, place: arbitraryPlace }), { maxLength: 2 }),
      path: fc.array(fc.record({ message: arbitraryString, place: arbitraryPlace }), { maxLength: 2 }),
      identity: arbitraryString,
      status: fc.constantFrom('open', 'baseline', 'waived'),
      because: arbitraryString,
    }),
    { maxLength: 3 },
  )
  .map((findings) => ({
    kind: 'findings',
    rules: ['another-rule', 'one-rule'].map((rule) => ({
      id: rule,
      severity: 'error',
      title: 'a title',
      explanation: 'why it is bad',
      remedy: 'what to do',
    })),
    findings,
  }));

export const arbitraryBar: fc.Arbitrary<Bar> = fc
  .record({
    tone: arbitraryTone,
    fromMs: fc.nat(10_000_000),
    lengthMs: fc.option(fc.integer({ min: 1, max: 9_000_000 })),
  })
  .map(({ tone, fromMs, lengthMs }) => ({
    tone,
    fromMs,
    ...(lengthMs !== null && { untilMs: fromMs + lengthMs }),
  }));

const arbitraryFlag: fc.Arbitrary<Flag> = fc.record({
  tone: fc.constantFrom('frozen', 'exposed'),
  fromMs: fc.integer({ min: 0, max: 9_000_000 }),
});

export const arbitraryTimeline: fc.Arbitrary<Timeline> = fc.integer({ min: 1, max: 3 }).chain((laneCount) =>
  fc.record({
    kind: fc.constant('timeline'),
    title: arbitraryString,
    summary: arbitraryString,
    lanes: fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 12 }), {
      minLength: laneCount,
      maxLength: laneCount,
    }),
    rows: fc.array(
      fc.record({
        label: arbitraryText,
        lanes: fc.array(fc.array(arbitraryBar, { maxLength: 3 }), {
          minLength: laneCount,
          maxLength: laneCount,
        }),
        flags: fc.array(fc.array(arbitraryFlag, { maxLength: 3 }), { maxLength: laneCount }),
        note: arbitraryText,
      }),
      { maxLength: 4 },
    ),
    endMs: fc.integer({ min: 1, max: 8_000_000 }),
    timeText: fc.oneof(
      fc.constant((milliseconds: number) => `t+${milliseconds / 60_000}m`),
      arbitraryString.map((text) => () => text),
    ),
    more: arbitraryText,
  }),
);

const arbitraryPlainBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph'), text: arbitraryText }),
  fc.record({ kind: fc.constant('heading'), text: arbitraryString }),
  arbitraryTable,
  arbitraryTree,
  arbitraryFacts,
  arbitraryFindings,
);

const arbitraryDrawnBlock: fc.Arbitrary<Block> = fc.oneof(
  arbitraryTimeline,
  fc.record({
    kind: fc.constant('details'),
    title: arbitraryText,
    blocks: fc.array(fc.oneof(arbitraryPlainBlock, arbitraryTimeline), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('picture'),
    picture: arbitraryString.map((title) => graphPicture('a>b', { title, summary: title })),
    instead: arbitraryText,
  }),
);

const withBlocks = (block: fc.Arbitrary<Block>): fc.Arbitrary<Document> =>
  fc
    .record({ answer: arbitraryText, blocks: fc.array(block, { maxLength: 3 }) })
    .map(({ answer, blocks }) => ({ schema: 'test@1', answer, blocks: () => blocks, data: () => ({}) }));

/** A document of any blocks with any texts. */
export const arbitraryDocument = withBlocks(fc.oneof(arbitraryPlainBlock, arbitraryDrawnBlock));

/** The same of nothing that is drawn or folded. */
export const arbitraryPlainDocument = withBlocks(arbitraryPlainBlock);
