/** The manifest that `init` writes: small, true, and commented for somebody who has read nothing else. */
export function firstManifest(schemaPath: string): string {
  return `# yaml-language-server: $schema=./${schemaPath}
#
# What needs what. Put your own services in place of these, then ask:
#
#   faultline impact database     what falls when the database falls
#   faultline why web database    by which way it gets there
#   faultline bootstrap           in which order everything can start
#   faultline check               what should not be so, by faultline.policy.yaml

faultline: 1 # the version of the format
title: My services

services:
  # An id, and nothing else has to be said. Every key that there is: \`faultline schema\`.
  web:
    owner: shop
    tier: 1 # how critical it is; 0 is the most critical
    dependsOn:
      - api # hard: without it, web is down
      - { service: search, strength: soft } # without it, web is degraded

  api:
    owner: shop
    tier: 1
    startup: 30s # from "all it needs is there" to "serving"
    dependsOn:
      - service: database
        for: orders # what it is needed for
        tolerates: 5m # for so long nobody notices: a cache
        evidence: { source: https://example.com/runbooks/database } # where this is known from
      - { service: mail, strength: async } # without it, work queues up
      - { service: secrets, phase: startup } # needed to start, not to run

  search:
    owner: shop
    dependsOn:
      - anyOf: [search-a, search-b] # a group: one of them is enough; also \`atLeast: 2\` with \`of: [...]\`

  search-a: { owner: shop }
  search-b: { owner: shop }

  database: { owner: storage, tier: 0, startup: 5m }
  secrets: { owner: platform, tier: 0 }
  mail: { external: true } # not yours: nothing is expected of what it needs itself
`;
}
