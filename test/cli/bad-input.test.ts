import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from './fake-io.ts';

const bomb = [
  'faultline: 1',
  'x-a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...Array.from({ length: 9 }, (_, index) => {
    const name = String.fromCharCode(97 + index);
    const next = String.fromCharCode(98 + index);
    return `x-${next}: &${next} [${Array(10).fill(`*${name}`).join(', ')}]`;
  }),
  'services: { web: { tags: *j } }',
].join('\n');

/** A mistake, the codes it gives, and where: each exactly once, in this order. */
const rows: readonly [what: string, text: string, expected: readonly string[]][] = [
  ['an empty file', '', ['empty-manifest at 1:1']],
  ['only comments', '# nothing\n', ['empty-manifest at 1:1']],
  ['not YAML', 'faultline: 1\nservices: {web: [}\n', ['invalid-yaml at 2:17']],
  ['a list where a map belongs', 'faultline: 1\nservices: [web]\n', ['wrong-type at 2:11']],
  ['an unknown key', 'faultline: 1\nservices:\n  web: { ower: me }\n', ['unknown-key at 3:10']],
  [
    'an unknown service',
    'faultline: 1\nservices:\n  web: { dependsOn: [dbx] }\n  db: {}\n',
    ['unknown-service at 3:22'],
  ],
  [
    'a self-dependency',
    'faultline: 1\nservices:\n  web: { dependsOn: [web] }\n',
    ['self-dependency at 3:22'],
  ],
  [
    'a duplicate requirement',
    'faultline: 1\nservices:\n  web: { dependsOn: [db, db] }\n  db: {}\n',
    ['duplicate-requirement at 3:26'],
  ],
  [
    'atLeast out of range',
    'faultline: 1\nservices:\n  web: { dependsOn: [{ atLeast: 3, of: [a, b] }] }\n  a: {}\n  b: {}\n',
    ['invalid-at-least at 3:33'],
  ],
  [
    'a bare number as duration',
    'faultline: 1\nservices:\n  web: { startup: 90 }\n',
    ['duration-without-unit at 3:19'],
  ],
  ['a bad id', 'faultline: 1\nservices:\n  we b: {}\n', ['invalid-id at 3:3']],
  ['a missing version', 'services:\n  web: {}\n', ['missing-version at 1:1']],
  ['a newer version', 'faultline: 2\nservices:\n  web: {}\n', ['newer-format-version at 1:12']],
  ['an alias bomb', bomb, ['too-many-aliases']],
  ['a megabyte of one word', 'a'.repeat(1_000_000), ['wrong-type at 1:1']],
  ['__proto__ as a service', 'faultline: 1\nservices:\n  __proto__: {}\n', ['invalid-id at 3:3']],
];

describe('bad input', () => {
  it.each(rows)('%s exits 2 with one diagnostic', async (_, text, expected) => {
    const { io, out, err } = fakeWorld({ files: { '/repo/shop.yaml': text } });
    expect(await main(['rank', '-g', 'shop.yaml'], io)).toBe(2);
    expect(out()).toBe('');
    expect(problemsIn(err())).toEqual(expected.map((line) => expect.stringContaining(line)));
  });

  it('tells entries of a list whose dashes are not in one column', async () => {
    const text = 'faultline: 1\nservices:\n  web:\n    dependsOn:\n    - db\n      - x\n  db: {}\n  x: {}\n';
    const { io, err } = fakeWorld({ files: { '/repo/faultline.yaml': text } });
    expect(await main(['rank'], io)).toBe(2);
    expect(err()).toContain('help: these are entries of one list when their dashes are in one column');
  });

  it('shows what a map of services looks like to whoever wrote a list', async () => {
    const { io, err } = fakeWorld({ files: { '/repo/faultline.yaml': 'faultline: 1\nservices: [web]\n' } });
    expect(await main(['rank'], io)).toBe(2);
    expect(err()).toContain(
      'help: each service is a key of it, like `services: { web: { dependsOn: [db] } }`',
    );
  });

  it('reports the problems of all files, sorted by place', async () => {
    const { io, err } = fakeWorld({
      files: {
        '/repo/b.yaml': 'services:\n  web: { tier: high, dependsOn: [dbx] }\n',
        '/repo/a.yaml': 'faultline: 1\nservices:\n  db: { ower: me }\n',
      },
    });
    expect(await main(['rank', '-g', 'b.yaml', 'a.yaml'], io)).toBe(2);
    expect(problemsIn(err())).toEqual([
      'unknown-key at 3:9',
      'wrong-type at 2:16',
      'unknown-service at 2:34',
    ]);
  });

  it('reports a scalar that two files set differently, at the second', async () => {
    const { io, err } = fakeWorld({
      files: {
        '/repo/a.yaml': 'faultline: 1\nservices:\n  db: { owner: one }\n',
        '/repo/b.yaml': 'services:\n  db: { owner: two }\n',
      },
    });
    expect(await main(['rank', '-g', '/repo'], io)).toBe(2);
    expect(problemsIn(err())).toEqual(['conflicting-value at 2:16']);
    expect(err()).toContain('--> b.yaml:2:16');
    expect(err()).toContain('a.yaml:3:16');
  });

  it.each([
    ['a missing file', 'nope.yaml', 'missing-file'],
    ['a directory without manifests', 'docs', 'no-manifests'],
    ['bytes that are no text', 'binary.yaml', 'not-utf8 at 1:1'],
  ])('%s exits 2', async (_, path, expected) => {
    const files = { '/repo/docs/readme.md': '', '/repo/binary.yaml': Uint8Array.of(0xff, 0xfe, 0x00) };
    const { io, err } = fakeWorld({ files });
    expect(await main(['rank', '-g', path], io)).toBe(2);
    expect(problemsIn(err())).toEqual([expected]);
    expect(err()).toContain(expected.endsWith(':1') ? `--> ${path}:1:1` : `\`${path}\``);
  });

  it.each([
    ['of many choices', '{a,b}'.repeat(40), 'boundless-glob'],
    ['of many stars', '*'.repeat(70_000).concat('b'), 'no-such-component'],
    ['of many letters', 'x'.repeat(70_000).concat('*'), 'no-such-component'],
  ])('refuses a glob %s', async (_, glob, expected) => {
    const { io, err } = fakeWorld({
      files: { '/repo/faultline.yaml': `faultline: 1\nservices: { ${'a'.repeat(1000)}: {} }\n` },
    });
    expect(await main(['impact', glob], io)).toBe(2);
    expect(problemsIn(err())).toEqual([expected]);
  });

  it('refuses a file past the size limit before reading it', async () => {
    const { io, err } = fakeWorld({ files: { '/repo/huge.yaml': '' } });
    const huge = { ...io, readFile: () => undefined };
    expect(await main(['rank', '-g', 'huge.yaml'], huge)).toBe(2);
    expect(problemsIn(err())).toEqual(['file-too-large at 1:1']);
    expect(err()).toContain('256 MB');
  });

  it('takes a service called constructor for what it is', async () => {
    const text = 'faultline: 1\nservices:\n  constructor: { dependsOn: [toString] }\n  toString: {}\n';
    const { io, out } = fakeWorld({ files: { '/repo/faultline.yaml': text } });
    expect(await main(['impact', 'toString', '-f', 'json'], io)).toBe(0);
    expect(JSON.parse(out()).summary).toMatchObject({ down: 2 });
  });

  it('never sends control characters of a manifest to the terminal', async () => {
    const evil = '\\e[31m\\e]0;pwned\\a\\u202e';
    const text = `faultline: 1\ntitle: "${evil}"\nservices:\n  web:\n    owner: "${evil}"\n    dependsOn:\n      - { service: db, for: "${evil}" }\n  db: {}\n`;
    for (const args of [
      ['impact', 'db'],
      ['show', 'web'],
      ['why', 'web', 'db'],
      ['show', 'web', '-f', 'markdown'],
      ['show', 'web', '-f', 'json'],
    ]) {
      const { io, out, err } = fakeWorld({ files: { '/repo/faultline.yaml': text } });
      expect(await main(args, io)).toBe(0);
      expect(out() + err()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
  });
});

/** `code at line:column` of each problem on standard error. */
function problemsIn(text: string): string[] {
  return [...text.matchAll(/^error\[([a-z0-9-]+)\][^\n]*\n(?: *--> \S+?:(\d+:\d+)$)?/gm)].map(
    ([, code, place]) => (place === undefined ? `${code}` : `${code} at ${place}`),
  );
}
