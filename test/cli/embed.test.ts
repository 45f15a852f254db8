import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from './fake-io.ts';

const shop = `faultline: 1
services:
  web: { dependsOn: [api] }
  api: { dependsOn: [{ service: db, tolerates: 5m }] }
  db: {}
`;
const end = '<!-- /faultline -->';
const block = `<!-- faultline rank -g ../shop.yaml -->\n${end}\n`;

const usual = { '/repo/.git/HEAD': '', '/repo/shop.yaml': shop };

async function embed(
  files: Readonly<Record<string, string | Uint8Array>>,
  args: readonly string[] = ['docs/a.md'],
  change: (io: Io) => Io = (io) => io,
) {
  const world = fakeWorld({ files: { ...usual, ...files } });
  const code = await main(['embed', ...args], change(world.io));
  return { code, out: world.out(), err: world.err(), files: world.files };
}

/** The document `docs/a.md` after a run that has to succeed. */
async function embedded(text: string): Promise<string> {
  const { code, err, files } = await embed({ '/repo/docs/a.md': text });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return String(files.get('/repo/docs/a.md'));
}

/** `code at line:column` of each problem on standard error. */
function problemsIn(text: string): string[] {
  return [...text.matchAll(/^(?:error|warning)\[([a-z0-9-]+)\][^\n]*\n(?: *--> (\S+?:\d+:\d+)$)?/gm)].map(
    ([, code, place]) => (place === undefined ? `${code}` : `${code} at ${place}`),
  );
}

describe('embed', () => {
  it('writes findings without the mark of a comment, with the paths of the document', async () => {
    const files = {
      '/repo/docs/a.md': `<!-- faultline check --today 2026-01-01 -g ../ring.yaml -->\n${end}\n`,
      '/repo/ring.yaml': 'faultline: 1\nservices: { a: { dependsOn: [b] }, b: { dependsOn: [a] } }\n',
    };
    const after = String((await embed(files)).files.get('/repo/docs/a.md'));
    expect(after).toContain('../ring.yaml:2');
    expect(after).not.toContain('comment of');
  });

  it('writes answers between marks, and leaves everything else', async () => {
    const text = `# A\n\nx <!-- faultline value summary.down impact db -g ../shop.yaml -->?${end} y\n\n${block}\n  end  `;
    const after = await embedded(text);
    expect(after).toContain(`-->3${end} y\n\n<!-- faultline rank -g ../shop.yaml -->\n\n**\`db\` has the`);
    expect(after.startsWith('# A\n\nx <!--')).toBe(true);
    expect(after.endsWith(`\n\n${end}\n\n  end  `)).toBe(true);
    expect(await embedded(after)).toBe(after);
  });

  it.each([
    ['impact db -g ../shop.yaml', '**`db` down → 3 of 3'],
    ['why web db -g ../shop.yaml', '**`db` down → `web` down at t+5m'],
    ['show web -g ../shop.yaml', '`web`'],
    ['cycles -g ../shop.yaml', 'no cycle'],
    ['bootstrap -g ../shop.yaml', 'start'],
    ['diagram -g ../shop.yaml', '```mermaid\n'],
    ['diagram -g ../shop.yaml -f dot', '```dot\n'],
    ['impact db -g ../shop.yaml --format=json', '```json\n{\n  "schema": "faultline/impact@1"'],
    ['impact db -g ../shop.yaml -ftext', '```text\ndb down'],
    ['impact db -g ../shop.yaml -- ', '**`db` down'],
    ['impact -g ../shop.yaml -- db', '**`db` down'],
  ])('runs %s', async (line, expected) => {
    const after = await embedded(`<!-- faultline ${line} -->\n${end}\n`);
    expect(after.toLowerCase()).toContain(expected.toLowerCase());
    expect(await embedded(after)).toBe(after);
  });

  it.each([
    ['summary.down impact db -g ../shop.yaml', '3'],
    ['components.web.onsetMs.down impact db -g ../shop.yaml', 't+5m'],
    ['--as duration components.web.onsetMs.down impact db -g ../shop.yaml', '5m'],
    ['components.first.id rank -g ../shop.yaml', '`db`'],
    ["components[tag:x] impact 'db' -g ../shop.yaml", undefined],
  ])('puts value %s into a sentence', async (line, expected) => {
    const text = `x <!-- faultline value ${line.replace('--', '-\\-')} -->${end} y`;
    if (expected === undefined) {
      expect((await embed({ '/repo/docs/a.md': text })).code).toBe(2);
      return;
    }
    expect(await embedded(text)).toContain(` -->${expected}${end} y`);
  });

  it('takes a finding for an answer', async () => {
    const ring = 'faultline: 1\nservices:\n  a: { dependsOn: [b] }\n  b: { dependsOn: [a] }\n';
    const text = `<!-- faultline bootstrap -g ring.yaml -->\n${end}\n`;
    const { code, files } = await embed({ '/repo/docs/ring.yaml': ring, '/repo/docs/a.md': text });
    expect(code).toBe(0);
    expect(String(files.get('/repo/docs/a.md'))).toContain('### Deadlock');
  });

  it('finds the manifest of the document, not of who runs it, and none above the root', async () => {
    const text = `<!-- faultline impact db -->\n${end}\n`;
    const found = await embed({ '/repo/docs/faultline.yaml': shop, '/repo/docs/a.md': text });
    expect(found.code).toBe(0);
    const above = await embed({ '/faultline.yaml': shop, '/repo/docs/a.md': text });
    expect(problemsIn(above.err)).toEqual(['no-graph at docs/a.md:1:1']);
  });

  it('says the same from every folder, terminal, colour and environment', async () => {
    const files = { ...usual, '/repo/docs/a.md': block };
    const texts = [];
    for (const [cwd, path, terminal] of [
      ['/repo', 'docs/a.md', undefined],
      ['/repo/docs', 'a.md', 200],
      ['/', 'repo/docs/a.md', 40],
    ] as const) {
      const environment = { FORCE_COLOR: '1' };
      const world = fakeWorld({ files, environment, ...(terminal !== undefined && { terminal }) });
      expect(await main(['embed', path, '--color'], { ...world.io, cwd })).toBe(0);
      texts.push(world.files.get('/repo/docs/a.md'));
    }
    expect(new Set(texts).size).toBe(1);
  });

  it('reads a graph once for many blocks', async () => {
    const read: string[] = [];
    await embed(
      { '/repo/docs/a.md': block.repeat(3), '/repo/docs/b.md': block },
      ['docs/a.md', 'docs/b.md'],
      (io) => ({
        ...io,
        readFile: (path, limit) => {
          read.push(path);
          return io.readFile(path, limit);
        },
      }),
    );
    expect(read.sort()).toEqual(['/repo/docs/a.md', '/repo/docs/b.md', '/repo/shop.yaml']);
  });

  it('keeps a byte order mark and `\\r\\n`', async () => {
    const after = await embedded(`\ufeff${block.replaceAll('\n', '\r\n')}`);
    expect(after.startsWith('\ufeff<!--')).toBe(true);
    expect(after).not.toMatch(/(?<!\r)\n/);
    expect(await embedded(after)).toBe(after);
  });
});

describe('what a block must not', () => {
  it.each([
    ['impct db', 'bad-argument at docs/a.md:1:16'],
    ['impact dbb -g ../shop.yaml', 'no-such-component at docs/a.md:1:23'],
    ['impact db -g ../shop.yaml --limt 3', 'bad-argument at docs/a.md:1:42'],
    ['impact db -g ../none.yaml', 'missing-file at docs/a.md:1:29'],
    ['impact db -g ../../etc/passwd', 'outside-root at docs/a.md:1:29'],
    ['impact db -g /etc/passwd', 'outside-root at docs/a.md:1:29'],
    ['impact db -g /etc', 'outside-root at docs/a.md:1:29'],
    ['impact db -g ../link.yaml', 'outside-root at docs/a.md:1:29'],
    ['impact db -g ../pipe', 'not-for-documents at docs/a.md:1:29'],
    ['impact db -g -', 'not-for-documents at docs/a.md:1:29'],
    ['diff HEAD -g ../shop.yaml', 'not-for-documents at docs/a.md:1:1'],
    ['check --base HEAD -g ../shop.yaml', 'not-for-documents at docs/a.md:1:1'],
    ['diff ../shop.yaml ../../etc/passwd', 'outside-root at docs/a.md:1:34'],
    ['impact db -g ../shop.yaml -o x.md', 'not-for-documents at docs/a.md:1:45'],
    ['replay ../lost.incident.yaml -o x.md', 'not-for-documents at docs/a.md:1:48'],
    ['impact db -g ../shop.yaml -ox.md', 'not-for-documents at docs/a.md:1:1'],
    ['impact db -g ../shop.yaml -f text --color', 'not-for-documents at docs/a.md:1:1'],
    ['diagram -g ../shop.yaml -f svg', 'not-for-documents at docs/a.md:1:1'],
    ['impact --help', 'not-for-documents at docs/a.md:1:16'],
    ['impact -g ../shop.yaml -- --help', 'no-such-component at docs/a.md:1:42'],
    ['explain no-graph', 'not-for-documents at docs/a.md:1:16'],
    ['embed a.md', 'not-for-documents at docs/a.md:1:16'],
    ['--version', 'bad-argument at docs/a.md:1:16'],
    ['impact', 'bad-argument at docs/a.md:1:1'],
    ['value rank', 'bad-argument at docs/a.md:1:1'],
    ['value x embed a.md', 'bad-argument at docs/a.md:1:24'],
    ['value x impact db -g ../shop.yaml', 'bad-argument at docs/a.md:1:22'],
    ['value summary.down impact db -g ../shop.yaml -o x', 'bad-argument at docs/a.md:1:1'],
    ['impact db -g ../broken.yaml', 'unknown-service at broken.yaml:3:20'],
  ])('%s', async (line, expected) => {
    const text = `<!-- faultline ${line} -->\n${end}\n`;
    const files = {
      '/repo/docs/a.md': text,
      '/repo/docs/b.md': block,
      '/repo/link.yaml': shop,
      '/repo/pipe': '',
      '/repo/lost.incident.yaml': `incident: 1
title: Lost
graph: [shop.yaml]
start: 2025-10-20T06:48:00Z
roots: [{ component: db, state: down, from: 0m, until: 1h }]
`,
      '/repo/broken.yaml': 'faultline: 1\nservices:\n  a: { dependsOn: [b] }\n',
      '/etc/passwd': 'root',
      '/outside/shop.yaml': shop,
    };
    const written: string[] = [];
    const { code, out, err } = await embed(files, ['docs/b.md', 'docs/a.md'], (io) => ({
      ...io,
      realPath: (path) => (path === '/repo/link.yaml' ? '/outside/shop.yaml' : io.realPath(path)),
      kindOf: (path) => (path === '/repo/pipe' ? 'other' : io.kindOf(path)),
      replaceFile: (path) => void written.push(path),
    }));
    expect({ code, out, written, problems: problemsIn(err) }).toEqual({
      code: 2,
      out: '',
      written: [],
      problems: [expected],
    });
    expect(err).toContain('= help: ');
  });

  it.each([
    ['a bar in an address', 'https://e.x/|y', '<code>https://e.x/|y</code>'],
    ['a bar behind a backslash', 'https://e.x/\\|y', '<code>https://e.x/\\\\u{7c}y</code>'],
    ['a bar in text', 'a|b', 'a|b'],
  ])('stands in a cell of a table with %s', async (_, title, expected) => {
    const cell = '**<!-- faultline value graph.title impact a -g u.json -->old<!-- /faultline -->**';
    const files = {
      '/repo/docs/u.json': JSON.stringify({ faultline: 1, title, services: { a: {} } }),
      '/repo/docs/a.md': `| a | b |\n| - | - |\n| x | ${cell} |\n`,
    };
    const { code, err, files: after } = await embed(files);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const html = String(marked.parse(String(after.get('/repo/docs/a.md')))).replace(/<!--.*?-->/g, '');
    expect(html).toContain(`<td>x</td>\n<td><strong>${expected}</strong></td>\n</tr>`);
  });

  it('is told for all blocks and documents at once, and a broken graph once', async () => {
    const broken = `<!-- faultline rank -g ../broken.yaml -->\n${end}\n`;
    const { code, err, files } = await embed(
      {
        '/repo/broken.yaml': 'faultline: 1\nservices:\n  a: { dependsOn: [b] }\n',
        '/repo/docs/a.md': `${broken}${broken}${end}\n`,
        '/repo/docs/b.md': `x ${block}`,
      },
      ['docs/a.md', 'docs/b.md', 'docs/c.md'],
    );
    expect(code).toBe(2);
    expect(problemsIn(err)).toEqual([
      'missing-file',
      'unknown-service at broken.yaml:3:20',
      'stray-end-mark at docs/a.md:5:1',
      'split-block at docs/b.md:2:1',
    ]);
    expect(err).toContain('this block asks for it');
    expect(files.get('/repo/docs/b.md')).toBe(`x ${block}`);
  });

  it('is told of every document that may not be written, and none is', async () => {
    const files = { ...usual, '/repo/docs/a.md': block, '/repo/docs/b.md': block, '/repo/docs/c.md': block };
    const world = fakeWorld({ files, readOnly: ['/repo/docs/b.md', '/repo/docs/c.md'] });
    const written: string[] = [];
    const io = { ...world.io, replaceFile: (path: string) => void written.push(path) };
    expect(await main(['embed', 'docs/a.md', 'docs/b.md', 'docs/c.md'], io)).toBe(2);
    expect({ out: world.out(), written, problems: problemsIn(world.err()) }).toEqual({
      out: '',
      written: [],
      problems: ['unwritable-file', 'unwritable-file'],
    });
    expect(world.err()).toContain('the folder has to let you write, and so has the file, if there is one');
  });

  it('may read more with --root, and nothing outside it', async () => {
    const text = `<!-- faultline rank -g ../../other/shop.yaml -->\n${end}\n`;
    const files = { '/repo/docs/a.md': text, '/other/shop.yaml': shop };
    expect((await embed(files)).code).toBe(2);
    expect((await embed(files, ['docs/a.md', '--root', '/'])).code).toBe(0);
    expect(problemsIn((await embed(files, ['docs/a.md', '--root', '/other'])).err)).toEqual([
      'outside-root at docs/a.md:1:1',
    ]);
    expect((await embed(files, ['docs/a.md', '--root', 'none'])).err).toContain('which is no folder');
  });

  it('warns without failing', async () => {
    const value = '<!-- faultline value summary.down impact db -g ../shop.yaml --at 9m -->';
    const { code, err, files } = await embed({ '/repo/docs/a.md': `x ${value}${end} y` });
    expect({ code, problems: problemsIn(err) }).toEqual({
      code: 0,
      problems: ['hyphens-in-line at docs/a.md:1:3'],
    });
    expect(files.get('/repo/docs/a.md')).toBe(`x ${value}3${end} y`);
  });
});

describe('--check and --diff', () => {
  const text = `a\n${block}b\n`;

  it.each([
    ['--check', 1],
    ['--diff', 0],
  ])('%s writes nothing and prints what would change', async (option, expected) => {
    const { code, out, err, files } = await embed({ '/repo/docs/a.md': text }, [option, 'docs/a.md']);
    expect(code).toBe(expected);
    expect(files.get('/repo/docs/a.md')).toBe(text);
    expect(
      out
        .replace(/(?<=\+1,)\d+/, 'n')
        .split('\n')
        .slice(0, 6),
    ).toEqual([
      ...['--- a/docs/a.md', '+++ b/docs/a.md', '@@ -1,4 +1,n @@'],
      ...[' a', ' <!-- faultline rank -g ../shop.yaml -->', '+'],
    ]);
    expect(err).toContain('1 of 1 block stale in docs/a.md.');
    expect(err).toContain('faultline embed docs/a.md');
  });

  it.each([
    ['from the top of the repository', { '/repo/.git/HEAD': '' }, '/repo/docs', '../a.md', 'a/a.md'],
    [
      'from there, for all of them',
      { '/repo/.git/HEAD': '' },
      '/repo/docs',
      'b.md ../a.md',
      'a/docs/b.md a/a.md',
    ],
    ['from where all of them are', {}, '/repo/docs', '../a.md', 'a/a.md'],
    ['from this folder', { '/repo/.git/HEAD': '' }, '/repo/docs', 'b.md', 'a/b.md'],
  ])('names files in a patch that can be applied: %s', async (_, more, cwd, args, expected) => {
    const stale = text.replace('../shop', 'shop');
    const world = fakeWorld({
      files: { ...more, '/repo/a.md': stale, '/repo/docs/b.md': text, '/repo/shop.yaml': shop },
    });
    expect(await main(['embed', '--check', ...args.split(' ')], { ...world.io, cwd })).toBe(1);
    const names = [...world.out().matchAll(/^--- (.*)$/gm)].map(([, name]) => name);
    expect(names).toEqual(expected.split(' '));
  });

  it('finds what was edited by hand, whatever it is', async () => {
    const true_ = await embedded(text);
    for (const edited of [
      true_.replace('| 1 |', '| 2 |'),
      true_.replace(`\n${end}`, `${end}`),
      `${true_} `,
    ]) {
      const { code } = await embed({ '/repo/docs/a.md': edited }, ['--check', 'docs/a.md']);
      expect(code).toBe(edited.endsWith(' ') ? 0 : 1);
    }
  });

  it('has nothing to say when all is true', async () => {
    const { code, out, err } = await embed({ '/repo/docs/a.md': await embedded(text) }, [
      '--check',
      'docs/a.md',
    ]);
    expect({ code, out, err }).toEqual({ code: 0, out: '1 block up to date in docs/a.md.\n', err: '' });
  });

  it('shows hostile text without doing what it says', async () => {
    const stale = block.replace(`\n${end}`, `\nold \u001b[31m\u202e\n::error::x\n${end}`);
    const { out } = await embed({ '/repo/docs/a.md': `::error::y\n${stale}` }, ['--check', 'docs/a.md']);
    expect(out).toContain('-old \\u{1b}[31m\\u{202e}\n-::error::x');
    expect(out).not.toMatch(/^ *::/m);
  });

  it('is a document too, in which a command line is one piece', async () => {
    const line = '<!-- faultline impact db@5m -g ../shop.yaml -->';
    const stale = `${line}\n${end}\n`;
    const { out } = await embed({ '/repo/docs/a.md': stale }, ['--check', 'docs/a.md', '-f', 'markdown']);
    expect(out).toContain('| `impact db@5m -g ../shop.yaml` |');
  });

  it('is a document too', async () => {
    const { code, out } = await embed({ '/repo/docs/a.md': text }, ['--check', 'docs/a.md', '-f', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      schema: 'faultline/embed@1',
      written: false,
      documents: [{ file: 'docs/a.md', blocks: [{ line: 2, command: 'rank -g ../shop.yaml', stale: true }] }],
    });
  });
});

describe('writing', () => {
  it('leaves alone what is true', async () => {
    const after = await embedded(block);
    const written: string[] = [];
    const { code } = await embed(
      { '/repo/docs/a.md': after, '/repo/docs/b.md': block },
      ['docs/a.md', 'docs/b.md'],
      (io) => ({
        ...io,
        replaceFile: (path) => void written.push(path),
      }),
    );
    expect({ code, written }).toEqual({ code: 0, written: ['/repo/docs/b.md'] });
  });

  it('that fails is told, and the old file stays', async () => {
    const { code, err, files } = await embed({ '/repo/docs/a.md': block }, ['docs/a.md'], (io) => ({
      ...io,
      replaceFile: () => {
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      },
    }));
    expect(code).toBe(2);
    expect(err).toContain('there is no space left');
    expect(files.get('/repo/docs/a.md')).toBe(block);
  });

  it('that fails in one document leaves the others as they were', async () => {
    const files = { '/repo/docs/a.md': block, '/repo/docs/b.md': block, '/repo/docs/c.md': block };
    const result = await embed(files, ['docs/a.md', 'docs/b.md', 'docs/c.md'], (io) => ({
      ...io,
      replaceFile: (path, content) => {
        if (path.endsWith('/b.md')) throw Object.assign(new Error('denied'), { code: 'EACCES' });
        io.replaceFile(path, content);
      },
    }));
    expect(result.code).toBe(2);
    expect(problemsIn(result.err)).toEqual(['unwritable-file']);
    for (const name of ['a', 'b', 'c']) expect(result.files.get(`/repo/docs/${name}.md`)).toBe(block);
  });

  it('that cannot even be undone is told for each document, and is no bug', async () => {
    let writes = 0;
    const files = { '/repo/docs/a.md': block, '/repo/docs/b.md': block };
    const { code, err } = await embed(files, ['docs/a.md', 'docs/b.md'], (io) => ({
      ...io,
      replaceFile: (path, content) => {
        if (writes++ > 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
        io.replaceFile(path, content);
      },
    }));
    expect(code).toBe(2);
    expect(problemsIn(err)).toEqual(['unwritable-file', 'unwritable-file']);
  });

  it('takes a document that is named twice once', async () => {
    const { out } = await embed({ '/repo/docs/a.md': block }, ['docs/a.md', './docs/a.md']);
    expect(out).toContain('1 of 1 block written anew in docs/a.md.');
  });

  it.each([
    ['no UTF-8', Uint8Array.of(0x61, 0xff), 'not-utf8 at docs/a.md:1:1'],
    ['a directory', undefined, 'unreadable-file'],
  ])('does not touch %s', async (_, content, expected) => {
    const files: Record<string, string | Uint8Array> =
      content === undefined ? { '/repo/docs/a.md/x': '' } : { '/repo/docs/a.md': content };
    const { code, err } = await embed(files);
    expect({ code, problems: problemsIn(err) }).toEqual({ code: 2, problems: [expected] });
  });
});

/** Text that would end a comment, a fence, a cell or a line. */
const hostile = fc
  .array(
    fc.constantFrom(
      ...[
        '-->',
        '<!--',
        end,
        '<!-- faultline rank -->',
        '`',
        '```',
        '~~~',
        '|',
        '\\',
        '\n',
        '\r',
        '*',
        '<',
        '>',
      ],
      ...[
        '<div>',
        '</div>',
        '<pre>',
        '[x]: y',
        '  ',
        '\t',
        '#',
        '- ',
        '::error::',
        '\u001b[0m',
        '\u2028',
        'a',
        '$&',
      ],
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('hostile names', () => {
  it('never leave their block, and the second run changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        hostile,
        hostile,
        hostile,
        fc.constantFrom('', '> ', '- ', '1. '),
        async (a, b, around, place) => {
          const manifest = JSON.stringify({
            faultline: 1,
            title: a,
            services: {
              web: {
                name: b,
                owner: a,
                dependsOn: [{ service: 'db', for: a, evidence: { source: b, note: a } }],
              },
              db: { name: a, description: b },
            },
          });
          const lines = [
            ...[
              'impact db',
              'why web db',
              'show web',
              'impact db -f text',
              'diagram',
              'show web -f json',
              'diagram -f dot',
            ],
          ].map((line) => `${place}<!-- faultline ${line} -g ../shop.json -->${end}\n\n---\n`);
          const value = `x <!-- faultline value components.web.causes.first.for impact db -g ../shop.json -->${end} y\n\n`;
          const text = `${lines.join('\n')}\n${value}${around.replaceAll(/<!--|-->/g, '')}`;
          const files = { '/repo/shop.json': manifest, '/repo/docs/a.md': text };
          const first = await embed(files);
          const isTaken = a.trim() !== '' && b.trim() !== '';
          if (!isTaken) return; // an empty name is an error of the manifest
          expect([first.code, first.err]).toEqual([0, '']);
          const once = String(first.files.get('/repo/docs/a.md'));
          const second = await embed({ ...files, '/repo/docs/a.md': once });
          expect([second.code, second.files.get('/repo/docs/a.md')]).toEqual([0, once]);
          expect(second.out).toMatch(/^8 blocks up to date/);
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);

  it('around blocks leave a document as it was, or one that stays as it is', async () => {
    const outcomes = new Set<number>();
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (before, between, behind) => {
        const value = `<!-- faultline value summary.down impact db -g ../shop.yaml -->${end}`;
        const text = `${before}\n${block}${between}${value}${behind}\n${block}`;
        const first = await embed({ '/repo/docs/a.md': text });
        const once = first.files.get('/repo/docs/a.md');
        outcomes.add(first.code);
        expect([0, 2]).toContain(first.code);
        if (first.code === 2) expect(once).toBe(text);
        const second = await embed({ '/repo/docs/a.md': once ?? '' });
        expect([second.code, second.files.get('/repo/docs/a.md')]).toEqual([first.code, once]);
      }),
      { numRuns: 200 },
    );
    expect([...outcomes].sort()).toEqual([0, 2]);
  }, 60_000);
});
