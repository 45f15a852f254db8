import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { main } from '../../src/cli/main.ts';
import { findingsRenderers } from '../../src/render/findings/index.ts';
import { readSarif } from '../render/findings/read-back.ts';
import { fakeWorld } from './fake-io.ts';

/** A critical service that stands on one that is not. */
const inverted = `faultline: 1
services:
  web: { tier: 0, dependsOn: [ads] }
  ads: { tier: 3 }
`;
const fine = inverted.replace('tier: 3', 'tier: 0');

async function check(args: readonly string[], manifest = inverted, environment = {}) {
  const world = fakeWorld({ files: { '/repo/faultline.yaml': manifest }, environment });
  const code = await main(['check', ...args], world.io);
  return { code, ...world };
}

describe('check', () => {
  it.each([...findingsRenderers.keys()])('ends alike in every format: %s', async (format) => {
    expect((await check(['-f', format])).code).toBe(1);
    expect((await check(['-f', format], fine)).code).toBe(0);
    expect((await check(['-f', format, '--fail-on', 'never'])).code).toBe(0);
    expect((await check(['-f', format], '{{{')).code).toBe(2);
  });

  it.each([0, 1, 255, 256, 257])('never ends with a count: %i findings', async (count) => {
    const services = Array.from(
      { length: count },
      (_, index) => `  s-${index}: { tier: 0, dependsOn: [ads] }\n`,
    );
    const manifest = `faultline: 1\nservices:\n  ads: { tier: 3 }\n${services.join('')}`;
    for (const format of findingsRenderers.keys()) {
      expect((await check(['-f', format], manifest)).code).toBe(count === 0 ? 0 : 1);
    }
  });

  it('chooses SARIF by the ending of a file', async () => {
    const { files } = await check(['-o', 'out.sarif']);
    expect(readSarif(String(files.get('/repo/out.sarif')))).toMatchObject([
      { rule: 'tier-inversion', file: 'faultline.yaml', line: 3, status: 'open' },
    ]);
  });

  it('says in SARIF which version found it', async () => {
    const { version } = packageJson;
    const { driver } = JSON.parse((await check(['-f', 'sarif'])).out()).runs[0].tool;
    expect(driver).toMatchObject({ name: 'faultline', version, semanticVersion: version });
    // The grammar of semver.org, without build metadata.
    expect(version).toMatch(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/);
  });

  it.each(['text', 'html', 'markdown'])(
    'tells people what is waived, why, by whom and until when: %s',
    async (format) => {
      const policies = `policies:
  waivers:
    - { rule: tier-inversion, from: web, owner: shop, reason: until the move, expires: 2026-12-31 }
`;
      const { code, out } = await check(['-f', format, '--width', '200'], inverted + policies);
      expect(code).toBe(0);
      const said = out()
        .replaceAll(/<[^>]*>|[`|]/g, ' ')
        .replaceAll(/\s+/g, ' ');
      expect(said).toMatch(/tier- ?inversion.*: web .*ads|tier-inversion .*web .*ads/);
      expect(said).toContain('until the move (shop, until 2026-12-31)');
      expect(said).toContain('faultline.yaml:3:');
    },
  );

  it.each([
    ['the graph', inverted.replace('ads]', 'adds]'), 'unknown-service'],
    ['the same waiver', inverted, 'missing-key'],
  ])('tells of a rule that there is not together with what is wrong in %s', async (_, manifest, other) => {
    const policy = `policy: 1
rules: { tier-invertion: error, deep-chain: { from: nobody } }
waivers:
  - { rule: deep-chian, at: web, owner: shop, expires: 2026-12-31 }
`;
    const { io, err } = fakeWorld({
      files: { '/repo/faultline.yaml': manifest, '/repo/faultline.policy.yaml': policy },
    });
    const code = await main(['check'], io);
    const ids = [...err().matchAll(/^error\[(.*?)\]/gm)].map(([, id]) => id);
    expect(code).toBe(2);
    expect(ids.filter((id) => id === 'unknown-rule')).toHaveLength(2);
    expect(ids).toContain(other);
    // What a graph with an error lacks may be what a selector is for.
    expect(ids.includes('unmatched-selector')).toBe(manifest === inverted);
  });

  it.each([
    ['.git', { '/repo/.git/HEAD': '' }, {}, 'repo'],
    ['the workspace', { '/repo/.git/HEAD': '' }, { GITHUB_WORKSPACE: '/' }, 'top'],
    ['the project folder', {}, { GITHUB_WORKSPACE: '', CI_PROJECT_DIR: '/' }, 'top'],
    ['a workspace elsewhere', { '/repo/.git/HEAD': '' }, { GITHUB_WORKSPACE: '/elsewhere' }, 'repo'],
    ['nothing', {}, {}, 'here'],
  ])('writes paths for CI from the top of the repository, by %s', async (_, files, environment, from) => {
    const name = 'a b#c.yaml';
    const paths: Record<string, string> = { repo: `shop/${name}`, top: `repo/shop/${name}`, here: name };
    const path = paths[from] ?? '';
    const answer = async (format: string) => {
      const world = fakeWorld({ files: { ...files, [`/repo/shop/${name}`]: inverted }, environment });
      await main(['check', '-g', name, '-f', format, '--width', '200'], { ...world.io, cwd: '/repo/shop' });
      return world.out();
    };
    expect(await answer('text')).toContain(` ${name}:3`);
    expect(JSON.parse(await answer('json')).findings[0].place.file).toBe(name);
    expect(await answer('github')).toContain(`file=${path},line=3`);
    expect(JSON.parse(await answer('gitlab'))[0].location.path).toBe(path);
    const { uri } = JSON.parse(await answer('sarif')).runs[0].results[0].locations[0].physicalLocation
      .artifactLocation;
    expect(uri).toBe(path.replaceAll(' ', '%20').replace('#', '%23'));
    expect(await answer('junit')).toContain(path);
    expect(await answer('markdown')).toContain(`${path}:3`);
  });

  it('lists rules in no format of findings', async () => {
    const { code, err } = await check(['--list-rules', '-f', 'junit']);
    expect(code).toBe(2);
    expect(err()).toContain('`junit` is no format of this answer');
  });

  it('adds to the summary of a run, beside the answer', async () => {
    const environment = { GITHUB_STEP_SUMMARY: '/run/summary' };
    const { code, files, out, io } = await check(['--summary', '-f', 'github'], inverted, environment);
    expect(code).toBe(1);
    expect(out()).toMatch(/^::error /m);
    const once = String(files.get('/run/summary'));
    expect(once).toContain('`tier-inversion`');
    await main(['check', '--summary'], io);
    expect(files.get('/run/summary')).toBe(once + once);
  });

  it.each([
    ['nobody has asked', [], { GITHUB_STEP_SUMMARY: '/run/summary' }],
    ['there is none', ['--summary'], {}],
    ['its name is empty', ['--summary'], { GITHUB_STEP_SUMMARY: '' }],
  ])('adds to no summary when %s', async (_, args, environment) => {
    const { code, files } = await check(args, inverted, environment);
    expect(code).toBe(1);
    expect([...files.keys()]).toEqual(['/repo/faultline.yaml']);
  });

  it('says that a summary cannot be written', async () => {
    const { code, err } = await check(['--summary'], fine, { GITHUB_STEP_SUMMARY: '/readonly/summary' });
    expect(code).toBe(2);
    expect(err()).toContain('error[unwritable-file]');
  });
});
