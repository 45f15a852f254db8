import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policySchema } from '../../src/cli/schemas.ts';
import { checkPolicies } from '../../src/policy/check-policies.ts';
import { rules } from '../../src/policy/index.ts';
import { readPolicy } from '../../src/sources/read-policy.ts';
import { graphOf } from './found.ts';

const accepts = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(policySchema);
const graph = graphOf('a>b b>c');

/** Values of which each key takes some; none that only the reader can tell from right ones. */
const anyValue = fc.constantFrom<unknown>(
  ...[null, true, false, 0, 3, -1, 1.5, '', 'a', 'b', '*', 'error', 'off', 'down', 'any', 'hard', 'fatal'],
  ...[
    '50%',
    '101%',
    '10',
    [],
    ['a'],
    ['a', 'b'],
    ['a', 1],
    [['a']],
    {},
    { 0: '50%', 1: 10 },
    { x: 1 },
    { 0: 'a' },
  ],
  ...['2026-12-31', '31.12.2026', 'recommended', 'none', { severity: 'error' }, { from: 'a' }],
);
const settingNames = [
  ...new Set(rules.flatMap(({ selectors, options }) => [...Object.keys(selectors), ...Object.keys(options)])),
  ...['severity', 'because', 'x-a', 'oops', '__proto__', 'constructor'],
];
const anyMap = (keys: readonly string[], maxKeys: number) =>
  fc
    .array(fc.tuple(fc.constantFrom(...keys), anyValue), { maxLength: maxKeys })
    .map((entries): object => Object.fromEntries(entries));
const anyUse = fc.oneof(
  anyValue,
  anyMap(settingNames, 3),
  fc.array(anyMap(settingNames, 2), { maxLength: 2 }),
);
const ruleNames = [...rules.map(({ id }) => id), 'oops', 'x-mine', '__proto__', 'constructor'];
const waiverKeys = ['rule', 'owner', 'reason', 'expires', 'at', 'from', 'to', 'identity', 'x-a', 'oops'];
const anyWaiver = anyMap(waiverKeys, 3).map((waiver) => ({
  ...{ rule: 'tier-inversion', owner: 'me', reason: 'soon', expires: '2026-12-31', at: 'a' },
  ...waiver,
}));
const anyPolicy = fc.oneof(
  fc
    .tuple(fc.constantFrom(...ruleNames), anyUse)
    .map(([rule, use]) => ({ policy: 1, rules: Object.fromEntries([[rule, use]]) })),
  fc.array(fc.oneof(anyWaiver, anyValue), { maxLength: 2 }).map((waivers) => ({ policy: 1, waivers })),
  anyMap(['policy', 'extends', 'rules', 'waivers', '$schema', 'x-a', 'oops'], 4),
);

describe('the schema of policies and the reader', { timeout: 60_000 }, () => {
  it('agree on random policies with mistakes', async () => {
    await fc.assert(
      fc.asyncProperty(anyPolicy, async (policy) => {
        const text = JSON.stringify(policy);
        const read = await readPolicy('p.json', text);
        const { diagnostics } = checkPolicies(graph, read.value, { today: '2026-01-31' });
        const problems = [...read.diagnostics, ...diagnostics].filter(
          // Whether something is there to be selected or waived, and what two uses say of one another, no schema sees.
          ({ code }) =>
            code.severity === 'error' && !['unmatched-selector', 'conflicting-rule'].includes(code.id),
        );
        // A waiver may name any rule, and the schema does not list them a second time.
        fc.pre(problems.every(({ code }) => code.id !== 'unknown-rule' || !/waivers/.test(text)));
        expect(accepts(JSON.parse(text)), `${text} ${problems.map(({ message }) => message)}`).toBe(
          problems.length === 0,
        );
      }),
      { numRuns: 5000 },
    );
  });
});
