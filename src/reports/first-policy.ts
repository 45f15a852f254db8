/**
 * The policy that `init` writes: the recommended rules, and how to say more. It fits every manifest, as the services of
 * the first one are to be replaced: what names services stands in a comment.
 */
export function firstPolicy(schemaPath: string): string {
  return `# yaml-language-server: $schema=./${schemaPath}
#
# What should not be so. \`faultline check\` looks, and ends with exit code 1 when it finds something.
#
#   faultline check --update-baseline     take what is there today for known: only what is new fails from then on
#   faultline explain startup-cycle       why a rule is there, and its options

policy: 1 # the version of the format
extends: recommended # a set of rules to begin with, or none

rules:
  # Each is off, info, warning or error ...
  missing-owner: warning
  # ... or has options, and selectors: ids, globs, tag:, tier:, owner:, plane:, cell:, region:
  deep-chain: { limit: 6, from: '*' }
  # A selector that picks out nothing is an error, as a rule about nothing would look like good news.
  # forbidden:
  #   - from: search*
  #     to: owner:storage
  #     because: search has a store of its own

# What is known and accepted, by whom, why, and up to which day. After it, the finding is back.
waivers: []
#  - rule: missing-owner
#    at: mail
#    owner: platform
#    reason: a contract that ends with the year
#    expires: 2030-12-31
`;
}
