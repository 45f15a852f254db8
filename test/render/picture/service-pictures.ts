import { type ComponentImpact, type Impact, impact } from '../../../src/analysis/impact.ts';
import type {
  Picture,
  PictureBadge,
  PictureEdge,
  PictureEdgeRole,
  PictureNode,
  PictureState,
} from '../../../src/document/picture.ts';
import { formatDuration } from '../../../src/model/duration.ts';
import type { ServiceGraph } from '../../../src/model/service-graph.ts';
import { strengths } from '../../../src/model/vocabulary.ts';

/** Pictures of real graphs, made the obvious way, to look at layouts before and beside the reports. */
export function pictureOfGraph(graph: ServiceGraph): Picture {
  return pictureOf(graph, new Set(graph.components.keys()), undefined);
}

/** What a service's failure touches. */
export function pictureOfImpact(graph: ServiceGraph, service: string): Picture {
  const roots = graph.components
    .filter((component) => component.id === service || component.service === service)
    .map(({ id }) => ({ component: id, state: 'down' as const, atMs: 0 }));
  const result = impact(graph, roots);
  const touched = new Set(result.components.map(({ component }) => component));
  const shown = graph.components.flatMap(({ id }, number) => (touched.has(id) ? [number] : []));
  return pictureOf(graph, new Set(shown), result);
}

function pictureOf(graph: ServiceGraph, shown: ReadonlySet<number>, result: Impact | undefined): Picture {
  const impactOf = new Map(result?.components.map((one) => [one.component, one]));
  const numbers = [...shown].sort((a, b) => a - b);
  const ids = numbers.map((number) => graph.components[number]?.id ?? '');
  const { nodes: joints, edges } = requirementsOf(graph, shown, impactOf);
  const frames = graph.services
    .map(({ id, name, components }) => ({
      id,
      label: name,
      members: components.filter((one) => shown.has(one)),
    }))
    .filter(({ members }) => members.length > 1)
    .map((frame) => ({ ...frame, members: frame.members.map((one) => graph.components[one]?.id ?? '') }));
  const roots = result?.roots.map(({ component }) => component).join(', ');
  return {
    title: roots === undefined ? (graph.title ?? 'Services') : `${roots} down`,
    summary: `${ids.length} of ${graph.components.length} components, ${edges.length} dependencies.`,
    flow: result === undefined ? 'needs' : 'failure',
    nodes: [...numbers.map((number) => nodeOf(graph, number, result && impactOf)), ...joints],
    edges,
    frames,
    areas: areasOf(graph, numbers, 'cell') ?? areasOf(graph, numbers, 'region') ?? [],
    waves: [],
    unaffectedCount: graph.components.length - ids.length,
  };
}

function nodeOf(
  graph: ServiceGraph,
  number: number,
  impactOf: ReadonlyMap<string, ComponentImpact> | undefined,
): PictureNode {
  const { id, name, plane, external } = graph.components[number] as ServiceGraph['components'][number];
  const found = impactOf?.get(id);
  const badges: PictureBadge[] = [];
  if (found?.frozen !== undefined) badges.push('frozen');
  if (found?.exposed !== undefined) badges.push('exposed');
  if (external) badges.push('external');
  const onset = found === undefined || found.state === 'ok' ? undefined : found.onsetMs[found.state];
  return {
    kind: 'component',
    id,
    label: name,
    ...(plane === undefined ? {} : { plane }),
    ...(impactOf === undefined ? {} : { state: found?.state ?? 'ok' }),
    role: found?.root ? 'root' : 'other',
    ...(onset === undefined ? {} : { when: `t+${formatDuration(onset)}` }),
    badges,
  };
}

function requirementsOf(
  graph: ServiceGraph,
  shown: ReadonlySet<number>,
  impactOf: ReadonlyMap<string, ComponentImpact>,
): { nodes: PictureNode[]; edges: PictureEdge[] } {
  const { compact } = graph;
  const idOf = (number: number): string => graph.components[number]?.id ?? '';
  const nodes: PictureNode[] = [];
  const edges: PictureEdge[] = [];
  for (let requirement = 0; requirement < compact.requirementCount; requirement++) {
    const dependent = compact.dependent[requirement] ?? 0;
    const members = [
      ...compact.member.slice(compact.memberStart[requirement], compact.memberStart[requirement + 1]),
    ];
    const drawn = members.filter((member) => shown.has(member));
    if (!shown.has(dependent) || drawn.length === 0) continue;
    const strength = strengths[compact.strength[requirement] ?? 0] ?? 'hard';
    const causes = impactOf.get(idOf(dependent))?.causes ?? [];
    const role: PictureEdgeRole = causes.some((cause) => cause.requirement === requirement)
      ? 'cause'
      : 'other';
    if (members.length === 1) {
      edges.push({ from: idOf(dependent), to: idOf(members[0] ?? 0), strength, role });
      continue;
    }
    const joint = `${idOf(dependent)} group ${requirement}`;
    const atLeast = compact.atLeast[requirement] ?? 1;
    const memberStates = members.map((member): PictureState => impactOf.get(idOf(member))?.state ?? 'ok');
    const order: readonly PictureState[] = ['ok', 'delayed', 'degraded', 'down'];
    const state = memberStates.sort((a, b) => order.indexOf(a) - order.indexOf(b))[atLeast - 1] ?? 'ok';
    const said = impactOf.size === 0 ? {} : { state };
    nodes.push({ kind: 'joint', id: joint, atLeast, memberCount: members.length, ...said });
    edges.push({ from: idOf(dependent), to: joint, strength, role });
    for (const member of drawn) edges.push({ from: joint, to: idOf(member), strength, role });
  }
  return { nodes, edges };
}

function areasOf(
  graph: ServiceGraph,
  shown: readonly number[],
  key: 'cell' | 'region',
): Picture['areas'] | undefined {
  const areas = new Map<string, string[]>();
  for (const number of shown) {
    const component = graph.components[number];
    const label = component?.[key];
    if (component === undefined || label === undefined) continue;
    areas.set(label, [...(areas.get(label) ?? []), component.id]);
  }
  // A column for each of a few single components says less than it takes room.
  const worthIt = areas.size > 1 && [...areas.values()].some((members) => members.length > 1);
  return worthIt ? [...areas].map(([label, members]) => ({ label, members })) : undefined;
}
