import type { PlaneDeclaration, ServiceDeclaration } from '../model/manifest.ts';
import { type Plane, planes } from '../model/vocabulary.ts';
import { type AttributesDraft, attributeKeys, makeAttributesDraft, readAttribute } from './attributes.ts';
import { isExtension, reportUnknownKey } from './known-keys.ts';
import { readId } from './names.ts';
import type { Entry, Node } from './node.ts';
import type { Problems } from './problems.ts';
import { spanned } from './scalars.ts';
import { reportWrongType } from './wrong-type.ts';

/**
 * What `services` says, where every key is an id, `x-ray` too. A service whose id cannot be used is reported,
 * checked all the same, and left out.
 */
export function readServices(node: Node, problems: Problems): readonly ServiceDeclaration[] {
  if (node.kind !== 'map') {
    const hint =
      node.kind === 'list'
        ? 'each service is a key of it, like `services: { web: { dependsOn: [db] } }`'
        : undefined;
    reportWrongType('`services` takes', 'a map', node, problems, hint);
    return [];
  }
  const services: ServiceDeclaration[] = [];
  for (const entry of node.entries) {
    const service = readService(entry, problems);
    if (service !== undefined) services.push(service);
  }
  return services;
}

const serviceKeys = [...attributeKeys, 'planes'] as const;

/** One service; undefined, and reported, when its id cannot be used. */
export function readService({ key, value }: Entry, problems: Problems): ServiceDeclaration | undefined {
  const id = readId(key, problems);
  const draft = makeAttributesDraft();
  let planesOfService: readonly PlaneDeclaration[] = [];
  for (const entry of readBody('a service', value, problems)) {
    if (entry.key.text === 'planes') planesOfService = readPlanes(entry.value, problems);
    else readAttributeOf('a service', serviceKeys, entry, draft, problems);
  }
  return id && { id, planes: planesOfService, ...draft };
}

/** What `planes` says. */
export function readPlanes(node: Node, problems: Problems): readonly PlaneDeclaration[] {
  if (node.kind !== 'map') {
    reportWrongType('`planes` takes', 'a map', node, problems);
    return [];
  }
  const found: PlaneDeclaration[] = [];
  for (const { key, value } of node.entries) {
    const plane = planes.find((candidate) => candidate === key.text);
    if (plane !== undefined) {
      found.push({ plane: spanned<Plane>(plane, key, problems), ...readPlane(value, problems) });
    } else if (!isExtension(key)) {
      reportUnknownKey(key, '`planes`', planes, problems);
    }
  }
  return found;
}

/** What a plane says. */
export function readPlane(node: Node, problems: Problems): AttributesDraft {
  const draft = makeAttributesDraft();
  for (const entry of readBody('a plane', node, problems)) {
    readAttributeOf('a plane', attributeKeys, entry, draft, problems);
  }
  return draft;
}

function readAttributeOf(
  owner: string,
  known: readonly string[],
  entry: Entry,
  draft: AttributesDraft,
  problems: Problems,
): void {
  if (readAttribute(entry, draft, problems) || isExtension(entry.key)) return;
  reportUnknownKey(entry.key, owner, known, problems);
}

/** The entries of a service or plane. Nothing at all (`lambda:`) is one without attributes. */
function readBody(owner: string, node: Node, problems: Problems): readonly Entry[] {
  if (node.kind === 'map') return node.entries;
  const isNothing = node.kind === 'scalar' && node.value === null;
  if (!isNothing) reportWrongType(`${owner} is`, 'a map', node, problems);
  return [];
}
