import type { ComponentImpact, Impact } from '../analysis/impact.ts';
import { levelOf } from '../analysis/propagation/propagation.ts';
import type { Text, Tone } from '../document/document.ts';
import { componentNumber } from '../model/component-ids.ts';
import { requirementView } from '../model/requirement-view.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { type State, states } from '../model/vocabulary.ts';
import { spareText } from './passage-text.ts';
import { id, ids, quiet, tone } from './phrases.ts';
import { pointInTime } from './point-in-time.ts';
import { need, purpose, qualities } from './requirement-text.ts';

/** The state that a component comes to. */
export type StateOf = (component: string) => State;

export function stateIn(graph: ServiceGraph, { fates }: Impact): StateOf {
  return (component) => states[levelOf(fates.propagation, componentNumber(graph, component) ?? -1)];
}

/** One line of a timetable: when, component, state, because. */
export function impactRow(
  graph: ServiceGraph,
  stateOf: StateOf,
  component: ComponentImpact,
): readonly Text[] {
  const { state, frozen, exposed } = component;
  const tones: Text[] = [];
  const reasons: Text[] = [];
  if (state !== 'ok') {
    tones.push([tone(state)]);
    reasons.push([...cause(graph, stateOf, component), ...before(component)]);
  }
  if (frozen !== undefined) {
    tones.push(flagText('frozen', frozen, component));
    const requirement = requirementView(graph, frozen.requirement);
    const lost: Text = requirement.members.length > 1 ? ['; lost ', ...ids(frozen.lost, 4)] : [];
    reasons.push(['cannot start: ', ...need(requirement), ...lost]);
  }
  if (exposed !== undefined) {
    tones.push(flagText('exposed', exposed, component));
    reasons.push(lostRedundancy(graph, exposed));
  }
  return [
    [pointInTime(component.beginMs)],
    [id(component.component)],
    tones.flatMap((each, index): Text => (index === 0 ? each : [' ', ...each])),
    reasons.flatMap((reason, index): Text => (index === 0 ? reason : ['; ', ...reason])),
  ];
}

/** `◊ frozen`, and `◊ frozen t+5m` where that is not the time of the row. */
function flagText(flag: Tone, { sinceMs }: { readonly sinceMs: number }, { beginMs }: ComponentImpact): Text {
  return sinceMs === beginMs ? [tone(flag)] : [tone(flag), ` ${pointInTime(sinceMs)}`];
}

function cause(graph: ServiceGraph, stateOf: StateOf, { causes }: ComponentImpact): Text {
  const [first] = causes;
  if (first === undefined) return [quiet('the given failure')];
  const requirement = requirementView(graph, first.requirement);
  if (requirement.members.length > 1) return [...need(requirement), ...membersLost(stateOf, causes)];
  const reached = stateOf(first.component);
  return [...need(requirement), ...(reached === 'down' ? [] : [', which is ', tone(reached)])];
}

/** `; degraded from t+0 on`: said where it was not well before it came to its state. */
function before({ state, onsetMs }: ComponentImpact): Text {
  const worst = states.indexOf(state);
  const milder = states.slice(1, worst).filter((each, index) => {
    const next = states[index + 2];
    return (
      each !== 'ok' && next !== 'ok' && next !== undefined && (onsetMs[each] ?? 0) < (onsetMs[next] ?? 0)
    );
  });
  return milder.flatMap((each): Text => {
    const from = each === 'ok' ? 0 : (onsetMs[each] ?? 0);
    return ['; ', tone(each), ` from ${pointInTime(from)} on`];
  });
}

/**
 * `; lost zk-1 and zk-2`, `; zk-1 down, zk-2 degraded`: said of a group, where the requirement alone does not tell
 * who it was.
 */
function membersLost(stateOf: StateOf, causes: ComponentImpact['causes']): Text {
  const inState = (state: State) =>
    causes.map(({ component }) => component).filter((each) => stateOf(each) === state);
  const parts = states.toReversed().flatMap((state): { state: Tone; members: readonly string[] }[] => {
    const members = inState(state);
    return state === 'ok' || members.length === 0 ? [] : [{ state, members }];
  });
  const [only] = parts;
  if (parts.length === 1 && only?.state === 'down') return ['; lost ', ...ids(only.members, 4)];
  return parts.flatMap(
    ({ state, members }, index): Text => [index === 0 ? '; ' : ', ', ...ids(members, 4), ' ', tone(state)],
  );
}

function lostRedundancy(graph: ServiceGraph, { requirement, lost, spare }: Exposure): Text {
  const view = requirementView(graph, requirement);
  return ['lost ', ...ids(lost, 4), ...purpose(view), ...qualities(view), `, ${spareText(spare)}`];
}

type Exposure = NonNullable<ComponentImpact['exposed']>;
