import { expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from '../cli/fake-io.ts';

it('says of a group how many of which are needed', async () => {
  const manifest = `faultline: 1
services:
  web: { dependsOn: [{ atLeast: 2, of: [a, b, c], for: votes }, { anyOf: [a, d] }] }
  a: {}
  b: {}
  c: {}
  d: {}
`;
  const world = fakeWorld({ files: { '/repo/faultline.yaml': manifest } });
  expect(await main(['show', 'a', '--width', '120'], world.io)).toBe(0);
  expect(world.out()).toMatch(/^ {2}web \(votes\), which needs 2 of a, b and c +hard/m);
  expect(world.out()).toMatch(/^ {2}web, which needs 1 of a and d +hard/m);
});
