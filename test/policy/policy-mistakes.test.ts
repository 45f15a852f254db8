import { describe, expect, it } from 'vitest';
import { checkPolicies } from '../../src/policy/check-policies.ts';
import { policyCodes } from '../../src/policy/policy-codes.ts';
import { readPolicy } from '../../src/sources/read-policy.ts';
import { expectedIn, foundIn } from '../sources/annotated.ts';
import { graphOf } from './found.ts';

/** web (tier 0) needs db (tier 1), and two wait for one another. */
const graph = graphOf('web>db a>b b>a old', { web: { tier: 0 }, db: { tier: 1 } });

async function problemsOf(text: string) {
  const { value, diagnostics } = await readPolicy('p.yaml', text);
  expect(diagnostics).toEqual([]);
  return checkPolicies(graph, value, { today: '2026-01-31' }).diagnostics;
}

const broken: Readonly<Record<string, string>> = {
  'all mistakes at once': `policy: 1
rules:
  tier-inversoin: error
# ^^^^^^^^^^^^^^ error[unknown-rule]: there is no rule \`tier-inversoin\`
#                help: there is a rule with a similar name: \`tier-inversion\`
  deep-chain: { limt: 6, limit: many, from: wbe }
#               ^^^^ error[unknown-option]: \`limt\` is not an option of \`deep-chain\`
#                    help: there is a key with a similar name: \`limit\`
#                               ^^^^ error[invalid-option]: \`limit\` of \`deep-chain\` takes a whole number, usually \`8\`
#                               help: it says how many steps a chain may have
#                                           ^^^ error[unmatched-selector]: \`wbe\` picks out nothing of this graph
#                                           help: there is a service with a similar name: \`web\`
  forbidden:
    - { from: 'tag:none', to: [db, 7] }
#             ^^^^^^^^^^ error[unmatched-selector]: \`tag:none\` picks out nothing of this graph
#             help: correct it, or remove the rule with what it was about
#                             ^^^^^^^ error[invalid-option]: \`to\` of \`forbidden\` takes a selector, or a list of selectors
#                             help: a selector is text: an id, a glob, or \`tag:\`, \`tier:\`, \`owner:\`, \`plane:\`, \`cell:\`, \`region:\` with a value
    - { to: db }
#     ^^^^^^^^^^ error[invalid-option]: \`forbidden\` takes a selector \`from\`, which is missing
#     help: \`from\` says what must not depend
  missing-owner: { from: web }
#                  ^^^^ error[unknown-option]: \`from\` is not an option of \`missing-owner\`
#                  help: its options are severity, because, at
waivers:
  - { rule: unused, at: web, owner: me, reason: soon, expires: 2026-12-31 }
#           ^^^^^^ error[unknown-rule]: there is no rule \`unused\`
#                  help: there is a rule with a similar name: \`unused-service\`
`,
  'globs that stand for too many': `policy: 1
rules:
  forbidden: { from: [web, '${'{a,b}'.repeat(9)}'], to: db }
#                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[boundless-glob]: the braces of \`${'{a,b}'.repeat(9)}\` stand for more than 256 globs, or very long ones
#                          help: put \`*\` in the place of some, or write several selectors
  unused-service: { entry: '${'{a,b}'.repeat(9)}' }
#                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[invalid-option]: \`entry\` of \`unused-service\` takes a selector, or a list of selectors, of globs that stand for few others
#                          help: it says selectors of what people use themselves
waivers:
  - { rule: unused-service, at: 'tag:${'{a,b}'.repeat(9)}', owner: me, reason: soon, expires: 2026-12-31 }
#                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[boundless-glob]: the braces of \`tag:${'{a,b}'.repeat(9)}\` stand for more than 256 globs, or very long ones
#                               help: put \`*\` in the place of some, or write several selectors
`,
  'off and on': `policy: 1
rules:
  tier-inversion: [{ severity: off }, { from: web }]
#                              ^^^ error[conflicting-rule]: \`tier-inversion\` is off here and on elsewhere
#                              help: keep one of the two
`,
  'values of every kind of option': `policy: 1
rules:
  startup-cycle: { breakable: 1 }
#                             ^ error[invalid-option]: \`breakable\` of \`startup-cycle\` takes \`true\` or \`false\`, usually \`false\`
#                             help: it says whether to tell cycles, too, that start all the same by a group that is served from outside
  blast-radius-over-limit: { limit: 101%, tier: { zero: 1 }, counting: all }
#                                   ^^^^ error[invalid-option]: \`limit\` of \`blast-radius-over-limit\` takes a number of components such as \`10\`, or a part of them such as \`50%\`
#                                   help: it says how many others, or which part of them, one may take with it
#                                               ^^^^^^^^^^^ error[invalid-option]: \`tier\` of \`blast-radius-over-limit\` takes a map from tiers to numbers of components or parts of them, such as \`{ 0: 50%, 1: 10 }\`
#                                               help: it says the same for components of a tier
#                                                                      ^^^ error[invalid-option]: \`counting\` of \`blast-radius-over-limit\` takes one of \`down\`, \`affected\`, usually \`down\`
#                                                                      help: it says what counts: only what is down, or all that is affected
  cross-cell: { shared: [[a]] }
#                       ^^^^^ error[invalid-option]: \`shared\` of \`cross-cell\` takes text, or a list of text
#                       help: it says cells that everything may depend on
`,
  waivers: `policy: 1
waivers:
  - { rule: tier-inversion, from: web, owner: shop, reason: until the move, expires: 2026-01-30 }
#                                                                                    ^^^^^^^^^^ warning[expired-waiver]: this waiver of \`shop\` expired on 2026-01-30
#                                                                                    help: put right what it covers, or decide anew with a later date
  - { rule: startup-cycle, at: web, owner: shop, reason: none, expires: 2026-12-31 }
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[unmatched-waiver]: this waiver covers no finding of \`startup-cycle\`
#   help: remove it, or correct what it names
  - { rule: startup-cycle, at: wev, owner: shop, reason: none, expires: 2026-12-31 }
#                              ^^^ warning[unmatched-waiver]: this waiver covers no finding of \`startup-cycle\`: \`wev\` picks out nothing of this graph
#                              help: there is a service with a similar name: \`web\`
`,
};

const valid: Readonly<Record<string, string>> = {
  nothing: 'policy: 1\n',
  'known rules and options': `policy: 1
rules:
  deep-chain: { limit: 6, from: web }
  forbidden: { from: web, to: old, transitive: true }
  tier-inversion: off
`,
  'one base': 'policy: 1\nextends: none\nrules:\n  tier-inversion: [{ from: web }, { severity: info }]\n',
  'waivers that hold': `policy: 1
waivers:
  - { rule: tier-inversion, from: web, to: db, owner: shop, reason: until the move, expires: 2026-01-31 }
  - { rule: startup-cycle, identity: 'startup-cycle a, b', owner: shop, reason: by hand, expires: 2027-01-31 }
`,
};

describe('mistakes in a policy', () => {
  it.each(Object.entries(broken))('%s', async (_, text) => {
    expect(foundIn(text, await problemsOf(text))).toEqual(expectedIn(text));
  });

  it.each(Object.entries(valid))('none: %s', async (_, text) => {
    expect(foundIn(text, await problemsOf(text))).toEqual([]);
  });

  it('each have a policy that makes them', async () => {
    const raised = (await Promise.all(Object.values(broken).map(problemsOf))).flat();
    const ids = policyCodes.map(({ id }) => id);
    expect([...new Set(raised.map(({ code }) => code.id))].sort()).toEqual(ids);
    expect(ids).toEqual([...ids].sort());
  });

  it('between two files are found', async () => {
    const read = async (file: string, text: string) => (await readPolicy(file, text)).value;
    const policies = [
      ...(await read('a.yaml', 'policy: 1\nextends: none\nrules: { tier-inversion: error }\n')),
      ...(await read('b.yaml', 'policy: 1\nextends: recommended\nrules: { tier-inversion: off }\n')),
    ];
    const { diagnostics } = checkPolicies(graph, policies, { today: '2026-01-31' });
    expect(
      diagnostics.map(({ code, span, related }) => [code.id, span?.file, related?.[0]?.span.file]),
    ).toEqual([
      ['conflicting-rule', 'b.yaml', 'a.yaml'],
      ['conflicting-rule', 'b.yaml', 'a.yaml'],
    ]);
  });

  it('keep every rule from running', async () => {
    const { value } = await readPolicy('p.yaml', 'policy: 1\nrules: { tier-inversoin: error }\n');
    expect(checkPolicies(graph, value, { today: '2026-01-31' }).value.findings).toEqual([]);
  });
});
