import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from './fake-io.ts';

/** What is found is known by identity: nothing that is on both sides is new, wherever it stands. */
const base = `faultline: 1
services:
  web: { tier: 0, dependsOn: [db] }
  db: { tier: 1 }
  gone: { tier: 0, dependsOn: [db] }
`;
const moved = `faultline: 1
# Some lines later, in another order.
services:
  db: { tier: 1 }

  web: { tier: 0, dependsOn: [db] }
`;
const worse = `${moved}  mail: { tier: 2, dependsOn: [db] }
  shop: { tier: 0, dependsOn: [db] }
`;

async function check(args: string, files: Readonly<Record<string, string>>) {
  const { io, out, err } = fakeWorld({ files });
  const code = await main(['check', ...args.split(' '), '-f', 'json'], io);
  const findings = code === 2 ? [] : JSON.parse(out()).findings;
  return {
    code,
    err: err(),
    told: findings.map(({ status, identity }: Record<string, string>) => `${status} ${identity}`),
  };
}

describe('check --base', () => {
  it('fails by what the change adds alone', async () => {
    const files = { '/repo/old.yaml': base, '/repo/moved.yaml': moved, '/repo/worse.yaml': worse };
    expect((await check('-g moved.yaml', files)).code).toBe(1);
    expect(await check('-g moved.yaml --base old.yaml', files)).toEqual({
      code: 0,
      err: '',
      told: ['baseline tier-inversion web -> db'],
    });
    expect(await check('-g worse.yaml --base old.yaml', files)).toMatchObject({
      code: 1,
      told: ['baseline tier-inversion web -> db', 'open tier-inversion shop -> db'],
    });
  });

  it('advises nobody to take for known what the change has just added', async () => {
    const files = { '/repo/old.yaml': moved.replace('tier: 1', 'tier: 0'), '/repo/now.yaml': moved };
    const told = async (...args: readonly string[]) => {
      const { io, out } = fakeWorld({ files });
      expect(await main(['check', '-g', 'now.yaml', ...args], io)).toBe(1);
      return out();
    };
    for (const format of ['text', 'markdown']) {
      expect(await told('-f', format)).toContain('--update-baseline');
      expect(await told('-f', format, '--base', 'old.yaml')).not.toContain('--update-baseline');
    }
  });

  it('takes the policy of the head for both, services included that only the head has', async () => {
    const policy = `policy: 1
extends: none
rules:
  tier-inversion: { from: [shop, web] }
  missing-owner: error
`;
    const files = {
      '/repo/old.yaml': base,
      '/repo/worse.yaml': worse,
      '/repo/faultline.policy.yaml': policy,
    };
    const { code, err, told } = await check('-g worse.yaml --base old.yaml', files);
    expect([code, err]).toEqual([1, '']);
    expect(told).toContain('baseline missing-owner web');
    expect(told).toContain('open missing-owner shop');
    expect(told).toContain('open tier-inversion shop -> db');
    expect(told).toContain('baseline tier-inversion web -> db');
  });

  it('tells what has become stale in the baseline by the change', async () => {
    const baseline = JSON.stringify({
      baseline: 1,
      findings: ['tier-inversion gone -> db', 'tier-inversion never -> db', 'tier-inversion web -> db'],
    });
    const policy = 'policy: 1\nextends: none\nrules: { tier-inversion: error, stale-baseline: error }\n';
    const { told } = await check('-g moved.yaml --base old.yaml', {
      '/repo/old.yaml': base,
      '/repo/moved.yaml': moved,
      '/repo/faultline.policy.yaml': policy,
      '/repo/faultline.baseline.json': baseline,
    });
    expect([...told].sort()).toEqual([
      'baseline stale-baseline tier-inversion never -> db',
      'baseline tier-inversion web -> db',
      'open stale-baseline tier-inversion gone -> db',
    ]);
  });

  it.each([
    ['a base that is broken', '-g moved.yaml --base bad.yaml', 'unknown-service'],
    ['a base that is neither here nor, for want of git, elsewhere', '-g moved.yaml --base main', 'no-git'],
    ['a baseline to be written', '-g moved.yaml --base old.yaml --update-baseline', 'bad-argument'],
  ])('%s is refused', async (_, args, expected) => {
    const bad = 'faultline: 1\nservices: { web: { dependsOn: [nope] } }\n';
    const { code, err } = await check(args, {
      '/repo/old.yaml': base,
      '/repo/moved.yaml': moved,
      '/repo/bad.yaml': bad,
    });
    expect(code).toBe(2);
    expect(err).toContain(`error[${expected}]`);
  });
});
