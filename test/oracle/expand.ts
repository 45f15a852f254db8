import { type Plane, planes } from '../../src/model/vocabulary.ts';
import {
  compare,
  compareRequirements,
  type FlatComponent,
  type FlatGraph,
  type FlatRequirement,
} from './flat-graph.ts';
import { readEntry, type WrittenManifest, type WrittenPlane, type WrittenRequirement } from './written.ts';
import { readDuration } from './written-duration.ts';

/**
 * Turns valid manifests that are loaded together into one flat graph.
 *
 * Lists of a service opened several times, and of a service and its planes, add up; a plane's own scalar
 * wins over its service's. Throws on whatever the format forbids: the twins are compared on valid input.
 */
export function expand(files: readonly WrittenManifest[]): FlatGraph {
  const services = mergeFiles(files);
  const components = [...services].flatMap(([id, service]) => componentsOf(id, service));
  const requirements = components
    .flatMap(({ component, entries }) =>
      entries.flatMap((entry) => requirementsOf(component.id, entry, services)),
    )
    .sort((a, b) => compare(a.from, b.from) || compareRequirements(a, b));
  refuseDuplicates(requirements);
  return {
    serviceCount: services.size,
    components: components.map(({ component }) => component).sort((a, b) => compare(a.id, b.id)),
    requirements,
  };
}

/** What all files together say of one service. */
interface Merged {
  readonly whole: MergedPlane;
  readonly planes: Map<Plane, MergedPlane>;
}

interface MergedPlane {
  startup?: string;
  readonly entries: WrittenRequirement[];
}

function mergeFiles(files: readonly WrittenManifest[]): Map<string, Merged> {
  const services = new Map<string, Merged>();
  for (const file of files) {
    for (const [id, written] of Object.entries(file.services)) {
      const merged = services.get(id) ?? { whole: { entries: [] }, planes: new Map() };
      services.set(id, merged);
      add(merged.whole, written);
      for (const plane of planes) {
        const said = written.planes?.[plane];
        if (said === undefined) continue;
        const mergedPlane = merged.planes.get(plane) ?? { entries: [] };
        merged.planes.set(plane, mergedPlane);
        add(mergedPlane, said);
      }
    }
  }
  return services;
}

function add(merged: MergedPlane, said: WrittenPlane): void {
  if (said.startup !== undefined) {
    if (merged.startup !== undefined && merged.startup !== said.startup) throw new Error('startup set twice');
    merged.startup = said.startup;
  }
  merged.entries.push(...(said.dependsOn ?? []));
}

interface Opened {
  readonly component: FlatComponent;
  readonly entries: readonly WrittenRequirement[];
}

function componentsOf(service: string, { whole, planes: own }: Merged): Opened[] {
  if (own.size === 0) {
    return [
      {
        component: { id: service, service, startupMs: readDuration(whole.startup ?? '0s') },
        entries: whole.entries,
      },
    ];
  }
  return [...own].map(([plane, said]) => ({
    component: {
      id: `${service}/${plane}`,
      service,
      startupMs: readDuration(said.startup ?? whole.startup ?? '0s'),
    },
    entries: [...whole.entries, ...said.entries],
  }));
}

function requirementsOf(
  from: string,
  written: WrittenRequirement,
  services: ReadonlyMap<string, Merged>,
): FlatRequirement[] {
  const { kind, references, atLeast, terms } = readEntry(written);
  const targets = references.map((reference) => resolve(reference, services));
  if (targets.flat().includes(from)) throw new Error(`${from} depends on itself`);
  const made = (members: readonly string[]): FlatRequirement => ({
    from,
    members: [...members].sort(compare),
    atLeast,
    strength: terms.strength ?? 'hard',
    phase: terms.phase ?? 'always',
    toleratesMs: readDuration(terms.tolerates ?? '0s'),
    ...(terms.for === undefined ? {} : { for: terms.for }),
  });
  if (kind === 'single') return targets.flat().map((target) => made([target]));

  if (targets.some((components) => components.length > 1)) throw new Error('a member is several components');
  const members = targets.flat();
  if (members.length < 2 || new Set(members).size < members.length) throw new Error('members not distinct');
  if (atLeast < 1 || atLeast > members.length) throw new Error(`at least ${atLeast} of ${members.length}`);
  return [made(members)];
}

/** A bare reference means the service itself, its data plane if it has planes, all of them if none is data. */
function resolve(reference: string, services: ReadonlyMap<string, Merged>): string[] {
  const [id = '', plane] = reference.split('/');
  const service = services.get(id);
  if (service === undefined) throw new Error(`no service ${reference}`);
  const own: readonly string[] = [...service.planes.keys()];
  if (plane !== undefined) {
    if (!own.includes(plane)) throw new Error(`no plane ${reference}`);
    return [reference];
  }
  if (own.length === 0) return [id];
  return own.includes('data') ? [`${id}/data`] : own.map((name) => `${id}/${name}`);
}

/** Two requirements of one component on the same members with the same phase are a mistake. */
function refuseDuplicates(sorted: readonly FlatRequirement[]): void {
  for (const [index, requirement] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before?.from !== requirement.from || compareRequirements(before, requirement) !== 0) continue;
    throw new Error(`${requirement.from} needs ${requirement.members.join(', ')} twice`);
  }
}
