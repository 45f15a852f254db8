import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from './fake-io.ts';

const shop = `faultline: 1
services:
  web: { tier: 0, dependsOn: [db, log] }
  db: { tier: 1 }
  log: { tier: 1 }
`;

async function run(args: string, files: Readonly<Record<string, string>> = { '/repo/faultline.yaml': shop }) {
  const world = fakeWorld({ files });
  const code = await main(['check', ...args.split(' ').filter((word) => word !== '')], world.io);
  return { code, out: world.out(), err: world.err(), files: world.files };
}

/** The same as data; the schema says how much of it may be relied on. */
async function data(args: string, files?: Readonly<Record<string, string>>) {
  const { code, out } = await run(`${args} -f json`, files);
  return { code, ...JSON.parse(out) };
}

describe('exit codes', () => {
  it.each([0, 1, 255, 256, 257])('with %i findings', async (count) => {
    const services = Array.from(
      { length: count },
      (_, index) => `  s${index}: { tier: 0, dependsOn: [db] }\n`,
    );
    const text = `faultline: 1\nservices:\n  db: { tier: 1 }\n  user: { dependsOn: [db] }\n${services.join('')}`;
    const { code, summary } = await data('', { '/repo/faultline.yaml': text });
    expect([code, summary.error]).toEqual([count === 0 ? 0 : 1, count]);
    expect((await run('', { '/repo/faultline.yaml': text })).code).toBe(count === 0 ? 0 : 1);
  });

  it('with 100 000 findings', { timeout: 60_000 }, async () => {
    const targets = Array.from({ length: 100 }, (_, index) => `t${index}`);
    const lines = [
      'faultline: 1\nservices:\n',
      ...targets.map((target) => `  ${target}: { tier: 1 }\n`),
      ...Array.from({ length: 1000 }, (_, index) => `  s${index}: { tier: 0, dependsOn: [${targets}] }\n`),
    ];
    const { code, out } = await run('', { '/repo/faultline.yaml': lines.join('') });
    expect(code).toBe(1);
    expect(out).toContain('100000 errors in 1100 components');
    expect(out).toContain('and 99900 more; all of them with --limit 0');
  });

  it('with chains as long as the graph from half of it, in seconds', { timeout: 60_000 }, async () => {
    const chain = Array.from({ length: 5000 }, (_, index) => `  c${index}: { dependsOn: [c${index + 1}] }\n`);
    const ends = Array.from({ length: 5000 }, (_, index) => `  s${index}: { dependsOn: [c0] }\n`);
    const policy = 'policies: { extends: none, rules: { deep-chain: error } }\n';
    const text = `faultline: 1\n${policy}services:\n  c5000:\n${[...chain, ...ends].join('')}`;
    const { code, out } = await run('--limit 1', { '/repo/faultline.yaml': text });
    expect(code).toBe(1);
    expect(out).toContain('5000 errors in 10001 components');
    expect(out).toMatch(/s0 stands on 5001 hard requirements in a row, down\s+to c5000/);
    expect(out).toMatch(/→ …\n +→ c4999 needs c5000/);
  });

  const rows: readonly [args: string, severity: string, code: number][] = [
    ['', 'error', 1],
    ['', 'warning', 0],
    ['--fail-on warning', 'warning', 1],
    ['--fail-on warning', 'error', 1],
    ['--fail-on warning', 'info', 0],
    ['--fail-on info', 'info', 1],
    ['--fail-on never', 'error', 0],
    ['-f markdown', 'error', 1],
    ['-f json', 'error', 1],
    ['-o out.json', 'error', 1],
  ];
  it.each(rows)('%s: %s', async (args, severity, code) => {
    const policy = `policy: 1\nrules: { tier-inversion: ${severity} }\n`;
    const files = { '/repo/faultline.yaml': shop, '/repo/faultline.policy.yaml': policy };
    expect((await run(args, files)).code).toBe(code);
  });

  const bad: readonly [what: string, args: string, files: Readonly<Record<string, string>>, said: string][] =
    [
      ['no graph', '', {}, 'no-graph'],
      ['a broken manifest', '', { '/repo/faultline.yaml': 'services: [' }, 'invalid-yaml'],
      [
        'a broken policy',
        '',
        { '/repo/faultline.yaml': shop, '/repo/faultline.policy.yaml': 'a: [' },
        'invalid-yaml',
      ],
      ['a policy that is not there', '--policy no.yaml', { '/repo/faultline.yaml': shop }, 'missing-file'],
      [
        'a baseline that is not there',
        '--baseline no.json',
        { '/repo/faultline.yaml': shop },
        'missing-file',
      ],
      [
        'a baseline that is none',
        '',
        { '/repo/faultline.yaml': shop, '/repo/faultline.baseline.json': '{}' },
        'faultline.baseline.json:1:1',
      ],
      [
        'no rule',
        '--rule teir-inversion',
        { '/repo/faultline.yaml': shop },
        '`tier-inversion`, `slo-inversion`',
      ],
      [
        'a rule that no policy uses',
        '--rule forbidden',
        { '/repo/faultline.yaml': shop },
        'means nothing without',
      ],
      ['no date', '--today 2026-02-30', { '/repo/faultline.yaml': shop }, 'which is no date'],
      ['no severity', '--fail-on fatal', { '/repo/faultline.yaml': shop }, 'bad-argument'],
      [
        'an unknown rule in a manifest',
        '',
        { '/repo/faultline.yaml': `${shop}policies: { rules: { oops: error } }\n` },
        'faultline.yaml:6:22',
      ],
    ];
  it.each(bad)('are 2 for %s', async (_, args, files, said) => {
    const { code, out, err } = await run(args, files);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
  });

  it('tell all mistakes of all files at once', async () => {
    const { err } = await run('', {
      '/repo/faultline.yaml': 'faultline: 1\nservices: { web: { dependsOn: [dbx] }, db: }\n',
      '/repo/faultline.policy.yaml': 'policy: 1\nrulse: {}\n',
      '/repo/faultline.baseline.json': '[]',
    });
    expect(err).toContain('3 errors');
  });

  it('tell what is wrong with the words of a policy together with what is wrong with its form', async () => {
    const policy = `policy: 1
rules:
  tier-inversoin: error
  deep-chain: { severity: loud, from: nobody }
waivers:
  - { rule: tier-inversion, at: web, owner: me, reason: soon, expires: tomorrow }
`;
    const files = { '/repo/faultline.yaml': shop, '/repo/faultline.policy.yaml': policy };
    const { code, err } = await run('', files);
    expect(code).toBe(2);
    const codes = ['unknown-rule', 'unknown-word', 'unmatched-selector', 'invalid-date'];
    expect(err.match(/^error\[[a-z-]+/gm)).toEqual(codes.map((each) => `error[${each}`));
    // What is not read for another reason is not judged.
    const half = await run('', { ...files, '/repo/faultline.policy.yaml': `${policy}x: [\n` });
    expect(half.err).not.toContain('unmatched-selector');
    const ofHalf = await run('', { ...files, '/repo/faultline.yaml': `${shop}  x: { dependsOn: [y] }\n` });
    expect(ofHalf.err).not.toContain('unmatched-selector');
  });
});

describe('files', () => {
  it('are found beside the manifest, by its name or the common one, or above', async () => {
    const off = 'policy: 1\nextends: none\n';
    for (const policy of [
      '/repo/a/shop.policy.yaml',
      '/repo/a/faultline.policy.json',
      '/repo/faultline.policy.yml',
    ]) {
      const text = policy.endsWith('json') ? '{ "policy": 1, "extends": "none" }' : off;
      const { code, rules } = await data('-g a/shop.yaml', { '/repo/a/shop.yaml': shop, [policy]: text });
      expect([policy, code, rules]).toEqual([policy, 0, []]);
    }
    const { code } = await data('-g a/shop.yaml', {
      '/repo/a/shop.yaml': shop,
      '/repo/b/faultline.policy.yaml': off,
    });
    expect(code).toBe(1);
  });

  it('are not looked for above the topmost folder that may be read', async () => {
    const world = fakeWorld({
      files: { '/repo/a/shop.yaml': shop, '/repo/faultline.policy.yaml': 'policy: 1\nextends: none\n' },
    });
    expect(await main(['check', '-g', 'a/shop.yaml'], world.io)).toBe(0);
    expect(await main(['check', '-g', 'a/shop.yaml'], { ...world.io, top: '/repo/a' })).toBe(1);
  });

  it('beside manifests are no manifests', async () => {
    const files = {
      '/repo/g/shop.yaml': shop,
      '/repo/g/faultline.policy.yaml': 'policy: 1\nrules: { tier-inversion: info }\n',
      '/repo/g/faultline.baseline.json': '{ "baseline": 1, "findings": ["tier-inversion web -> db"] }',
    };
    const { code, summary } = await data('-g g', files);
    expect([code, summary.info, summary.baseline]).toEqual([0, 1, 1]);
  });

  it('add up with what manifests say', async () => {
    const { summary } = await data('', {
      '/repo/faultline.yaml': `${shop}policies: { rules: { missing-owner: warning } }\n`,
      '/repo/faultline.policy.yaml': 'policy: 1\nextends: none\nrules: { tier-inversion: error }\n',
    });
    expect([summary.error, summary.warning, summary.rules]).toEqual([2, 3, 2]);
  });
});

describe('the baseline', () => {
  it('is written beside the manifest, and makes what it knows silent', async () => {
    const first = await run('--update-baseline');
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toContain('no findings in 3 components');
    expect(first.out).toMatch(/faultline\.baseline\.json\s+now\s+knows 2 findings\./);
    const text = first.files.get('/repo/faultline.baseline.json');
    expect(text).toBe(
      '{\n  "baseline": 1,\n  "findings": [\n    "tier-inversion web -> db",\n    "tier-inversion web -> log"\n  ]\n}\n',
    );
    const worse = shop.replace('log]', 'log, mail]').replace('  log:', '  mail: { tier: 2 }\n  log:');
    const { code, findings } = await data('', {
      '/repo/faultline.yaml': worse,
      '/repo/faultline.baseline.json': String(text),
    });
    const open = findings.filter((finding: { status: string }) => finding.status === 'open');
    expect([code, open.map(({ identity }: { identity: string }) => identity)]).toEqual([
      1,
      ['tier-inversion web -> mail'],
    ]);
  });

  it('drops what is no longer there, and tells of it before', async () => {
    const files = {
      '/repo/faultline.yaml': shop.replace('tier: 0', 'tier: 1'),
      '/repo/faultline.baseline.json': '{ "baseline": 1,\n  "findings": ["tier-inversion web -> db"] }',
    };
    const { findings } = await data('', files);
    expect(findings).toMatchObject([
      {
        rule: 'stale-baseline',
        severity: 'warning',
        place: { file: 'faultline.baseline.json', line: 2, column: 16 },
      },
    ]);
    const { files: after } = await run('--update-baseline', files);
    expect(after.get('/repo/faultline.baseline.json')).toBe('{\n  "baseline": 1,\n  "findings": []\n}\n');
  });

  it('keeps what rules that are not looked at have found', async () => {
    const files = {
      '/repo/faultline.yaml': shop,
      '/repo/faultline.baseline.json': '{ "baseline": 1, "findings": ["startup-cycle a, b"] }',
    };
    const { files: after } = await run('--update-baseline --rule tier-inversion', files);
    expect(after.get('/repo/faultline.baseline.json')).toContain('startup-cycle a, b');
  });

  it('that cannot be written is exit code 2, and nothing else happens', async () => {
    const { code, out, err } = await run('--update-baseline --baseline /readonly/b.json');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('unwritable-file');
  });

  it.each([
    ['the baseline', 'faultline.baseline.json -f json', 'same-output'],
    ['the baseline by another path', 'sub/../faultline.baseline.json -f json', 'same-output'],
    ['the baseline through a link', 'link.json', 'same-output'],
    ['the manifest', 'faultline.yaml -f json', 'output-is-input'],
    ['a file of no format', 'answer.zip', 'bad-argument'],
  ])('is not written when the answer is to replace %s', async (_, output, expected) => {
    const files = { '/repo/faultline.yaml': shop };
    const world = fakeWorld({ files, brokenLinks: { '/repo/link.json': '/repo/faultline.baseline.json' } });
    const words = `check --update-baseline -o ${output}`.split(' ');
    expect(await main(words, world.io)).toBe(2);
    expect(world.err()).toContain(`error[${expected}]: `);
    expect(Object.fromEntries(world.files)).toEqual(files);
  });

  it('is written to where a link leads, also when it is new', async () => {
    const world = fakeWorld({
      files: { '/repo/faultline.yaml': shop },
      brokenLinks: { '/repo/faultline.baseline.json': '/repo/kept/known.json' },
    });
    expect(await main(['check', '--update-baseline'], world.io)).toBe(0);
    expect([...world.files.keys()]).toEqual(['/repo/faultline.yaml', '/repo/kept/known.json']);
    expect(world.out()).toMatch(/faultline\.baseline\.json\s+now\s+knows 2 findings\./);
    expect(await main(['check'], world.io)).toBe(0);
  });

  it('does not know what is waived', async () => {
    const policy = `policy: 1
waivers:
  - { rule: tier-inversion, from: web, to: db, owner: shop, reason: soon, expires: 2026-12-31 }
`;
    const { files } = await run('--update-baseline', {
      '/repo/faultline.yaml': shop,
      '/repo/faultline.policy.yaml': policy,
    });
    expect(files.get('/repo/faultline.baseline.json')).not.toContain('web -> db"');
  });
});

describe('a file that is found by its name and cannot be read', () => {
  it.each([
    ['faultline.policy.yaml', 'it is a link to what is not there'],
    ['faultline.baseline.json', 'it is a link to what is not there'],
    ['faultline.yaml', 'it is a link to what is not there'],
  ])('is exit code 2: a link to nothing at %s', async (name, expected) => {
    const world = fakeWorld({
      files: name === 'faultline.yaml' ? {} : { '/repo/faultline.yaml': shop },
      brokenLinks: { [`/repo/${name}`]: '/gone' },
    });
    expect(await main(['check'], world.io)).toBe(2);
    expect(world.out()).toBe('');
    expect(world.err()).toContain(`error[unreadable-file]: \`${name}\` cannot be read: ${expected}`);
  });

  it.each([
    ['a folder', (path: string) => `${path}/x`, 'it is a folder'],
    ['a pipe', (path: string) => path, 'it is no file'],
  ])('is exit code 2: %s', async (what, at, expected) => {
    const path = '/repo/faultline.policy.yaml';
    const world = fakeWorld({ files: { '/repo/faultline.yaml': shop, [at(path)]: '' } });
    const io: typeof world.io = {
      ...world.io,
      kindOf: (each) => (what === 'a pipe' && each === path ? 'other' : world.io.kindOf(each)),
    };
    expect(await main(['check'], io)).toBe(2);
    expect(world.out()).toBe('');
    expect(world.err()).toContain(
      `error[unreadable-file]: \`faultline.policy.yaml\` cannot be read: ${expected}`,
    );
  });
});

describe('the day', () => {
  const files = {
    '/repo/faultline.yaml': shop,
    '/repo/faultline.policy.yaml': `policy: 1
waivers:
  - { rule: tier-inversion, at: web, owner: shop, reason: until the move, expires: 2026-01-31 }
`,
  };

  it('is that of the clock', async () => {
    expect((await run('', files)).code).toBe(0);
  });

  it('can be another: an expired waiver is a warning at its line, and the finding says why it is back', async () => {
    const { code, out, err } = await run('--today 2026-02-01', files);
    expect(code).toBe(1);
    expect(err).toContain('faultline.policy.yaml:3:');
    expect(err).toContain('warning[expired-waiver]');
    expect(out).toContain('the waiver of shop expired on 2026-01-31: until the move');
  });
});

it('gives the same bytes whatever the order of lines', async () => {
  const [head = '', services = '', ...lines] = shop.trimEnd().split('\n');
  const turned = [head, services, ...lines.reverse()].join('\n');
  const told = async (text: string) => {
    const { findings } = await data('', { '/repo/faultline.yaml': text });
    return findings.map(({ identity, message }: { identity: string; message: string }) => [
      identity,
      message,
    ]);
  };
  expect(await told(turned)).toEqual(await told(shop));
});

it('looks at rules that are asked for, also where a policy does not', async () => {
  const owners = await data('--rule missing-owner');
  expect([owners.code, owners.summary.warning, owners.summary.rules]).toEqual([0, 3, 1]);
  const files = {
    '/repo/faultline.yaml': shop,
    '/repo/faultline.policy.yaml':
      'policy: 1\nrules: { tier-inversion: { severity: info }, missing-owner: error }\n',
  };
  const inversions = await data('--rule tier-inversion', files);
  expect([inversions.code, inversions.summary.info, inversions.summary.error]).toEqual([0, 2, 0]);
});

it('lists its rules, without a graph', async () => {
  const { code, out } = await run('--list-rules', {});
  expect(code).toBe(0);
  expect(out).toContain('tier-inversion');
  expect(out).toContain('a hard requirement on');
});

it('shows names that try to be something else as what they are', async () => {
  const text = `faultline: 1
services:
  web: { tier: 0, region: "::error::\\u001b[31m<script>|\`", dependsOn: [db] }
  db: { tier: 1, region: "--> \\u202e" }
`;
  const policy = 'policy: 1\nrules: { forbidden: { from: web, to: db, because: "::error::a\\u001b[2J" } }\n';
  const files = { '/repo/faultline.yaml': text, '/repo/faultline.policy.yaml': policy };
  for (const format of ['text', 'markdown', 'json']) {
    const { out } = await run(`-f ${format}`, files);
    expect(out).not.toMatch(/[\u001b\u202e]|^::/m);
  }
});

describe('notes', () => {
  it('of one rule are listed together, with the reason once', async () => {
    const { io, out } = fakeWorld({
      files: {
        '/repo/faultline.yaml':
          'faultline: 1\nservices: { web: { dependsOn: [db, mail] }, shop: { dependsOn: [db] }, db: {}, mail: {} }\n',
      },
    });
    await main(['check', '--rule', 'missing-evidence', '--width', '200'], io);
    const [, list = ''] = out().split('\n\n');
    expect(list).toMatch(
      /^note missing-evidence: 3 times\n( {4}nobody says .* faultline\.yaml:2:\d+\n){3} {2}why /,
    );
    expect(out().match(/missing-evidence/g)).toHaveLength(1);
  });
});
