import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from '../cli/fake-io.ts';

// `n` is delayed at once; what it needs to start is lost five minutes later. `m` fares the other way round.
const manifest = `faultline: 1
services:
  n: { dependsOn: [slow, { service: c, phase: startup }] }
  m: { dependsOn: [{ service: slow, tolerates: 5m }, { service: db, phase: startup }] }
  both: { dependsOn: [slow, { service: db, phase: startup }] }
  slow: { dependsOn: [{ service: db, strength: async }] }
  c: { dependsOn: [{ service: db, tolerates: 5m }] }
  db: {}
`;

async function say(line: string): Promise<string> {
  const world = fakeWorld({ files: { '/repo/faultline.yaml': manifest } });
  expect(await main([...line.split(' '), '--width', '160'], world.io)).toBe(0);
  return world.out();
}

describe('since when something is frozen', () => {
  it('is said in the tree, and once where it begins together', async () => {
    const tree = await say('impact db --tree');
    expect(tree).toContain('n delayed t+0, frozen t+5m\n');
    expect(tree).toContain('m delayed t+5m, frozen t+0, held 5m\n');
    expect(tree).toContain('both delayed, frozen t+0\n');
  });

  it('is said in the table where it is not the time of the row', async () => {
    const table = await say('impact db');
    expect(table).toMatch(/^ {2}t\+0 +n +~ delayed ◊ frozen t\+5m +needs slow/m);
    expect(table).toMatch(/^ {2}t\+5m +m +~ delayed ◊ frozen t\+0 +needs slow/m);
    expect(table).toMatch(/^ {2}t\+0 +both +~ delayed ◊ frozen {2,}needs slow/m);
  });

  it('is in the answer to why', async () => {
    expect(await say('why n db')).toMatch(
      /^db down → n delayed at t\+0, 2 steps away, and frozen from t\+5m on\.$/m,
    );
    expect(await say('why n db')).toContain('stops here, frozen at t+5m');
    expect(await say('why n db --at 1m')).not.toContain('frozen');
    expect(await say('why c db')).not.toContain('frozen');
  });

  it('has a sign of its own on the bar of a report', async () => {
    const report = await say('report db');
    expect(report).toMatch(/^ {2}n +~▂+◊▂+▸ +t\+0$/m);
    expect(report).toMatch(/^ {2}both +~◊▂+▸ +t\+0$/m);
    expect(report).toMatch(/^ {2}m +◊╌+~▂+▸ +t\+5m$/m);
    expect(await say('report db -f html')).toContain('<title>n: frozen from t+5m on</title>');
  });
});
