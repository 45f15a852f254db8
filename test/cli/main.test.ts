import { describe, expect, it } from 'vitest';
import { allCodes } from '../../src/cli/commands/explain.ts';
import { main } from '../../src/cli/main.ts';
import { glossary } from '../../src/reports/glossary.ts';
import { fakeWorld } from './fake-io.ts';

const shop = `faultline: 1
services:
  web: { dependsOn: [api], tags: [front] }
  api: { dependsOn: [{ service: db, for: orders }] }
  db: { owner: storage }
`;

function run(args: readonly string[], world: Parameters<typeof fakeWorld>[0] = {}) {
  const fake = fakeWorld({ files: { '/repo/faultline.yaml': shop }, ...world });
  return main(args, fake.io).then((code) => ({ code, out: fake.out(), err: fake.err(), files: fake.files }));
}

describe('the command line', () => {
  it.each([
    ['faultline.yaml', '/repo/faultline.yaml'],
    ['faultline.yml', '/repo/faultline.yml'],
    ['a directory', '/repo/faultline/shop.yaml'],
    ['the folder above', '/faultline.yaml'],
  ])('finds the manifest without being told: %s', async (_, path) => {
    const { code, out } = await run(['impact', 'db'], { files: { [path]: shop } });
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe('db down → 3 of 3 components affected: 3 down.');
  });

  const clone = {
    '/faultline/package.json': '{ "name": "faultline", "bin": { "faultline": "bin/faultline.js" } }',
    '/faultline/action.yml': 'name: faultline\nruns:\n  using: composite\n',
    '/faultline/compose.yaml': 'x:\n  faultline: 1\nname: shop\n',
    '/faultline/broken.yaml': 'a: [\n',
  };

  it('takes a folder that is only called like ours for none', async () => {
    const { code, err } = await run(['rank'], { files: clone });
    expect(code).toBe(2);
    expect(err.match(/^error.*/gm)).toEqual([expect.stringContaining('error[no-graph]')]);
    const further = { ...clone, '/faultline.yaml': shop };
    expect((await run(['rank'], { files: { '/repo/faultline/a.json': '{}', ...further } })).code).toBe(0);
  });

  it('passes over what else lies in a folder that it found, and not in one that is named', async () => {
    const files = {
      ...clone,
      '/faultline/shop.yaml': shop,
      '/faultline/more.json': '{ "services": { "mail": { "dependsOn": ["web"] } } }',
    };
    const { code, out, err } = await run(['impact', 'db'], { files });
    expect([code, err, out.split('\n')[0]]).toEqual([0, '', 'db down → 4 of 4 components affected: 4 down.']);
    expect((await run(['impact', 'db', '-g', '../faultline'], { files })).code).toBe(2);
  });

  it.each([
    ['sevices:\n  mail: {}\n', 'more.yaml'],
    ['{ "service": { "mail": {} } }', 'more.json'],
  ])('does not pass over %j, which was to be one', async (text, name) => {
    const files = { '/faultline/shop.yaml': shop, [`/faultline/${name}`]: text };
    const { code, err } = await run(['impact', 'db'], { files });
    expect(code).toBe(2);
    expect(err).toContain('there is a key with a similar name: `services`');
  });

  it('tells of each file that is no manifest once', async () => {
    const schema = '{ "$schema": "x", "title": "t", "type": "object", "properties": {}, "required": [] }';
    const files = { '/repo/g/schema.json': schema, '/repo/g/action.yml': clone['/faultline/action.yml'] };
    for (const others of [{}, { '/repo/g/shop.yaml': shop }]) {
      const { code, err } = await run(['rank', '-g', 'g'], { files: { ...files, ...others } });
      expect(code).toBe(2);
      expect(err.match(/^error.*|-->.*/gm)).toEqual([
        'error[not-a-manifest]: this is no manifest: it has neither `faultline` nor `services`',
        '--> g/action.yml:1:1',
        'error[not-a-manifest]: this is no manifest: it has neither `faultline` nor `services`',
        '--> g/schema.json:1:33',
      ]);
    }
  });

  it('tells of an incident in the place of a manifest, and not what it lacks as one', async () => {
    const { err } = await run(['rank', '-g', 'a.incident.yaml'], {
      files: { '/repo/a.incident.yaml': 'incident: 1\ntitle: Black\ngraph: [shop.yaml]\n' },
    });
    expect(err.match(/^error.*/gm)).toEqual(['error[not-a-manifest]: this is an incident, not a manifest']);
  });

  describe('given what a shell lists for *.yaml', () => {
    const folder = {
      '/repo/a.policy.yaml': 'policy: 1\nextends: none\n',
      '/repo/b.yaml': shop,
      '/repo/c.incident.yaml':
        'incident: 1\ntitle: Lost\ngraph: [b.yaml]\nstart: 2026-01-31T06:00:00Z\nroots: [{ component: db, state: down, from: 0m }]\n',
      '/repo/d.baseline.json': '{}',
      '/repo/e.yaml': 'services: { mail: { dependsOn: [web] } }',
    };
    const listed = Object.keys(folder).map((path) => path.slice('/repo/'.length));

    it.each([
      [['rank', '-g', ...listed]],
      [['impact', 'db', '-g', ...listed]],
      [['impact', '-g', ...listed, 'db']],
      [['impact', 'db', '-ga.policy.yaml', ...listed.slice(1)]],
      [['check', '--rule', 'deep-chain', '--graph=a.policy.yaml', ...listed.slice(1)]],
    ])('passes over what a directory passes over: %j', async (args) => {
      expect(await run([...args, '-f', 'json'], { files: folder })).toMatchObject({ code: 0, err: '' });
    });

    it('says in what comes next only what it has read', async () => {
      const { out } = await run(['rank', '-g', ...listed], { files: folder });
      expect(out).toContain('-g b.yaml -g e.yaml\n');
    });

    it('leaves the incidents to the command that takes them', async () => {
      const { code, out } = await run(['replay', '-g', ...listed, '-f', 'json'], { files: folder });
      expect([code, out]).toEqual([0, expect.stringContaining('"Lost"')]);
    });

    it.each([
      [['-g', 'a.policy.yaml'], 1],
      [['-g', 'b.yaml', '-g', 'a.policy.yaml'], 1],
      [['-g', 'a.policy.yaml', 'c.incident.yaml'], 2],
    ])('says what was named alone: %j', async (args, problems) => {
      const { code, err } = await run(['rank', ...args], { files: folder });
      expect([code, err.match(/error\[not-a-manifest\]/g)?.length]).toEqual([2, problems]);
    });
  });

  it('says what it looked for when there is no manifest', async () => {
    const { code, err } = await run(['impact', 'db'], { files: {} });
    expect(code).toBe(2);
    expect(err).toContain('error[no-graph]');
    expect(err).toContain('faultline.json');
  });

  it('reads standard input', async () => {
    const { code, out } = await run(['impact', 'db', '-g', '-', '-f', 'json'], { files: {}, input: shop });
    expect(code).toBe(0);
    expect(JSON.parse(out).summary.down).toBe(3);
  });

  it.each([
    [['impact', '-g', 'faultline.yaml', 'db']],
    [['impact', 'db', '-gfaultline.yaml']],
    [['impact', 'db', '--graph=faultline.yaml']],
    [['impact', '-g', 'faultline.yaml', 'faultline.yaml', 'db']],
    [['impact', '-g', 'faultline.yaml', '--', 'db']],
  ])('takes options in any order: %j', async (args) => {
    expect((await run(args)).code).toBe(0);
  });

  it.each([
    ['an unknown command', ['impcat', 'db'], 'there is `impact`'],
    ['an unknown option', ['impact', 'db', '--formt', 'json'], 'there is `--format`'],
    ['an unknown command to be helped with', ['help', 'impct'], 'there is `impact`'],
    ['a command to be helped with that is like none', ['help', 'xyz'], '`faultline help` lists'],
    ['an option of no command', ['--foo'], '--help'],
    ['an option before the command', ['-g', 'faultline.yaml', 'impact', 'db'], '`faultline impact … -g …`'],
    ['an option by the name it has elsewhere', ['rank', '--limit', '3'], '`rank` calls it `--top`'],
    ['the same the other way', ['impact', 'db', '--top', '3'], '`impact` calls it `--limit`'],
    ['an option without value', ['rank', '--top'], 'write `--top <rows>`'],
    ['a format of pictures', ['impact', 'db', '-f', 'svg'], '`faultline diagram --impact`'],
    ['a missing argument', ['impact'], '--help'],
    ['an argument too many', ['show', 'a', 'b'], '--help'],
    ['an unknown service', ['impact', 'dbb'], 'similar name: `db`'],
    ['an unknown state', ['impact', 'db=dwon'], 'there is a state `down`'],
    ['the state ok', ['impact', 'db=ok'], '`degraded`'],
    ['a time without unit', ['impact', 'db', '--at', '30'], '`30m`'],
    ['a start without unit', ['impact', 'db@5'], '`5m`'],
    ['an unknown format', ['impact', 'db', '-f', 'pdf'], '--help'],
    ['a format of findings', ['impact', 'db', '-f', 'sarif'], '`faultline check`'],
    [
      'a glob that matches nothing',
      ['impact', 'x*', '-g', 'faultline.yaml'],
      '`faultline rank --top 0 -g faultline.yaml`',
    ],
    ['a tag that there is not', ['impact', 'tag:forn'], 'there is `tag:front`'],
    ['a field that nothing has', ['impact', 'tier:1'], 'no service of the graph has `tier`'],
    ['an unknown field', ['impact', 'ownr:storage'], 'there is `owner:`, as in `owner:storage`'],
    ['a field like none', ['impact', 'xyzzy:storage'], '`tag:`, `tier:`, `owner:`'],
    ['a page too narrow', ['impact', 'db', '--width', '10'], '--help'],
    ['a negative count', ['rank', '--top', '-1'], '--help'],
    ['the same on both sides', ['why', 'db', 'db'], 'depends on it'],
    ['an unknown code', ['explain', 'unknown-servce'], '`unknown-service`'],
    ['an empty path', ['impact', 'db', '-g', ''], '`.` is this folder'],
    ['a file that cannot be written', ['impact', 'db', '-o', '/readonly/x.md'], 'permissions'],
  ])('%s exits 2 with a hint', async (_, args, hint) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^error\[[a-z-]+\]: /);
    expect(err).toContain(hint);
  });

  it.each([
    ['ENOENT', 'there is no folder `/none`'],
    ['EISDIR', 'it is a folder'],
    ['EACCES', 'the permissions do not let you write it'],
    ['ENOSPC', 'there is no space left'],
    ['EWHAT', 'EWHAT'],
  ])('says why a file cannot be written: %s', async (code, why) => {
    const world = fakeWorld({ files: { '/repo/faultline.yaml': shop } });
    const replaceFile = () => {
      throw Object.assign(new Error(), { code });
    };
    for (const args of [
      ['impact', 'db', '-o', '/none/x.html'],
      ['report', 'db', '-o', '/none/x.html'],
    ]) {
      expect(await main(args, { ...world.io, replaceFile })).toBe(2);
    }
    const [first, , ...others] = world.err().match(/^error.*|-->.*/gm) ?? [];
    expect(first).toBe(`error[unwritable-file]: \`/none/x.html\` cannot be written: ${why}`);
    expect(others).toEqual([]);
  });

  it('names a file that cannot be read as it was typed', async () => {
    const { err } = await run(['impact', 'db', '-g', '/none/x.yaml']);
    expect(err.split('\n')[0]).toBe('error[missing-file]: there is no file or directory `/none/x.yaml`');
    expect(err).not.toContain('-->');
  });

  it.each([
    ['schema polcy', '`polcy` is no choice for `file`', 'there is `policy`'],
    ['completion tcsh', '`tcsh` is no choice for `shell`', 'there are `bash`, `zsh`, `fish`'],
    [
      'check --fail-on critical',
      '`critical` is no choice for `--fail-on`',
      'there are `error`, `warning`, `info`, `never`',
    ],
    ["check --fail-on it's", "`it's` is no choice for `--fail-on`", 'there are `error`'],
    ['diagram -f sv', '`sv` is no choice for `--format`', 'there is `svg`'],
    ['rank extra', '`rank` takes no argument, and `extra` is one too many', '--help'],
    ['show a b', '`show` takes one argument, and `b` is one too many', '--help'],
    ['rank --top', '`--top` has no value', '`--top <rows>`'],
    ['impact', '`<service[=state][@time]>` is missing', '--help'],
  ])('says in its own words what the parser refuses: %s', async (line, message, hint) => {
    const { code, err } = await run(line.split(' '));
    expect(code).toBe(2);
    expect(err.split('\n')[0]).toBe(`error[bad-argument]: ${message}`);
    expect(err.split('\n')[1]).toContain(hint);
  });

  it.each([
    ['owner:team@example.com', 1],
    ['owner:team@example.com=degraded@5m', 1],
    ['tag:k=v', 1],
  ])('takes what an owner or a tag may be: %s', async (selector, affected) => {
    const files = {
      '/repo/faultline.yaml':
        'faultline: 1\nservices: { db: { owner: team@example.com, tags: [k=v] }, web: {} }\n',
    };
    const { code, out } = await run(['impact', selector, '-f', 'json'], { files });
    expect(code).toBe(0);
    expect(JSON.parse(out).components).toHaveLength(affected);
  });

  it('names the owners that there are, the nearest first, and not too many', async () => {
    const owned = (owner: string, index: number) => `  s${index}: { owner: ${owner} }\n`;
    const owners = ['ants', 'bees', 'cats', 'dogs', 'elks', 'flys', 'web', 'wed'];
    const files = { '/repo/faultline.yaml': `faultline: 1\nservices:\n${owners.map(owned).join('')}` };
    const { err } = await run(['impact', 'owner:wbe'], { files });
    expect(err).toContain(
      'there are `owner:web`, `owner:ants`, `owner:bees`, `owner:cats`, `owner:dogs` and 3 more',
    );
  });

  it('knows a service by its name, and says its id', async () => {
    const files = { '/repo/faultline.yaml': 'faultline: 1\nservices: { ui: { name: Web shop } }\n' };
    for (const typed of ['Web shop', 'web shop']) {
      expect((await run(['impact', typed], { files })).err).toContain('the id of `Web shop` is `ui`');
    }
  });

  it('turns a question round that was asked the wrong way, and only then', async () => {
    const asked = await run(['why', 'db', 'web', '-g', 'faultline.yaml']);
    expect(asked.out).toBe(
      'db does not depend on web.\n\nweb depends on db, the other way round: faultline why web db -g faultline.yaml\n',
    );
    const apart = { '/repo/faultline.yaml': 'faultline: 1\nservices: { a: {}, b: {} }\n' };
    expect((await run(['why', 'a', 'b'], { files: apart })).out).toBe('a does not depend on b.\n');
  });

  it('speaks of one component as of one', async () => {
    const of = (services: string) => ({
      files: { '/repo/faultline.yaml': `faultline: 1\nservices: ${services}\n` },
    });
    const answer = async (command: string, services: string) =>
      (await run([command], of(services))).out.split('\n\n')[0]?.replaceAll('\n', ' ').trim();
    const two = '{ a: { dependsOn: [b] }, b: {} }';
    const soft = '{ a: { dependsOn: [{ service: b, strength: soft }] }, b: {} }';
    const lead = 'b has the largest blast radius: it reaches the one other component';
    expect(await answer('rank', two)).toBe(`${lead} and takes it down.`);
    expect(await answer('rank', soft)).toBe(`${lead}.`);
    expect(await answer('bootstrap', '{ a: {} }')).toBe(
      'the one component starts in 1 wave, the last is ready after 0s.',
    );
    expect(await answer('bootstrap', two)).toMatch(/^all 2 components start in 2 waves, /);
  });

  it.each(['delayed', 'degraded', 'down', 'frozen', 'exposed', 'hard', 'soft', 'async', 'plane'])(
    'explains a word of its answers: %s',
    async (word) => {
      const { code, out, err } = await run(['explain', word]);
      expect([code, err]).toEqual([0, '']);
      expect(out.startsWith(`${word}: `)).toBe(true);
    },
  );

  it.each([
    ...['breakable', 'recall', 'precision', 'cycle', 'wave', 'miss', 'blast-radius', 'critical-path'],
    ...['hit', 'milder', 'worse', 'false-alarm', 'unaffected', 'unknown', 'onset', 'held', 'affected'],
  ])('explains a term of its tables: %s', async (word) => {
    const { code, out, err } = await run(['explain', word]);
    expect([code, err]).toEqual([0, '']);
    expect(out.startsWith(`${word}: `)).toBe(true);
  });

  it.each([
    [['blast radius'], 'blast-radius'],
    [['blast', 'radius'], 'blast-radius'],
    [['False', 'alarms'], 'false-alarm'],
    [['cycles'], 'cycle'],
    [['Critical path'], 'critical-path'],
  ])('explains a word as it was read: %s', async (words, id) => {
    const { out } = await run(['explain', ...words]);
    expect(out.startsWith(`${id}: `)).toBe(true);
  });

  it('lists what can be explained', async () => {
    const { out } = await run(['explain']);
    for (const { id } of [...allCodes, ...glossary]) expect(out).toContain(`  ${id} `);
  });

  it('has one meaning for each thing that can be explained', () => {
    const ids = [...allCodes, ...glossary].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(glossary.map(({ id }) => id)).toEqual(glossary.map(({ id }) => id).sort());
  });

  it('names every unknown service, not the first alone', async () => {
    const { err } = await run(['impact', 'dbb', 'wbe']);
    expect(err.match(/^error/gm)).toHaveLength(2);
  });

  it('writes to a file, in the format of its ending', async () => {
    const { code, out, files } = await run(['impact', 'db', '-o', 'answer.json']);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(JSON.parse(String(files.get('/repo/answer.json'))).schema).toBe('faultline/impact@1');
  });

  it.each([
    ['impact db -f json -o faultline.yaml'],
    ['rank -o ./faultline.yaml -f markdown'],
    ['diagram -g sub/../faultline.yaml -f svg -o /repo/faultline.yaml'],
    ['report db -f markdown -o faultline.yaml'],
    ['report db -g shop.svg -o shop.md'],
    ['check -f json -o faultline.yaml'],
    ['check -f json -o faultline.policy.yaml'],
    ['check -f json -o faultline.baseline.json'],
    ['check --base old.yaml -o old.yaml -f json'],
    ['diff old.yaml faultline.yaml -o old.yaml -f json'],
    ['replay lost-db.incident.yaml -o lost-db.incident.yaml -f svg'],
  ])('never replaces what it has read: %s', async (line) => {
    const files = {
      '/repo/faultline.yaml': shop,
      '/repo/old.yaml': shop,
      '/repo/shop.svg': shop,
      '/repo/faultline.policy.yaml': 'policy: 1\nrules:\n  startup-cycle: error\n',
      '/repo/faultline.baseline.json': '{ "baseline": 1, "findings": [] }',
      '/repo/lost-db.incident.yaml':
        'incident: 1\ntitle: Lost\ngraph: [faultline.yaml]\nstart: 2025-01-02T00:00:00Z\nroots: [{ component: db, state: down, from: 0m }]\n',
    };
    const { code, out, err, files: after } = await run(line.split(' '), { files });
    expect(err).toContain('error[output-is-input]: ');
    expect({ code, out, after: Object.fromEntries(after) }).toEqual({ code: 2, out: '', after: files });
  });

  it.each([
    ['a terminal', [], {}, 80, true],
    ['no terminal', [], {}, undefined, false],
    ['NO_COLOR', [], { NO_COLOR: '1' }, 80, false],
    ['an empty NO_COLOR', [], { NO_COLOR: '' }, 80, true],
    ['FORCE_COLOR', [], { FORCE_COLOR: '1' }, undefined, true],
    ['FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, 80, false],
    ['--color over NO_COLOR', ['--color'], { NO_COLOR: '1' }, undefined, true],
    ['--no-color', ['--no-color'], {}, 80, false],
    ['a machine format', ['--color', '-f', 'json'], {}, 80, false],
  ])('colour: %s', async (_, args, environment, terminal, expected) => {
    const world = { environment, ...(terminal !== undefined && { terminal }) };
    const { out } = await run(['impact', 'db', ...args], world);
    expect(out.includes('\u001b[')).toBe(expected);
  });

  it.each([
    ['a terminal', [], {}, 80, false],
    ['FORCE_COLOR', [], { FORCE_COLOR: '1' }, 80, false],
    ['CLICOLOR_FORCE', [], { CLICOLOR_FORCE: '1' }, undefined, false],
    ['--color', ['--color'], { NO_COLOR: '1' }, undefined, true],
  ])('colour in a file: %s', async (_, args, environment, terminal, expected) => {
    const world = { environment, ...(terminal !== undefined && { terminal }) };
    const { out, files } = await run(['impact', 'db', '-f', 'text', '-o', 'f.txt', ...args], world);
    expect([out, String(files.get('/repo/f.txt')).includes('\u001b[')]).toEqual(['', expected]);
  });

  it.each([[[]], [['help']], [['--help']], [['impact', '--help']], [['help', 'impact']], [['--version']]])(
    'helps: %j',
    async (args) => {
      const { code, out, err } = await run(args);
      expect(code).toBe(args.length === 0 ? 2 : 0);
      expect(out + err).toMatch(
        args.includes('--version') ? /^\d+\.\d+\.\d+\n$/ : /^Examples:\n {2}faultline /,
      );
    },
  );

  it('reports a bug of its own as such', async () => {
    const { io, err } = fakeWorld({ files: { '/repo/faultline.yaml': shop } });
    const broken = {
      ...io,
      out: {
        ...io.out,
        write: () => {
          throw new Error('boom');
        },
      },
    };
    expect(await main(['impact', 'db'], broken)).toBe(3);
    expect(err()).toContain('bug of its own');
    expect(err()).toContain('boom');
  });
});
