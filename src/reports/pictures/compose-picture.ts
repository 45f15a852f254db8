import type {
  Picture,
  PictureArea,
  PictureComponent,
  PictureEdge,
  PictureFrame,
  PictureNode,
  PictureState,
} from '../../document/picture.ts';
import { type RequirementView, requirementView } from '../../model/requirement-view.ts';
import type { Component, ServiceGraph } from '../../model/service-graph.ts';

/** What a report has to say of a picture; the rest follows from the graph. */
export interface PictureContent extends Pick<Picture, 'title' | 'summary' | 'flow'> {
  /** Numbers of the components to draw. */
  readonly components: readonly number[];
  /** What is said of each of them; nothing when absent. */
  readonly node?: (
    component: Component,
  ) => Partial<Pick<PictureComponent, 'state' | 'role' | 'when' | 'badges'>>;
  /** Whether a requirement between drawn components is drawn; all are when absent. */
  readonly isDrawn?: (requirement: RequirementView) => boolean;
  /** What an edge is to the answer. */
  readonly edgeRole?: (requirement: RequirementView, member: string) => PictureEdge['role'];
  /** The state of a group. */
  readonly groupState?: (requirement: RequirementView) => PictureState | undefined;
  readonly waves?: Picture['waves'];
  /** How many components are left out because nothing reaches them. */
  readonly unaffectedCount?: number;
}

/**
 * Makes a picture of some components of a graph: boxes, frames around the planes of a service, joints for groups,
 * one edge from one box to another, and areas where there is more than one cell or region.
 *
 * Cost: linear in the components to draw and their requirements.
 */
export function composePicture(graph: ServiceGraph, content: PictureContent): Picture {
  const { title, summary, flow, waves = [], unaffectedCount = 0 } = content;
  const components = content.components.flatMap((number) => graph.components[number] ?? []);
  const drawn = new Set(components.map(({ id }) => id));
  const nameOf = new Map(graph.services.map(({ id, name }) => [id, name]));
  const requirements = requirementsAmong(graph, content, drawn);
  const groups = requirements.filter(({ members }) => members.length > 1);
  return {
    title,
    summary,
    flow,
    nodes: [
      ...components.map((each) => componentNode(nameOf.get(each.service) ?? each.service, each, content)),
      ...groups.map((group) => jointNode(group, content)),
    ],
    edges: strongestOfEach(requirements.flatMap((requirement) => edgesOf(requirement, drawn, content))),
    frames: framesOf(components, nameOf),
    // Rows and columns at once are one too many.
    areas: waves.length > 0 ? [] : areasOf(components),
    waves,
    unaffectedCount,
  };
}

function requirementsAmong(
  graph: ServiceGraph,
  { components, isDrawn = () => true }: PictureContent,
  drawn: ReadonlySet<string>,
): RequirementView[] {
  const { requirementStart } = graph.compact;
  return components.flatMap((component) => {
    const start = requirementStart[component] ?? 0;
    const count = (requirementStart[component + 1] ?? 0) - start;
    const own = Array.from({ length: count }, (_, index) => requirementView(graph, start + index));
    return own.filter((each) => each.members.some((member) => drawn.has(member)) && isDrawn(each));
  });
}

function componentNode(label: string, component: Component, { node }: PictureContent): PictureNode {
  const { role = 'other', badges = [], ...said } = node?.(component) ?? {};
  return {
    kind: 'component',
    id: component.id,
    label,
    ...(component.plane !== undefined && { plane: component.plane }),
    role,
    badges: component.external ? [...badges, 'external'] : badges,
    ...said,
  };
}

/** Ids of components have no spaces, so a joint's is never one of theirs. */
function jointId({ dependent, atLeast, members, phase }: RequirementView): string {
  return `${dependent} needs ${atLeast} of ${members.join(' ')} ${phase}`;
}

function jointNode(group: RequirementView, { groupState }: PictureContent): PictureNode {
  const state = groupState?.(group);
  return {
    kind: 'joint',
    id: jointId(group),
    atLeast: group.atLeast,
    memberCount: group.members.length,
    ...(state !== undefined && { state }),
  };
}

function edgesOf(
  requirement: RequirementView,
  drawn: ReadonlySet<string>,
  { flow, edgeRole = () => 'other' }: PictureContent,
): PictureEdge[] {
  const { dependent, members, strength, phase } = requirement;
  // Where starts are what is drawn, it makes no difference.
  const toStart = phase === 'startup' && flow !== 'start' && { toStart: true as const };
  const reached = members.filter((member) => drawn.has(member));
  if (members.length === 1) {
    return reached.map((to) => ({
      from: dependent,
      to,
      strength,
      ...toStart,
      role: edgeRole(requirement, to),
    }));
  }
  const joint = jointId(requirement);
  const roles = reached.map((member) => edgeRole(requirement, member));
  const role = roles.find((each) => each !== 'other') ?? 'other';
  return [
    { from: dependent, to: joint, strength, ...toStart, role },
    ...reached.map(
      (to, index): PictureEdge => ({
        from: joint,
        to,
        strength,
        ...toStart,
        role: roles[index] ?? 'other',
      }),
    ),
  ];
}

const strengthOrder = ['hard', 'soft', 'async'];

/** One edge from one node to another: the one that matters to the answer, else the strongest. */
function strongestOfEach(edges: readonly PictureEdge[]): PictureEdge[] {
  const weight = ({ role, strength, toStart }: PictureEdge) =>
    (role === 'other' ? 10 : 0) + (toStart ? 5 : 0) + strengthOrder.indexOf(strength);
  const chosen = new Map<string, PictureEdge>();
  for (const edge of edges) {
    const key = JSON.stringify([edge.from, edge.to]);
    const known = chosen.get(key);
    if (known === undefined || weight(edge) < weight(known)) chosen.set(key, edge);
  }
  return [...chosen.values()];
}

function framesOf(components: readonly Component[], nameOf: ReadonlyMap<string, string>): PictureFrame[] {
  const planes = grouped(components, ({ service }) => service);
  return [...planes].flatMap(([id, inside]) =>
    inside.length < 2 ? [] : { id, label: nameOf.get(id) ?? id, members: inside.map((each) => each.id) },
  );
}

/** Cells where there are some, else regions; none where all would be in one, or each alone in its own. */
function areasOf(components: readonly Component[]): PictureArea[] {
  const hasCells = components.some(({ cell }) => cell !== undefined);
  const groups = grouped(components, ({ cell, region }) => (hasCells ? cell : region));
  const areas = [...groups].flatMap(([label, inside]): PictureArea[] =>
    label === undefined ? [] : [{ label, members: inside.map(({ id }) => id) }],
  );
  const isTelling = groups.size > 1 && areas.some(({ members }) => members.length > 1);
  return isTelling ? areas : [];
}

function grouped<Key>(components: readonly Component[], keyOf: (component: Component) => Key) {
  const groups = new Map<Key, Component[]>();
  for (const component of components) {
    const key = keyOf(component);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [component]);
    else group.push(component);
  }
  return groups;
}
