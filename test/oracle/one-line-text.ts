import { type Plane, planes } from '../../src/model/vocabulary.ts';
import { readEntry, type WrittenManifest, type WrittenPlane, type WrittenRequirement } from './written.ts';

const signs = { hard: '>', soft: '?', async: '~' } as const;

/** Writes a manifest in the one-line notation, so that a counterexample can be read and kept as a row. */
export function oneLineText({ services }: WrittenManifest): string {
  const items = Object.entries(services).flatMap(([id, service]) => [
    ...itemsOf(id, service),
    ...planes.flatMap((plane: Plane) => {
      const part = service.planes?.[plane];
      return part === undefined ? [] : itemsOf(`${id}/${plane}`, part);
    }),
  ]);
  return items.join(' ');
}

function itemsOf(id: string, { startup, dependsOn = [] }: WrittenPlane): string[] {
  const alone = startup === undefined ? id : `${id}=${startup}`;
  return [alone, ...dependsOn.map((entry) => `${id}${requirementText(entry)}`)];
}

function requirementText(written: WrittenRequirement): string {
  const { kind, references, atLeast, terms } = readEntry(written);
  const group = `${atLeast === 1 ? '' : atLeast}(${references.join('|')})`;
  return [
    signs[terms.strength ?? 'hard'],
    kind === 'single' ? references[0] : group,
    terms.phase === undefined ? '' : `:${terms.phase}`,
    terms.tolerates === undefined ? '' : `+${terms.tolerates}`,
    terms.for === undefined ? '' : `#${terms.for}`,
  ].join('');
}
