import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { shareOption } from '../../src/cli/thresholds.ts';
import { type FakeWorld, fakeWorld } from './fake-io.ts';

const shop = `faultline: 1
services:
  web: { dependsOn: [checkout, { service: search, strength: soft }] }
  checkout:
    dependsOn:
      - { service: orders-db, for: carts }
      - { anyOf: [cache-a, cache-b] }
  search:
    dependsOn:
      - { service: catalog, for: products, evidence: { source: a test, date: 2024-05-01 } }
  catalog: { dependsOn: [{ service: orders-db, for: stock, evidence: { source: lost.md, date: 2025-10-23 } }] }
  invoices: { startup: 5m, dependsOn: [{ service: orders-db, tolerates: 2h }] }
  mail: {}
  cache-a: {}
  cache-b: {}
  orders-db: { startup: 10m }
`;

const lost = `incident: 1
title: Orders database lost
graph: [../shop.yaml]
start: 2025-10-20T06:48:00Z
roots:
  - { component: orders-db, state: down, from: 0m, until: 35m, source: https://example.com/lost }
observed:
  - { component: checkout, state: down, from: 2m, until: 50m, source: https://example.com/lost }
  - { component: web, state: degraded, from: 5m, note: some pages still worked }
  - { component: invoices, state: delayed, until: 3h }
  - { component: mail, state: down, note: nobody knows why }
unaffected:
  - { component: search, source: https://example.com/lost }
  - { component: cache-a }
`;

const files = { '/repo/shop.yaml': shop, '/repo/incidents/lost.incident.yaml': lost };

async function run(line: string, more: Readonly<Record<string, string>> = {}, world?: FakeWorld) {
  const used = world ?? fakeWorld({ files: { ...files, ...more } });
  const code = await main(line.split(' '), used.io);
  return { code, out: used.out(), err: used.err(), files: used.files };
}

describe('faultline replay', () => {
  it('gives what is over at once one time', async () => {
    const incident = lost.replace('until: 35m', 'until: 0m');
    const { out } = await run('replay incidents/lost.incident.yaml', {
      '/repo/incidents/lost.incident.yaml': incident,
    });
    expect(out).toContain('orders-db down at t+0');
    expect(out).not.toContain('–0s');
  });

  const goldens = [
    ['replay.txt', 'replay incidents/lost.incident.yaml'],
    ['replay-140.txt', 'replay incidents/lost.incident.yaml --width 140'],
    ['replay.md', 'replay incidents/lost.incident.yaml -f markdown'],
    ['replay.json', 'replay incidents/lost.incident.yaml -f json'],
    ['replay.svg', 'replay incidents/lost.incident.yaml -f svg'],
    ['replay-known.txt', 'replay incidents/lost.incident.yaml --known-before 2025-10-19'],
    ['replay-several.txt', 'replay incidents'],
  ] as const;
  const again = lost
    .replace('Orders database lost', 'Once more')
    .replace('- { component: search', '- { component: cache-b');
  it.each(goldens)('%s: %s', async (file, line) => {
    const given = await run(
      line,
      file === 'replay-several.txt' ? { '/repo/incidents/z.incident.yaml': again } : {},
    );
    expect(given).toMatchObject({ code: 0, err: '' });
    await expect(given.out).toMatchFileSnapshot(`golden/${file}`);
  });

  it('tells a root that is given from a time that nobody told', async () => {
    const { out } = await run('replay incidents/lost.incident.yaml');
    const lines = out.split('\n');
    const observedOf = (component: string) =>
      lines[lines.findIndex((line) => line.startsWith(`  ${component} `) && line.includes('predicted')) + 1];
    expect(observedOf('orders-db')?.trim()).toBe('observed   given');
    expect(observedOf('mail')?.trim()).toBe('observed   time not told');
    const svg = (await run('replay incidents/lost.incident.yaml -f svg')).out;
    expect(svg.match(/>given</g)).toHaveLength(1);
    expect(svg.match(/>time not told</g)).toHaveLength(1);
  });

  it('draws the picture when the output is one', async () => {
    const drawn = await run('replay incidents/lost.incident.yaml -o outage.svg');
    expect(drawn).toMatchObject({ code: 0, out: '', err: '' });
    const printed = await run('replay incidents/lost.incident.yaml -f svg');
    expect(drawn.files.get('/repo/outage.svg')).toBe(printed.out);
  });

  it('writes the picture beside Markdown, the one that it draws by itself', async () => {
    const written = await run('replay incidents/lost.incident.yaml -o doc/lost.md');
    expect(written).toMatchObject({ code: 0, out: '', err: '' });
    const document = String(written.files.get('/repo/doc/lost.md'));
    expect(document).toContain(
      '\n\n![Orders database lost: 2 of 4 affected components predicted (recall 50%), 1 false alarm (precision 66.7%).](./lost.svg)\n\n',
    );
    expect(document).not.toContain('```');
    const drawn = await run('replay incidents/lost.incident.yaml -f svg');
    expect(written.files.get('/repo/doc/lost.svg')).toBe(drawn.out);
    const printed = await run('replay incidents/lost.incident.yaml -f markdown');
    expect([...printed.files.keys()].sort()).toEqual(Object.keys(files).sort());
    expect(printed.out).not.toContain('![');
  });

  it.each([
    ['several have no picture', 'replay incidents -o a.md', ['/repo/a.md']],
    ['nor has what has nothing to show', 'replay incidents/none.incident.yaml -o a.md', ['/repo/a.md']],
    ['nor has a page, which holds it', 'replay incidents/lost.incident.yaml -o a.html', ['/repo/a.html']],
    ['nor has a stream a place for it', 'replay incidents/lost.incident.yaml -f markdown -o -', []],
  ])('%s', async (_name, line, names) => {
    const none = lost.slice(0, lost.indexOf('roots:')).concat('roots: []\n');
    const given = { ...files, '/repo/incidents/none.incident.yaml': none };
    const { code, err, files: after } = await run(line, given);
    expect([code, err]).toEqual([0, '']);
    expect([...after.keys()].filter((path) => !(path in given))).toEqual(names);
  });

  it('takes the place of no picture that is not its own', async () => {
    const logo = '<svg xmlns="http://www.w3.org/2000/svg"><title>Logo</title></svg>\n';
    const refused = await run('replay incidents/lost.incident.yaml -o a.md', { '/repo/a.svg': logo });
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('existing-file');
    expect(refused.err).toContain('leave out `--output`');
    expect(refused.files.get('/repo/a.md')).toBeUndefined();
  });

  it('writes a page for a browser', async () => {
    const { out, code } = await run('replay incidents/lost.incident.yaml -f html');
    expect(code).toBe(0);
    expect(out).toContain('<title>');
    expect(out).toContain('orders-db');
  });

  it('puts the incident on another graph when one is given', async () => {
    const other = shop.replace('{ service: search, strength: soft }', 'search');
    const line = 'replay -g other.yaml incidents/lost.incident.yaml -f json';
    const { out, err } = await run(line, {
      '/repo/other.yaml': other.replace('catalog, for: products', 'mail'),
    });
    expect(err).toBe('');
    expect(JSON.parse(out).incidents[0]).toMatchObject({ precision: 1 });
  });
});

describe('thresholds', () => {
  const rows: readonly [options: string, code: number, err: readonly string[]][] = [
    ['--min-recall 0.5 --min-precision 0.66', 0, []],
    ['--min-recall 50%', 0, []],
    ['--min-recall 0.51', 1, ['recall 0.5 is below 0.51']],
    ['--min-precision 0.6667', 1, ['precision 0.666 is below 0.6667']],
    ['--min-recall 1 --min-precision 100%', 1, ['recall 0.5 is below 1', 'precision 0.666 is below 1']],
  ];
  it.each(rows)('%s exits %i', async (options, code, messages) => {
    for (const format of ['text', 'json', 'svg']) {
      const given = await run(`replay incidents/lost.incident.yaml ${options} -f ${format}`);
      expect(given.code).toBe(code);
      expect(given.out).not.toBe('');
      for (const message of messages) expect(given.err).toContain(`Orders database lost: ${message}`);
      expect(given.err.match(/below-threshold\]/g)?.length ?? 0).toBe(messages.length);
    }
  });

  it('are met by what is exactly so many of a thousand', () => {
    const unequal = Array.from({ length: 1001 }, (_, part) => part).filter(
      (part) => shareOption('--min-recall', `${(part / 10).toFixed(1)}%`) !== part / 1000,
    );
    expect(unequal).toEqual([]);
  });

  it('hold for each incident by itself', async () => {
    const fine = lost
      .replace('title: Orders database lost', 'title: Fine')
      .replace(/ {2}- \{ component: (mail|invoices).*\n/g, '');
    const given = await run('replay incidents --min-recall 0.9', { '/repo/incidents/a.incident.yaml': fine });
    expect(given.code).toBe(1);
    expect(given.err).not.toContain('Fine');
  });

  it('are met where there is nothing to measure', async () => {
    const silent = lost.replace(/observed:[\s\S]*/, '');
    const line = 'replay incidents/silent.incident.yaml --min-recall 1 --min-precision 1';
    const given = await run(line, { '/repo/incidents/silent.incident.yaml': silent });
    expect(given).toMatchObject({ code: 0, err: '' });
    expect(given.out).toContain('nothing was observed to be affected');
  });
});

describe('problems', () => {
  const rows: readonly [
    what: string,
    line: string,
    files: Record<string, string>,
    expected: readonly string[],
  ][] = [
    ['no such file', 'replay nothing.yaml', {}, ['missing-file']],
    ['a folder without incidents', 'replay .', {}, ['no-manifests']],
    [
      'a graph that is not there, at its place',
      'replay a.incident.yaml',
      { '/repo/a.incident.yaml': lost.replace('../shop', 'shpo') },
      ['missing-file', 'a.incident.yaml:3:9', '`shpo.yaml`'],
    ],
    [
      'mistakes of incident and graph together',
      'replay a.incident.yaml',
      {
        '/repo/a.incident.yaml': lost.replace('../shop', 'broken').replace('state: degraded', 'state: bad'),
        '/repo/broken.yaml': shop.replace('faultline: 1', 'faultline: 1\ntitel: x').replace('mail: {}', ''),
      },
      ['unknown-word', 'unknown-key'],
    ],
    [
      'a component that the graph does not have',
      'replay a.incident.yaml',
      {
        '/repo/a.incident.yaml': lost
          .replace('../shop', 'shop')
          .replace('component: mail', 'component: mial'),
      },
      ['unknown-component', 'similar name: `mail`'],
    ],
    ['a manifest', 'replay shop.yaml', {}, ['not-an-incident', 'shop.yaml:2:1']],
    [
      'an incident as a graph',
      'rank -g incidents/lost.incident.yaml',
      {},
      ['not-a-manifest', 'faultline replay'],
    ],
    ['a day that is none', 'replay incidents --known-before 2025-02-30', {}, ['bad-argument', '2025-02-30']],
    ['a share that is none', 'replay incidents --min-recall 90', {}, ['bad-argument', '`90`']],
    [
      'one picture of two',
      'replay incidents -f svg',
      { '/repo/incidents/b.incident.yaml': lost },
      ['bad-argument', 'one picture shows one incident'],
    ],
  ];
  it.each(rows)('%s: %s', async (_, line, more, expected) => {
    const { code, out, err } = await run(line, more);
    expect([code, out]).toEqual([2, '']);
    for (const text of expected) expect(err).toContain(text);
  });

  it('of a graph are told once for two incidents on it', async () => {
    const broken = { '/repo/shop.yaml': `${shop}  web: {}\n`, '/repo/incidents/b.incident.yaml': lost };
    const { code, err } = await run('replay incidents', broken);
    expect(code).toBe(2);
    expect(err.match(/error\[/g)).toHaveLength(1);
  });
});

describe('standard input', () => {
  it('takes an incident, whose manifests are found from here', async () => {
    const world = fakeWorld({ files, input: lost.replace('../shop', 'shop') });
    const { code, out, err } = await run('replay -', {}, world);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Orders database lost: 2 of 4');
  });

  it('is not what a file called - is', async () => {
    const world = fakeWorld({
      files: { ...files, '/repo/-': shop },
      input: lost.replace('../shop.yaml', "'-'"),
    });
    expect(await run('replay -', {}, world)).toMatchObject({ code: 0, err: '' });
  });
});

describe('incidents beside manifests', () => {
  it('are no part of the graph', async () => {
    const more = { '/repo/faultline/shop.yaml': shop, '/repo/faultline/lost.incident.yaml': lost };
    for (const line of ['rank', 'rank -g faultline']) {
      expect(await run(line, more)).toMatchObject({ code: 0, err: '' });
    }
  });
});

describe('hostile names', () => {
  const evil = '<script>alert(1)</script> --> ::error::x `|` \u001b[31m\u202e';
  const text = lost
    .replace('Orders database lost', JSON.stringify(evil))
    .replace('some pages still worked', JSON.stringify(evil))
    .replaceAll('https://example.com/lost', JSON.stringify(`javascript:${evil}`));
  const world = { '/repo/incidents/evil.incident.yaml': text };

  it.each(['text', 'markdown', 'html', 'json', 'svg'])('break no %s', async (format) => {
    const { code, out, err } = await run(
      `replay incidents/evil.incident.yaml -f ${format} --min-recall 1`,
      world,
    );
    expect(code).toBe(1);
    for (const each of format === 'json' ? [err] : [out, err]) {
      expect(each).not.toMatch(/\u001b|\u202e/);
      expect(each).not.toMatch(/^::error/m);
    }
    if (format === 'html' || format === 'svg') expect(out).not.toContain('<script>alert');
    if (format === 'html') expect(out).not.toMatch(/href="javascript/);
    if (format === 'json') expect(JSON.parse(out).incidents[0].title).toBe(evil);
  });
});
