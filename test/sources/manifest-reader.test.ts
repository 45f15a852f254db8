import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Attributes, RequirementDeclaration } from '../../src/model/manifest.ts';
import { readManifests } from '../../src/sources/index.ts';

function read(text: string) {
  return readManifests('a.yaml', text);
}

/** What a value says, without places: spanned values become bare ones. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  if ('value' in value && 'span' in value) return value.value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'span')
      .map(([key, part]) => [key, bare(part)]),
  );
}

const nothing = { tags: [], links: [], dependsOn: [] };
const plain = { atLeast: 1, strength: 'hard', phase: 'always', toleratesMs: 0, evidence: [] };
const minute = 60_000;

describe('a manifest', () => {
  it('says everything that the format has', () => {
    const file = join(import.meta.dirname, '../fixtures/manifests/valid/everything.yaml');
    const { value, diagnostics } = read(readFileSync(file, 'utf8'));
    expect(diagnostics).toEqual([]);
    expect(value.map(bare)).toEqual([
      {
        file: 'a.yaml',
        version: 1,
        title: 'Orders, eu-west-1',
        services: [
          {
            id: 'dynamodb',
            planes: [],
            name: 'Amazon DynamoDB',
            owner: 'storage-team',
            tier: 0,
            slo: 99.99,
            startupMs: 12 * minute,
            tags: ['aws', 'foundational'],
            region: 'us-east-1',
            cell: 'c1',
            external: false,
            description: 'Tables of keys and values.',
            links: ['https://aws.amazon.com/dynamodb'],
            dependsOn: [{ ...plain, members: ['dynamodb-dns'] }],
          },
          {
            id: 'ec2',
            ...nothing,
            planes: [
              {
                plane: 'control',
                ...nothing,
                dependsOn: [
                  {
                    ...plain,
                    members: ['dynamodb'],
                    for: 'droplet leases',
                    toleratesMs: 5 * minute,
                    evidence: [
                      {
                        source: 'https://aws.amazon.com/message/101925',
                        date: '2025-10-23',
                        note: 'lease renewal failed',
                      },
                    ],
                  },
                ],
              },
              { plane: 'data', ...nothing },
            ],
          },
          {
            id: 'orders',
            ...nothing,
            planes: [],
            dependsOn: [
              { ...plain, members: ['recommendations'], strength: 'soft' },
              { ...plain, members: ['audit-events'], strength: 'async', toleratesMs: 240 * minute },
              { ...plain, members: ['ec2/control'], phase: 'startup' },
              { ...plain, members: ['db-a', 'db-b'] },
              { ...plain, members: ['zk-1', 'zk-2', 'zk-3'], atLeast: 2, for: 'quorum' },
            ],
          },
        ],
      },
    ]);
  });

  it('has the whole entry as the place of a requirement', () => {
    const text =
      'services:\n  a:\n    dependsOn:\n      - b\n      - service: c\n        for: d # why\n\n  b:\n';
    const requirements = read(text).value.flatMap(({ services }) => services.flatMap((s) => s.dependsOn));
    expect(requirements.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      'b',
      'service: c\n        for: d',
    ]);
  });

  it('is made for each document of a file', () => {
    const { value } = read('faultline: 1\n---\n# nothing\n---\nservices: { a: }\n');
    expect(value.map(bare)).toEqual([
      { file: 'a.yaml', version: 1, services: [] },
      { file: 'a.yaml', services: [{ id: 'a', planes: [], ...nothing }] },
    ]);
  });

  it('of a newer format says nothing but its version', () => {
    const { value } = read('services: { a: { b: c } }\nfaultline: 7\n');
    expect(value.map(bare)).toEqual([{ file: 'a.yaml', version: 7, services: [] }]);
  });
});

describe('evidence', () => {
  it('may be one map or a list of maps', () => {
    const entry = (evidence: string) =>
      read(`services: { a: { dependsOn: [{ service: b, evidence: ${evidence} }] } }`).value[0]?.services[0]
        ?.dependsOn[0]?.evidence;
    expect(entry('{ source: x }')).toEqual([{ source: 'x' }]);
    expect(entry('[{ source: x }, { source: y, note: z }]')).toEqual([
      { source: 'x' },
      { source: 'y', note: 'z' },
    ]);
  });
});

describe('after a problem, what is left', () => {
  const requirement = (text: string): RequirementDeclaration | undefined =>
    read(`services: { a: { dependsOn: [${text}, z] } }`).value[0]?.services[0]?.dependsOn[0];

  it.each([
    'a/b/c',
    'true',
    '{ strength: soft }',
    '{ servce: b }',
    '{ service: b, anyOf: [c, d] }',
    '{ service: b, atLeast: 1 }',
    '{ anyOf: [b, c], atLeast: 1 }',
    '{ service: "@" }',
    '{ anyOf: [b] }',
    '{ anyOf: [b, b] }',
    '{ anyOf: [b, c, "@"] }',
    '{ atLeast: 3, of: [b, c] }',
    '{ atLeast: 0, of: [b, c] }',
    '{ atLeast: 1.5, of: [b, c] }',
    '{ of: [b, c] }',
    '{ service: *nowhere }',
  ])('leaves out the requirement %s', (text) => {
    expect(requirement(text)?.members.map((member) => member.value)).toEqual(['z']);
  });

  it.each([
    ['{ service: b, strength: sotf }', plain],
    ['{ service: b, phase: boot, strength: soft }', { ...plain, strength: 'soft' }],
    ['{ service: b, tolerates: 5, phase: runtime }', { ...plain, phase: 'runtime' }],
    ['{ service: b, for: [c] }', plain],
    [
      '{ service: b, evidence: [{ note: x }, { source: y, date: 2025 }] }',
      { ...plain, evidence: [{ source: 'y' }] },
    ],
    ['{ service: b, why: c }', plain],
  ])('keeps what can be used of %s', (text, expected) => {
    expect(bare(requirement(text))).toEqual({ ...expected, members: ['b'] });
  });

  it('leaves out values, planes and services that cannot be used', () => {
    const { value } = read(
      'faultline: 0.5\ntitle: 1\nservices:\n  a: { tier: x, owner: y, tags: [1, b], planes: { contrl: {}, data: { tier: 1 } } }\n  b/c: {}\n  d: 1\n',
    );
    const data: Partial<Attributes> = { ...nothing };
    expect(value.map(bare)).toEqual([
      {
        file: 'a.yaml',
        services: [
          { id: 'a', owner: 'y', ...nothing, tags: ['b'], planes: [{ plane: 'data', tier: 1, ...data }] },
          { id: 'd', planes: [], ...nothing },
        ],
      },
    ]);
  });

  it('says one thing about one mistake', () => {
    for (const text of [
      '{ service: *nowhere }',
      '{ servce: b }',
      '{ anyOf: [b, "@"] }',
      '{ atLeast: 9, of: [b, *nowhere] }',
      '{ service: b, evidence: { sorce: x } }',
      '{ service: b, tolerates: *nowhere }',
    ]) {
      expect(read(`services: { a: { dependsOn: [${text}] } }`).diagnostics.length, text).toBe(1);
    }
    expect(read('faultline: *nowhere\n').diagnostics.length).toBe(1);
  });
});
