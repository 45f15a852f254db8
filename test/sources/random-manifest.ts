import fc from 'fast-check';

/** Ids, among them such as YAML takes for something else when they stand without quotes. */
export const id = fc.oneof(
  { arbitrary: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,6}$/), weight: 4 },
  {
    arbitrary: fc.constantFrom('true', 'null', '007', '1.50', '1e3', '0x1F', 'constructor', 'x-ray'),
    weight: 1,
  },
);
const reference = fc.oneof(
  id,
  fc.tuple(id, fc.constantFrom('control', 'data', 'management')).map((parts) => parts.join('/')),
);
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '',
    ' ',
    'a: b',
    '- a',
    '# a',
    '*a',
    '&a',
    '!a',
    '"',
    "'",
    'true',
    '~',
    '1.0',
    '<<',
    'a\nb\n\n c',
    '\t',
    '%',
  ),
);
const duration = fc.constantFrom('0s', '90s', '15m', '1h30m', '2d', '250ms');
const evidence = fc.record(
  {
    source: text,
    date: fc.constantFrom('2025-10-23', '2024-02-29'),
    note: text,
    'x-more': fc.json({ maxDepth: 1 }),
  },
  { requiredKeys: ['source'] },
);
const details = {
  strength: fc.constantFrom('hard', 'soft', 'async'),
  phase: fc.constantFrom('always', 'startup', 'runtime'),
  tolerates: duration,
  for: text,
  evidence: fc.oneof(evidence, fc.array(evidence, { maxLength: 2 })),
};
const members = fc.uniqueArray(reference, { minLength: 2, maxLength: 3 });
const requirement = fc.oneof(
  reference,
  fc.record({ service: reference, ...details }, { requiredKeys: ['service'] }),
  fc.record({ anyOf: members, ...details }, { requiredKeys: ['anyOf'] }),
  fc.record(
    { of: members, atLeast: fc.integer({ min: 1, max: 2 }), ...details },
    { requiredKeys: ['of', 'atLeast'] },
  ),
);
const attributes = {
  name: text,
  owner: text,
  tier: fc.nat(5),
  slo: fc.constantFrom('99.99%', '100%', '0.5%'),
  startup: duration,
  tags: fc.array(text, { maxLength: 3 }),
  region: text,
  cell: text,
  external: fc.boolean(),
  description: text,
  links: fc.array(text, { maxLength: 2 }),
  dependsOn: fc.array(requirement, { maxLength: 3 }),
  'x-note': fc.json({ maxDepth: 1 }),
};
const body = <T extends object>(keys: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.option(fc.record(keys, { requiredKeys: [] }), { freq: 8 });
const planes = fc.record(
  { control: body(attributes), data: body(attributes), management: body(attributes) },
  { requiredKeys: [] },
);

/** A manifest without mistakes, as plain JSON. Keys come in any order. */
export const randomManifest: fc.Arbitrary<unknown> = fc
  .record(
    {
      faultline: fc.constant(1),
      title: text,
      services: fc
        .array(fc.tuple(id, body({ ...attributes, planes })), { maxLength: 3 })
        .map(Object.fromEntries),
      $schema: text,
    },
    { requiredKeys: [] },
  )
  .chain((manifest) =>
    fc.shuffledSubarray(Object.entries(manifest)).map((entries) => Object.fromEntries(entries)),
  );
