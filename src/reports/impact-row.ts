import { type ComponentImpact, onsetOf } from '../analysis/impact.ts';
import type { Text, Tone } from '../document/document.ts';
import { requirementView } from '../model/requirement-view.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import type { State } from '../model/vocabulary.ts';
import { spareText } from './passage-text.ts';
import { id, ids, quiet } from './phrases.ts';
import { pointInTime } from './point-in-time.ts';
import { need, purpose, qualities } from './requirement-text.ts';

/** One line of a scenario's timetable. */
export interface ImpactRow {
  /** When, component, state, because. */
  readonly cells: readonly Text[];
  /** Time, roots first, weight of the tone, hops: rows sort by these, then by id. */
  readonly order: readonly number[];
  readonly id: string;
}

/** Whether somebody would say that it is affected: a lost spare alone is not felt. */
export function isAffected({ state, frozen }: ComponentImpact): boolean {
  return state !== 'ok' || frozen !== undefined;
}

const toneOrder: readonly Tone[] = ['down', 'degraded', 'delayed', 'frozen', 'exposed', 'ok'];

/** The row of one component; `stateOf` knows the state of every component that is not ok. */
export function impactRow(
  graph: ServiceGraph,
  stateOf: ReadonlyMap<string, State>,
  component: ComponentImpact,
): ImpactRow {
  const { frozen, exposed } = component;
  const tones: Tone[] = [];
  const reasons: Text[] = [];
  if (component.state !== 'ok') {
    tones.push(component.state);
    reasons.push(cause(graph, stateOf, component));
  }
  if (frozen !== undefined) {
    tones.push('frozen');
    const requirement = requirementView(graph, frozen.requirement);
    reasons.push(['cannot start: ', ...need(requirement), ...lostMembers(requirement.members, frozen.lost)]);
  }
  if (exposed !== undefined) {
    tones.push('exposed');
    reasons.push(lostRedundancy(graph, exposed));
  }
  const time = Math.min(
    onsetOf(component),
    component.state === 'ok' ? (frozen?.sinceMs ?? exposed?.sinceMs ?? 0) : Number.POSITIVE_INFINITY,
  );
  return {
    cells: [
      [pointInTime(time)],
      [id(component.component)],
      tones.flatMap((tone, index): Text => [index === 0 ? '' : ' ', { kind: 'tone', tone }]),
      reasons.flatMap((reason, index): Text => (index === 0 ? reason : ['; ', ...reason])),
    ],
    order: [time, component.root ? 0 : 1, toneOrder.indexOf(tones[0] ?? 'ok'), component.hops ?? 0],
    id: component.component,
  };
}

function cause(
  graph: ServiceGraph,
  stateOf: ReadonlyMap<string, State>,
  { causes, state }: ComponentImpact,
): Text {
  const [first] = causes;
  if (first === undefined) return [quiet('the given failure')];
  const requirement = requirementView(graph, first.requirement);
  const lost = causes.map(({ component }) => component);
  const milder = state === 'down' ? [] : targetState(stateOf, lost);
  return [...need(requirement), ...lostMembers(requirement.members, lost), ...milder];
}

/** `, which is degraded`: said where it is not simply down. */
function targetState(stateOf: ReadonlyMap<string, State>, [only, ...others]: readonly string[]): Text {
  const state = stateOf.get(only ?? '') ?? 'down';
  return others.length > 0 || state === 'down' ? [] : [', which is ', { kind: 'tone', tone: state }];
}

/** `; zk-1 and zk-2 lost`: said of groups, where the requirement alone does not tell. */
function lostMembers(members: readonly string[], lost: readonly string[]): Text {
  return members.length === 1 ? [] : ['; lost ', ...ids(lost, 4)];
}

function lostRedundancy(graph: ServiceGraph, { requirement, lost, spare }: Exposure): Text {
  const view = requirementView(graph, requirement);
  return ['lost ', ...ids(lost, 4), ...purpose(view), ...qualities(view), `, ${spareText(spare)}`];
}

type Exposure = NonNullable<ComponentImpact['exposed']>;
