import { expect, it } from 'vitest';
import { controlPlanePlatform } from './control-plane-platform.ts';

it('writes what is committed', async () => {
  await expect(controlPlanePlatform()).toMatchFileSnapshot('../../graphs/control-plane-platform.yaml');
});
