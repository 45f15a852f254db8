import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from '../cli/fake-io.ts';

// `held` stops the failure, so nothing behind it is reached.
const graph = `faultline: 1
services:
  db: {}
  held: { dependsOn: [{ service: db, phase: startup }] }
  spare: { dependsOn: [held] }
  app:
    planes:
      control: { dependsOn: [db] }
      data: { dependsOn: [spare] }

`;

async function why(line: string): Promise<string> {
  const world = fakeWorld({ files: { '/repo/faultline.yaml': graph } });
  expect(await main(['why', ...line.split(' '), '--width', '200'], world.io)).toBe(0);
  return world.out();
}

describe('why', () => {
  it('says what becomes of each plane', async () => {
    expect(await why('app db')).toMatch(
      /^db down → app\/control down at t\+0, 1 step away; app\/data stays ok\.$/m,
    );
    expect(await why('app db --at 5m')).toContain('; app/data stays ok until t+5m.');
  });

  it('shows what the failure gets to, and counts the rest', async () => {
    const [some, all] = [await why('app db'), await why('app db --all')];
    expect(some).toContain('held         db, to start  stops here, frozen at t+0');
    expect(some).not.toMatch(/^ {2}(spare|app\/data) /m);
    expect(some).toContain('The failure does not get to 2 more of them; all of them with --all');
    expect(all).toMatch(/^ {2}spare /m);
    expect(all).toMatch(/^ {2}app\/data /m);
    expect(all).not.toContain('does not get to');
  });
});
