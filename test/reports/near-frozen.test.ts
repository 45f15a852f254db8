import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from '../cli/fake-io.ts';

/** A report of `control`, by which `data` is frozen, and on that many clients depend. */
async function near(clients: number, limit: string): Promise<string> {
  const names = Array.from({ length: clients }, (_, index) => `  c${index}: { dependsOn: [data] }\n`);
  const manifest = `faultline: 1
services:
  control: {}
  data: { dependsOn: [{ service: control, phase: startup }] }
  soft: { dependsOn: [{ service: late, strength: soft }] }
  late: { dependsOn: [{ service: control, strength: async }] }
${names.join('')}`;
  const world = fakeWorld({ files: { '/repo/faultline.yaml': manifest } });
  expect(await main(['report', 'control', '--limit', limit, '--width', '120'], world.io)).toBe(0);
  return /Near, and not affected\n([\s\S]*?)\n\n/.exec(world.out())?.[1] ?? '';
}

describe('who is behind what is only frozen', () => {
  it('is near, and told as running on', async () => {
    expect(await near(1, '100')).toMatch(/^ {2}c0 +data +stops before: it runs on, frozen at t\+0$/m);
  });

  it('is told by a few, and counted', async () => {
    const some = await near(30, '100');
    expect(some.match(/^ {2}c\d+ /gm)).toHaveLength(10);
    expect(some).toContain('soft  ');
    expect(some).toContain('and 20 more; all of them with --limit 0');
    expect((await near(30, '0')).match(/^ {2}c\d+ /gm)).toHaveLength(30);
    expect(await near(30, '5')).toContain('and 26 more');
  });
});
