import type { Plane } from '../../src/model/vocabulary.ts';
import { makeSeededNumbers } from './seeded-numbers.ts';
import {
  readEntry,
  type WrittenManifest,
  type WrittenPlane,
  type WrittenRequirement,
  writeEntry,
} from './written.ts';

/**
 * The same graph told differently: services, entries and members in another order, over two files.
 *
 * The seed decides everything. Each of the two says part of the planes and entries of each service.
 */
export function rearrange(manifest: WrittenManifest, seed: number): [WrittenManifest, WrittenManifest] {
  const next = makeSeededNumbers(seed);
  const shuffle = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, key: next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);

  const turn = (entry: WrittenRequirement): WrittenRequirement => {
    const said = readEntry(entry);
    return writeEntry({ ...said, references: shuffle(said.references) });
  };
  const split = (part: WrittenPlane): [WrittenPlane, WrittenPlane] => {
    const entries = shuffle(part.dependsOn ?? []).map(turn);
    const cut = Math.floor(next() * (entries.length + 1));
    const startup = part.startup === undefined ? {} : { startup: part.startup };
    return [
      { ...startup, dependsOn: entries.slice(0, cut) },
      { ...(next() < 0.5 ? startup : {}), dependsOn: entries.slice(cut) },
    ];
  };

  const services = shuffle(Object.entries(manifest.services)).map(([id, service]) => {
    const whole = split(service);
    const parts = shuffle(Object.entries(service.planes ?? {})).map(([plane, part]) => ({
      plane,
      halves: split(part),
    }));
    const half = (index: 0 | 1) => ({
      ...whole[index],
      planes: Object.fromEntries(parts.map(({ plane, halves }) => [plane as Plane, halves[index]])),
    });
    return parts.length === 0 ? ([id, whole[0], whole[1]] as const) : ([id, half(0), half(1)] as const);
  });
  return [
    { faultline: 1, services: Object.fromEntries(services.map(([id, first]) => [id, first])) },
    { services: Object.fromEntries(shuffle(services).map(([id, , second]) => [id, second])) },
  ];
}
