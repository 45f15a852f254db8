import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from '../cli/fake-io.ts';

const root = resolve(import.meta.dirname, '../..');
const files = Object.fromEntries(
  ['example', 'mfa', 'aws-us-east-1', 'ec2-launch-direct', 'ec2-launch-events'].map((name) => [
    `/repo/graphs/${name}.yaml`,
    readFileSync(resolve(root, `graphs/${name}.yaml`), 'utf8'),
  ]),
);

/** Three services that wait for one another, one behind them, and a group that would help. */
const stuck = `faultline: 1
services:
  dns: { startup: 1m, dependsOn: [network] }
  network: { startup: 10m, dependsOn: [config] }
  config: { dependsOn: [{ anyOf: [dns, copy], for: finding its peers }] }
  copy: { dependsOn: [config] }
  web: { dependsOn: [network] }
  power: { startup: 5s }
`;

/** A change with something of everything: worse, better, sooner, longer, round and stuck. */
const before = `faultline: 1
services:
  web: { owner: shop, startup: 1m, dependsOn: [api, { service: cache, tolerates: 10m, for: sessions }] }
  api: { startup: 2m, dependsOn: [{ anyOf: [db-1, db-2], for: orders }, { service: mail, strength: async }] }
  db-1: { startup: 5m }
  db-2: { startup: 5m }
  cache: {}
  mail: { dependsOn: [queue] }
  queue: {}
  auth: { dependsOn: [{ service: users, phase: runtime }] }
  users: { dependsOn: [auth] }
  old: { dependsOn: [db-1] }
`;
const after = `faultline: 1
services:
  web: { owner: web, startup: 1m, dependsOn: [api, { service: cache, tolerates: 2m, for: sessions }] }
  api: { startup: 2m, dependsOn: [{ service: db-1, for: orders }, { service: mail, strength: soft }, search] }
  db-1: { startup: 12m }
  db-2: { startup: 5m }
  cache: {}
  mail: { dependsOn: [{ service: queue, strength: async }] }
  queue: {}
  auth: { dependsOn: [users] }
  users: { dependsOn: [auth] }
  search: { dependsOn: [db-1, { service: mail, strength: soft, phase: startup }] }
`;

async function answer(line: string) {
  const { io, out, err } = fakeWorld({
    files: {
      ...files,
      '/repo/stuck.yaml': stuck,
      '/repo/before.yaml': before,
      '/repo/after.yaml': after,
    },
  });
  const code = await main(line.split(' '), io);
  expect(err()).toBe('');
  return { code, text: out() };
}

/** Answers that a person has read. To change one: `npx vitest run test/reports -u`, and read the difference. */
const rows: readonly [file: string, line: string, code: number][] = [
  ['impact-quorum.txt', 'impact db-1 db-2@30m -g graphs/example.yaml', 0],
  ['impact-soft.txt', 'impact recommendations checkout -g graphs/example.yaml', 0],
  ['impact-async.md', 'impact mfa-db -g graphs/mfa.yaml -f markdown', 0],
  ['impact-nothing.txt', 'impact web -g graphs/example.yaml', 0],
  ['impact-at.txt', 'impact dynamodb --at 2m -g graphs/aws-us-east-1.yaml', 0],
  ['impact-tree.txt', 'impact dynamodb --tree -g graphs/aws-us-east-1.yaml --width 100', 0],
  ['impact-direct.txt', 'impact storage -g graphs/ec2-launch-direct.yaml', 0],
  ['impact-events.txt', 'impact storage -g graphs/ec2-launch-events.yaml', 0],
  ['impact-dynamodb.md', 'impact dynamodb -g graphs/aws-us-east-1.yaml -f markdown', 0],
  ['why-down.txt', 'why web db-1 -g graphs/example.yaml', 0],
  ['why-stopped.txt', 'why ec2/data dynamodb -g graphs/aws-us-east-1.yaml', 0],
  ['why-two-ways.md', 'why fargate/control dynamodb -g graphs/aws-us-east-1.yaml -f markdown', 0],
  ['why-several.txt', 'why web db-1 db-2@30m -g graphs/example.yaml', 0],
  ['why-not.txt', 'why dns web -g graphs/example.yaml', 0],
  ['show.txt', 'show checkout -g graphs/example.yaml', 0],
  ['show-planes.txt', 'show cluster -g graphs/example.yaml', 0],
  ['rank.txt', 'rank --top 6 -g graphs/aws-us-east-1.yaml', 0],
  ['cycles-none.txt', 'cycles -g graphs/example.yaml', 0],
  ['cycles.txt', 'cycles -g stuck.yaml', 0],
  ['bootstrap.txt', 'bootstrap -g graphs/example.yaml', 0],
  ['bootstrap-stuck.txt', 'bootstrap -g stuck.yaml', 1],
  ['bootstrap-stuck.json', 'bootstrap -g stuck.yaml -f json', 1],
  ['bootstrap-by-hand.txt', 'bootstrap --running config -g stuck.yaml', 0],
  ['recovery.txt', 'bootstrap --after dynamodb-dns -g graphs/aws-us-east-1.yaml', 0],
  ['recovery-stuck.txt', 'bootstrap --after network copy -g stuck.yaml', 1],
  ['recovery-by-hand.txt', 'bootstrap --after network copy --running config -g stuck.yaml', 0],
  ['diff.txt', 'diff before.yaml after.yaml', 0],
  ['diff.md', 'diff before.yaml after.yaml -f markdown', 0],
  ['diff.json', 'diff before.yaml after.yaml -f json', 0],
  ['diff-back.txt', 'diff after.yaml before.yaml --width 120', 0],
  ['diff-launch.txt', 'diff graphs/ec2-launch-direct.yaml graphs/ec2-launch-events.yaml --width 120', 0],
  ['diff-nothing.txt', 'diff graphs/mfa.yaml graphs/mfa.yaml', 0],
  ['explain.md', 'explain unknown-plane -f markdown', 0],
];

describe('answers', () => {
  it.each(rows)('%s: %s', async (file, line, code) => {
    const given = await answer(line);
    expect(given.code).toBe(code);
    await expect(given.text).toMatchFileSnapshot(`golden/${file}`);
  });

  it.each(rows)('%s is the same at any width but for where lines break', async (_, line) => {
    const words = (text: string) => text.split(/\s+/).sort();
    const at = async (width: number) => words((await answer(`${line} --width ${width}`)).text);
    expect(await at(200)).toEqual(await at(300));
  });
});
