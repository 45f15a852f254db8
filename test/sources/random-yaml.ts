import fc from 'fast-check';
import { stringify } from 'yaml';
import { randomManifest } from './random-manifest.ts';

const stringTypes = ['PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const;

/** Random manifests as the YAML package prints them, in all of its styles. */
export const stringified: fc.Arbitrary<string> = fc
  .tuple(
    randomManifest,
    fc.record({
      indent: fc.integer({ min: 1, max: 5 }),
      indentSeq: fc.boolean(),
      collectionStyle: fc.constantFrom('any', 'block', 'flow'),
      flowCollectionPadding: fc.boolean(),
      lineWidth: fc.constantFrom(0, 20, 40, 80),
      minContentWidth: fc.constantFrom(0, 20),
      defaultStringType: fc.constantFrom(...stringTypes),
      defaultKeyType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'),
      nullStr: fc.constantFrom('', '~', 'null', 'Null'),
      trueStr: fc.constantFrom('true', 'True', 'TRUE'),
      directives: fc.constantFrom(null, true),
    }),
  )
  .map(([manifest, options]) => stringify(manifest, options));

const fragments = [
  ...[
    'a',
    'b',
    'key',
    '1',
    '-1',
    '0x1F',
    '0o17',
    '.5',
    '1e3',
    '-.inf',
    '.nan',
    '~',
    'null',
    'true',
    'é',
    '😀',
  ],
  ...["'a'", '"b"', "'it''s'", '"\\n\\""', '"a: b"', "'# c'", '""', "''", '"\\q"', '"\\x41"', '"\t"'],
  ...[': ', ': ', ': ', ':', ' : ', '- ', '- ', '- - ', '-', '? ', ' #', ' # c', '#', ',', ', ', ' '],
  ...[
    '[',
    ']',
    '{',
    '}',
    '[]',
    '{}',
    '[a, b]',
    '{ a: b }',
    '{"a":1}',
    '[a: b]',
    '[a,]',
    '[,]',
    '{a}',
    '{ a: , b: }',
  ],
  ...[
    '|',
    '>',
    '|-',
    '>-',
    '|+',
    '>2',
    '&a ',
    '*a',
    '!t ',
    '!!str ',
    '<<',
    '---',
    '...',
    '%',
    '@',
    '`',
    '\\',
  ],
  ...['  ', '\t', '\r', '\u0085', '\u2028', '\uFEFF', '\u0000', '\u001b', '\u00a0', '\uD800', '__proto__'],
];
const fragment = fc.constantFrom(...fragments);
const indentation = fc.constantFrom(0, 0, 0, 1, 2, 2, 2, 3, 4, 4, 6);
const head = fc.constantFrom('a: ', 'b: ', 'c:', '- ', '-', '- a: ', "'d': ", '', '# ');
const tail = fc.oneof(
  fc.constantFrom('', 'x', '1', 'x y', "'q'", '[', '[a,', ']', '}', '{ a: 1', 'b ]', '|', '>-', '>', ' # c'),
  fc.array(fragment, { maxLength: 4 }).map((parts) => parts.join('')),
);
const line = fc.oneof(
  { arbitrary: fc.tuple(indentation, head, tail).map(([n, a, b]) => ' '.repeat(n) + a + b), weight: 5 },
  { arbitrary: fc.constantFrom('', ' ', '# c', '  # c', '---', '...', '    '), weight: 1 },
);

/** Lines that could be YAML, one below the other. Most of it is not, and what is, is odd. */
export const lines: fc.Arbitrary<string> = fc
  .tuple(fc.array(line, { maxLength: 9 }), fc.constantFrom('\n', '', '\n\n', '\n  '))
  .map(([all, end]) => all.join('\n') + end);

const edit = fc.record({
  where: fc.nat(),
  remove: fc.nat(3),
  insert: fc.oneof(
    fragment,
    fc.constantFrom('\n', '\n  ', '\n    ', ''),
    fc.string({ maxLength: 2, unit: 'binary' }),
  ),
});

/** A text with some places changed. */
export function damaged(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(texts, fc.array(edit, { minLength: 1, maxLength: 3 })).map(([text, edits]) =>
    edits.reduce((before, { where, remove, insert }) => {
      const at = where % (before.length + 1);
      return before.slice(0, at) + insert + before.slice(at + remove);
    }, text),
  );
}
