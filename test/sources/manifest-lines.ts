import fc from 'fast-check';

/*
 * Manifests as lines one below the other, most of them in a column where they mean something: what nobody writes, with
 * keys that come twice, comments anywhere, and lists in the column of their key or deeper.
 */

type Lines = readonly string[];

const ids = ['a', 'b', 'c', 'a-b', 'a.b', 'a0', 'eight-id', 'sixteen-letters-', 'sixteen-letters-a'];
const id = fc.constantFrom(...ids);
const reference = fc.oneof(
  { arbitrary: id, weight: 12 },
  { arbitrary: fc.constantFrom('"a"', "'b'", 'b/data', 'b/control', 'a/data', 'null'), weight: 1 },
);
const terms = fc.oneof(
  {
    arbitrary: fc.constantFrom(
      ...['', ', phase: startup', ', phase: runtime', ', strength: soft', ', tolerates: 1h30m'],
      ...[', tolerates: 0s', ', for: a - b', ', for: "x"', ', x-y: [1]'],
    ),
    weight: 9,
  },
  { arbitrary: fc.constantFrom(', for: null', ', for: a: b', ', phase: x', ', for: a #b'), weight: 1 },
);
const group = fc.uniqueArray(id, { minLength: 2, maxLength: 4 }).map((members) => `[${members.join(', ')}]`);
const inBraces = fc.oneof(
  fc.tuple(reference, terms).map(([each, more]) => `{ service: ${each}${more} }`),
  fc.tuple(group, terms).map(([each, more]) => `{ anyOf: ${each}${more} }`),
  fc.tuple(fc.nat(3), group).map(([count, each]) => `{of: ${each},atLeast: ${count}}`),
);
const item = fc.oneof(
  { arbitrary: reference.map((each): Lines => [`- ${each}`]), weight: 4 },
  { arbitrary: inBraces.map((each): Lines => [`- ${each}`]), weight: 3 },
  { arbitrary: reference.map((each): Lines => [`-   service: ${each}`, '    for: x']), weight: 1 },
  { arbitrary: reference.map((each): Lines => ['-', `  service: ${each}`]), weight: 1 },
  { arbitrary: id.map((each): Lines => ['- anyOf:', `  - ${each}`, '  - c']), weight: 1 },
);
const attribute = fc.oneof(
  {
    arbitrary: fc.constantFrom<Lines>(
      ...[['owner: x y'], ['tier: 1'], ['startup: 5m'], ['startup: 36500d'], ['name: "q"'], ['region: no']],
      ...[['x-a: 1'], ['x-b:', '  b: c'], ['tags: [x]'], ['links:', '- x'], ['description: |', '  planes:']],
    ),
    weight: 9,
  },
  {
    arbitrary: fc.constantFrom<Lines>(
      ...[['dependsOn: [c]'], ['dependsOn:', '  [c]'], ['dependsOn: []'], ['ownr: x'], ['owner: null']],
    ),
    weight: 1,
  },
);
const list = fc
  .tuple(fc.constantFrom('', '  ', '   '), fc.array(item, { minLength: 1, maxLength: 2 }))
  .map(([deeper, items]) => ['dependsOn:', ...indented(items.flat(), deeper)]);

function bodyOf(others: fc.Arbitrary<Lines>): fc.Arbitrary<Lines> {
  const part = fc.oneof({ arbitrary: list, weight: 3 }, { arbitrary: attribute, weight: 2 }, others);
  return fc.array(part, { maxLength: 3 }).map((parts) => parts.flat());
}

function openedBy(keys: fc.Arbitrary<string>, body: fc.Arbitrary<Lines>): fc.Arbitrary<Lines> {
  return fc.oneof(
    {
      arbitrary: fc.tuple(keys, body).map(([key, inside]) => [`${key}:`, ...indented(inside, '  ')]),
      weight: 5,
    },
    { arbitrary: keys.map((key) => [`${key}: {}`]), weight: 1 },
    { arbitrary: keys.map((key) => [`${key}:`, '  { tier: 1 }']), weight: 1 },
  );
}

const planeKeys = ['data', 'control', '"management"', 'x-z', 'x-z'];
const planes = fc
  .tuple(
    fc.tuple(...planeKeys.map((key) => openedBy(fc.constant(key), bodyOf(attribute)))),
    fc.shuffledSubarray([...planeKeys.keys()], { minLength: 1 }),
  )
  .map(([all, order]) => [
    'planes:',
    ...indented(
      order.flatMap((at) => all[at] ?? []),
      '  ',
    ),
  ]);
const body = bodyOf(fc.oneof(planes, fc.constant<Lines>(['planes: { control: , data: }'])));

/** Two that need others, among all that can be needed, so that references lead somewhere and seldom to themselves. */
const services = fc
  .tuple(
    openedBy(fc.constantFrom('d', 'a-c', 'a'), body),
    openedBy(fc.constant('e'), body),
    fc.nat(ids.length),
  )
  .map(([first, second, at]) => {
    const needed = ids.map((each) => `${each}:${each === 'b' ? ' { planes: { control: , data: } }' : ''}`);
    return [...needed.slice(0, at), ...first, ...needed.slice(at), ...second];
  });

const blank = fc.constantFrom(
  '',
  '   ',
  '# c',
  '  # - c',
  '         # a: b',
  '---',
  'x-top: 1',
  '\t',
  '# \0\u2028',
);
const ending = fc.constantFrom(' ', '  # é', ' # c', '#c', ':', ' x', '\u00a0', '\ud800');

/** Texts of which some are manifests, and many nearly so. */
export const manifestLines: fc.Arbitrary<string> = fc
  .record({
    services,
    step: fc.constantFrom(' ', '  ', '  ', '    '),
    inserted: fc.array(fc.tuple(fc.nat(), blank), { maxLength: 1 }),
    ended: fc.array(fc.tuple(fc.nat(), ending), { maxLength: 1 }),
    moved: fc.array(fc.tuple(fc.nat(), fc.constantFrom('', '', '', ' ', '  ')), { maxLength: 1 }),
    last: fc.constantFrom('\n', '', '\n\n', '\n  ', '\nx-last: 1\n'),
  })
  .map(({ services: all, step, inserted, ended, moved, last }) => {
    const lines = ['faultline: 1', 'services:', ...indented(all, step)];
    for (const [at, end] of ended) lines[at % lines.length] += end;
    for (const [at, more] of moved) lines[at % lines.length] = more + lines[at % lines.length];
    for (const [at, line] of inserted) lines.splice(at % lines.length, 0, line);
    return lines.join('\n') + last;
  });

function indented(lines: Lines, indent: string): string[] {
  return lines.map((line) => indent + line);
}
