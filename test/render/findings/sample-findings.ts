import fc from 'fast-check';
import type { Document } from '../../../src/document/document.ts';
import type { Finding, FindingPlace, FindingRule } from '../../../src/document/findings.ts';
import { arbitraryString } from '../arbitrary-document.ts';

/** What `check` says of these findings, and nothing else. */
export function documentOf(rules: readonly FindingRule[], findings: readonly Finding[]): Document {
  return {
    schema: 'faultline/check@1',
    answer: [`${findings.length} findings.`],
    blocks: () => [{ kind: 'findings', rules, findings }],
    data: () => ({}),
  };
}

export function placeAt(file: string, line: number, column = 1): FindingPlace {
  return { file, line, column, endLine: line, endColumn: column + 4 };
}

export const rules: readonly FindingRule[] = [
  {
    id: 'missing-owner',
    severity: 'info',
    title: 'a service without an owner',
    explanation: 'Nobody is asked when it fails.',
    remedy: 'Write `owner` on the service.',
  },
  {
    id: 'startup-cycle',
    severity: 'error',
    title: 'components that wait for one another to start',
    explanation:
      'After a full outage none of them starts.\n\nSomebody has to know by heart which one to force.',
    remedy: 'Make one of the requirements `phase: runtime`.',
  },
  {
    id: 'tier-inversion',
    severity: 'warning',
    title: 'a hard requirement on something less critical',
    explanation: 'It promises more than what it stands on.',
    remedy: 'Raise the tier of the target, or make the requirement soft.',
  },
];

/** One of each kind, as a policy of ordinary names finds them. */
export const findings: readonly Finding[] = [
  {
    rule: 'startup-cycle',
    severity: 'error',
    message: '`cluster` waits for `registry`, which waits for `cluster`',
    place: placeAt('graphs/shop.yaml', 12, 7),
    related: [],
    path: [
      { message: '`cluster` needs `registry` (images)', place: placeAt('graphs/shop.yaml', 12, 7) },
      { message: '`registry` needs `cluster`', place: placeAt('graphs/shop.yaml', 31, 9) },
    ],
    identity: 'startup-cycle cluster registry',
    status: 'open',
  },
  {
    rule: 'tier-inversion',
    severity: 'warning',
    message: '`checkout` (tier 0) needs `mail` (tier 2)',
    place: placeAt('graphs/shop.yaml', 20, 3),
    related: [{ message: 'the tier of `mail`', place: placeAt('graphs/shop.yaml', 40, 5) }],
    path: [],
    identity: 'tier-inversion checkout mail',
    status: 'open',
    because: 'the waiver of storage-team ended on 2026-01-01',
  },
  {
    rule: 'tier-inversion',
    severity: 'warning',
    message: '`web` (tier 1) needs `ads` (tier 3)',
    place: placeAt('graphs/shop.yaml', 55, 3),
    related: [],
    path: [],
    identity: 'tier-inversion web ads',
    status: 'waived',
    because: 'ads are hidden when they are down',
  },
];

const arbitraryPlace: fc.Arbitrary<FindingPlace> = fc
  .record({
    file: fc.oneof(
      fc.constantFrom('a.yaml', 'b c/%20d.yaml', 'é/x:y,z.yaml', 'https://x/y', 'q?a#b'),
      arbitraryString.filter((text) => text.trim() !== '' && !/\p{Cs}/u.test(text)),
    ),
    line: fc.integer({ min: 1, max: 99 }),
    column: fc.integer({ min: 1, max: 99 }),
    more: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ file, line, column, more }) => ({
    file,
    line,
    column,
    endLine: line + more,
    endColumn: column + 1,
  }));

const arbitraryFinding: fc.Arbitrary<Finding> = fc
  .record({
    rule: fc.constantFrom('startup-cycle', 'tier-inversion'),
    severity: fc.constantFrom('error', 'warning', 'info'),
    message: arbitraryString,
    place: arbitraryPlace,
    related: fc.array(fc.record({ message: arbitraryString, place: arbitraryPlace }), { maxLength: 2 }),
    path: fc.array(fc.record({ message: arbitraryString, place: arbitraryPlace }), { maxLength: 3 }),
    identity: arbitraryString,
    status: fc.constantFrom('open', 'baseline', 'waived'),
    because: fc.option(arbitraryString, { nil: undefined }),
  })
  .map(({ because, ...finding }) => ({ ...finding, ...(because !== undefined && { because }) }));

/** Findings whose every text may be hostile; identities are unique, as they are of one run. */
export const arbitraryFindings: fc.Arbitrary<readonly Finding[]> = fc
  .array(arbitraryFinding, { maxLength: 8 })
  .map((all) => all.map((finding, index) => ({ ...finding, identity: `${finding.identity} ${index}` })));
