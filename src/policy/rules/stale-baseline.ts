import { defineRule } from '../rule.ts';

/** Found by whoever compares with a baseline, not in the graph. */
export const staleBaseline = defineRule({
  id: 'stale-baseline',
  severity: 'warning',
  recommended: true,
  title: 'the baseline knows a finding that is no longer there',
  why: `What is known stays silent when it comes back. So an entry of the baseline that has been put right should go, or the
same mistake can be made again without a word.`,
  remedy: `Run \`faultline check --update-baseline\`, and commit the file.`,
  example: 'stale-baseline: error',
  selectors: {},
  options: {},
  evaluate: () => [],
});
