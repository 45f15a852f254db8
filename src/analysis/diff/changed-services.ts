import type { Component, ServiceGraph } from '../../model/service-graph.ts';

/** One value that is said of a service or of one of its planes. */
export type FieldValue = string | number | boolean | readonly string[] | undefined;

/** What is said of a component; in the order in which it is told. */
const fields = [
  'name',
  'owner',
  'tier',
  'slo',
  'startupMs',
  'region',
  'cell',
  'external',
  'tags',
  'description',
  'links',
] as const satisfies readonly (keyof Component)[];
export type ServiceField = (typeof fields)[number];

/** A value that differs. */
export interface FieldChange {
  /** The service when all of it changed so, else one component of it. */
  readonly subject: string;
  readonly field: ServiceField;
  readonly before: FieldValue;
  readonly after: FieldValue;
}

/** One service that is not on both sides as it is. */
export interface ServiceChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly id: string;
  /** Components that only one side has; those of a service that was added or removed as a whole included. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Empty unless it is on both sides. */
  readonly fields: readonly FieldChange[];
}

/** The services that differ, by id; what they require is told apart. Cost: linear in the components of both. */
export function changedServices(base: ServiceGraph, head: ServiceGraph): readonly ServiceChange[] {
  const before = componentsByService(base);
  const after = componentsByService(head);
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  return ids.flatMap((id): ServiceChange[] => {
    const old = before.get(id);
    const now = after.get(id);
    const added = idsIn(now).filter((component) => !idsIn(old).includes(component));
    const removed = idsIn(old).filter((component) => !idsIn(now).includes(component));
    if (old === undefined) return [{ kind: 'added', id, added, removed, fields: [] }];
    if (now === undefined) return [{ kind: 'removed', id, added, removed, fields: [] }];
    const changes = fieldChanges(id, old, now);
    const isSame = added.length === 0 && removed.length === 0 && changes.length === 0;
    return isSame ? [] : [{ kind: 'changed', id, added, removed, fields: changes }];
  });
}

function componentsByService({ components }: ServiceGraph): ReadonlyMap<string, readonly Component[]> {
  const byService = new Map<string, Component[]>();
  for (const component of components) {
    const known = byService.get(component.service);
    if (known === undefined) byService.set(component.service, [component]);
    else known.push(component);
  }
  return byService;
}

function idsIn(components: readonly Component[] = []): readonly string[] {
  return components.map(({ id }) => id);
}

/** What changed alike for all components that both sides have is said once, of the service. */
function fieldChanges(
  service: string,
  before: readonly Component[],
  after: readonly Component[],
): readonly FieldChange[] {
  const pairs = before.flatMap((old) => {
    const now = after.find(({ id }) => id === old.id);
    return now === undefined ? [] : [{ old, now }];
  });
  return fields.flatMap((field) => {
    const changes = pairs
      .filter(({ old, now }) => !isSame(old[field], now[field]))
      .map(({ old, now }) => ({ subject: old.id, field, before: old[field], after: now[field] }));
    const [first] = changes;
    const isOfAll =
      first !== undefined &&
      changes.length === pairs.length &&
      changes.every((each) => isSame(each.before, first.before) && isSame(each.after, first.after));
    return isOfAll ? [{ ...first, subject: service }] : changes;
  });
}

function isSame(a: FieldValue, b: FieldValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
