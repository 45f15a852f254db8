import { readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { parseSvg } from '../render/picture/parse-svg.ts';
import { fakeWorld } from './fake-io.ts';

const aws = readFileSync(new URL('../../graphs/aws-us-east-1.yaml', import.meta.url));
const shop = `faultline: 1
services:
  db: { startup: 10m, owner: storage }
  cache: { startup: 1m }
  api:
    owner: web
    dependsOn:
      - { service: db, for: orders, tolerates: 5m, evidence: { source: https://example.org/a, date: 2025-01-02, note: seen } }
      - { service: cache, strength: soft }
  web:
    owner: web
    dependsOn: [{ service: api, evidence: [{ source: https://example.org/a, date: 2025-01-02, note: inferred }, { source: wiki }] }]
  mail: { dependsOn: [{ service: api, strength: async }] }
  search: { dependsOn: [{ service: db, phase: startup }] }
  ads: { dependsOn: [{ anyOf: [db, cache] }] }
  batch: { dependsOn: [{ service: mail, strength: soft }] }
`;

async function run(
  args: string,
  files: Readonly<Record<string, string | Uint8Array>> = { '/repo/faultline.yaml': shop },
) {
  const world = fakeWorld({ files });
  const code = await main(['report', ...args.split(' ')], world.io);
  const written = [...world.files.keys()].filter((path) => !(path in files)).sort();
  const textOf = (path: string) => String(world.files.get(path));
  return { code, out: world.out(), err: world.err(), written, textOf };
}

describe('report', () => {
  it.each(['text', 'markdown', 'json', 'html'])('tells the whole story as %s', async (format) => {
    const { code, out, err } = await run(`db -f ${format}`);
    expect([code, err]).toEqual([0, '']);
    const ending = { text: 'txt', markdown: 'md' }[format] ?? format;
    await expect(out).toMatchFileSnapshot(`golden/report.${ending}`);
  });

  it('says what impact says, in the same words for programs', async () => {
    const told = JSON.parse((await run('db --at 3m -f json')).out);
    const world = fakeWorld({ files: { '/repo/faultline.yaml': shop } });
    await main(['impact', 'db', '--at', '3m', '-f', 'json'], world.io);
    const { schema, ...impact } = JSON.parse(world.out());
    expect(schema).toBe('faultline/impact@1');
    expect(told).toMatchObject(impact);
    expect(Object.keys(told)).toEqual([
      'schema',
      ...Object.keys(impact),
      'nearby',
      'recovery',
      'oneChange',
      'evidence',
    ]);
  });

  it('writes the picture and the timeline beside the document', async () => {
    const { code, out, written, textOf } = await run('db -o doc/out.age.md');
    const names = ['/repo/doc/out.age-2.svg', '/repo/doc/out.age.md', '/repo/doc/out.age.svg'];
    expect([code, out, written]).toEqual([0, '', names]);
    expect(textOf('/repo/doc/out.age.md')).toContain('](./out.age.svg)\n');
    expect(textOf('/repo/doc/out.age.md')).not.toContain('mermaid');
    expect(textOf('/repo/doc/out.age.md')).toContain('](./out.age-2.svg)\n');
    expect(textOf('/repo/doc/out.age.md')).not.toContain('```');
    const title = (path: string) => parseSvg(textOf(path)).children[0]?.text;
    expect(title('/repo/doc/out.age.svg')).toBe('db down');
    expect(title('/repo/doc/out.age-2.svg')).toBe('Over time');
  });

  it.each([
    ['db -f markdown', 'mermaid', []],
    ['db -f markdown --diagram none', undefined, []],
    ['db -o a.md --diagram mermaid', 'mermaid', ['/repo/a.md']],
    ['db -o a.md --diagram none', undefined, ['/repo/a.md']],
    ['db -o a.svg -f markdown', 'image', ['/repo/a.svg', '/repo/a.svg-2.svg', '/repo/a.svg.svg']],
    ['db -o a.html', 'svg', ['/repo/a.html']],
    ['db -o a.html --diagram none', undefined, ['/repo/a.html']],
  ])('%s', async (args, diagram, files) => {
    const { code, out, written, textOf } = await run(args);
    expect([code, written]).toEqual([0, files]);
    const text = files[0] === undefined ? out : textOf(files[0]);
    const kinds = { mermaid: /^```mermaid/m, image: /^!\[/m, svg: /<title id="[^"]*">db/ };
    const pictures = Object.entries(kinds).filter(([, sign]) => sign.test(text));
    expect(pictures.map(([kind]) => kind)).toEqual(diagram === undefined ? [] : [diagram]);
  });

  it('leaves neither file where one cannot be written', async () => {
    const { code, err, written } = await run('db -o /readonly/a.md');
    expect([code, written]).toEqual([2, []]);
    expect(err).toContain('error[unwritable-file]: `/readonly/a.md` ');
  });

  it('replaces a picture of its own, and no other', async () => {
    const first = await run('cache -o a.md');
    const files = { '/repo/faultline.yaml': shop, '/repo/a.svg': first.textOf('/repo/a.svg') };
    const again = await run('db -o a.md', files);
    expect([again.code, again.err, again.written]).toEqual([0, '', ['/repo/a-2.svg', '/repo/a.md']]);
    expect(again.textOf('/repo/a.svg')).not.toBe(files['/repo/a.svg']);

    const logo = '<svg xmlns="http://www.w3.org/2000/svg"><title>Logo</title></svg>\n';
    const foreign = await run('db -o a.md', { ...files, '/repo/a.svg': logo });
    expect([foreign.code, foreign.written, foreign.textOf('/repo/a.svg')]).toEqual([2, [], logo]);
    expect(foreign.err).toContain('existing-file');
    expect(foreign.err).toContain('`--diagram mermaid`');
    const without = await run('db -o a.md --diagram mermaid', { ...files, '/repo/a.svg': logo });
    expect([without.code, without.written]).toEqual([0, ['/repo/a.md']]);
  });

  it('tells somebody who watches of the files that were not named', async () => {
    const world = fakeWorld({ files: { '/repo/faultline.yaml': shop }, terminal: 80 });
    expect(await main(['report', 'db', '-o', 'doc/a.md'], world.io)).toBe(0);
    expect([world.out(), world.err()]).toEqual(['', 'also wrote doc/a.svg\nalso wrote doc/a-2.svg\n']);
  });

  it('puts the old document back where its picture cannot be written', async () => {
    const world = fakeWorld({ files: { '/repo/faultline.yaml': shop, '/repo/a.md': 'old' } });
    const replaceFile: typeof world.io.replaceFile = (path, content) => {
      if (path.endsWith('.svg')) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      world.io.replaceFile(path, content);
    };
    expect(await main(['report', 'db', '-o', 'a.md'], { ...world.io, replaceFile })).toBe(2);
    expect(Buffer.from(world.files.get('/repo/a.md') ?? '').toString()).toBe('old');
    expect(world.err()).toContain('`a.svg`');
  });

  it('leaves the old picture where the document cannot be written', async () => {
    const old = (await run('cache -o a.md')).textOf('/repo/a.svg');
    const files = { '/repo/faultline.yaml': shop, '/repo/a.svg': old };
    const world = fakeWorld({ files });
    const replaceFile: typeof world.io.replaceFile = (path, content) => {
      if (path.endsWith('.md')) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      world.io.replaceFile(path, content);
    };
    expect(await main(['report', 'db', '-o', 'a.md'], { ...world.io, replaceFile })).toBe(2);
    expect(Buffer.from(world.files.get('/repo/a.svg') ?? '').toString()).toBe(old);
    expect(await main(['report', 'db', '-o', 'b.md'], { ...world.io, replaceFile })).toBe(2);
    expect([...world.files.keys()].sort()).toEqual(['/repo/a.svg', '/repo/faultline.yaml']);
    expect(world.err()).toContain('`b.md`');
  });

  it('refers to the picture by whatever name it has', async () => {
    const world = fakeWorld({ files: { '/repo/faultline.yaml': shop } });
    expect(await main(['report', 'db', '-o', "a b(1)'#?é.md"], world.io)).toBe(0);
    expect([...world.files.keys()]).toContain("/repo/a b(1)'#?é.svg");
    const address = /!\[.*\]\((.*)\)/.exec(String(world.files.get("/repo/a b(1)'#?é.md")))?.[1] ?? '';
    expect(address).toMatch(/^\.\/[\w%.-]+$/);
    expect(decodeURIComponent(address)).toBe("./a b(1)'#?é.svg");
  });

  it.each([
    ['db --diagram svg -f markdown', 'goes with `--output` and a file'],
    ['db --diagram svg', 'goes with the format `markdown`'],
    ['db --diagram mermaid -o a.html', 'goes with the format `markdown`'],
    ['bd', 'the graph has no service `bd`'],
  ])('%s is refused', async (args, problem) => {
    const { code, err, written } = await run(args);
    expect([code, written]).toEqual([2, []]);
    expect(err).toContain(problem);
  });

  it('has a page that satisfies a validator, of a large story and of one with nasty words', async () => {
    const nasty = ['<script>alert(1)</script>', '--><!--', '`|`', '::error::', '"\'&', '\u202e'].join(' ');
    const yaml = JSON.stringify({
      faultline: 1,
      title: nasty,
      services: {
        db: { name: nasty, owner: nasty },
        proto: { dependsOn: [{ service: 'db', for: nasty, evidence: { source: nasty, note: nasty } }] },
        constructor: { dependsOn: [{ service: 'db', strength: 'soft', for: nasty, tolerates: '1m' }] },
      },
    });
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y'],
      rules: { 'doctype-style': 'off' },
    });
    for (const [args, files] of [
      ['dynamodb -f html', { '/repo/faultline.yaml': aws }],
      ['db -f html', { '/repo/faultline.json': yaml }],
    ] as const) {
      const { code, out } = await run(args, files);
      expect(code).toBe(0);
      const { results } = await validator.validateString(out);
      expect(
        results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId} ${message}`)),
      ).toEqual([]);
      expect(out).not.toMatch(/<script|<!--|-->|\u202e/);
      const ids = new Set([...out.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]));
      const targets = [...out.matchAll(/ href="#([^"]*)"/g)].map((match) => match[1]);
      expect(targets.filter((target) => !ids.has(target))).toEqual([]);
      expect(targets.length).toBeGreaterThan(5);
    }
  });

  it('says little when little happens', async () => {
    const { code, out } = await run('batch');
    expect(code).toBe(0);
    expect(out).toMatch(/^batch down → nothing else is affected\./);
    expect(out).not.toMatch(/one change|Near/);
  });

  it('keeps numbers on one line, however few there are', async () => {
    const one = `faultline: 1
services:
  a: {}
  web: { dependsOn: [a, { service: b, phase: startup}] }
  b: {}
`;
    const { out } = await run('a=degraded --at 5m -g st.yaml', { '/repo/st.yaml': one });
    expect(out).toContain('0 → 0     2 → 1');
  });

  it('calls exposed only who has lost a member of a group, as impact does', async () => {
    const rowOf = (text: string) => /^\| `ads` \| 1 of `cache` and `db` \| ([^|]*) \|/m.exec(text)?.[1];
    expect(rowOf((await run('db=degraded -f markdown')).out)).toBe('stops here: no spare left');
    expect(rowOf((await run('db -f markdown')).out)).toBe('stops here, exposed: no spare left');
  });

  it('says that nothing has failed yet, and no more', async () => {
    const { code, out } = await run('db@10m --at 5m');
    expect(code).toBe(0);
    expect(out).toMatch(/^db down at t\+10m → nothing is affected by 5m\./);
    expect(out).not.toMatch(/stand|Who|way back|not ok/);
  });
});
