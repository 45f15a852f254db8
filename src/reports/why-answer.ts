import type { ComponentImpact } from '../analysis/impact.ts';
import type { Step, Why } from '../analysis/why.ts';
import type { Text } from '../document/document.ts';
import { stopsFailure, stopText } from './passage-text.ts';
import { counted, enumerated, id, ids, tone } from './phrases.ts';
import { pointInTime } from './point-in-time.ts';
import { scenarioText } from './scenario-text.ts';

/** The verdict in one sentence: it falls, it is stopped and by what, or there is nothing between the two. */
export function whyAnswer(result: Why): Text {
  const { dependents, roots, shortest, outcome, failure } = result;
  if (shortest.length === 0) {
    return [
      ...ids(dependents, 4),
      dependents.length === 1 ? ' does' : ' do',
      ' not depend on ',
      ...ids([...new Set(roots.map(({ component }) => component))], 4),
      '.',
    ];
  }
  const lead: Text = [...scenarioText(roots), ' → '];
  const [worst] = outcome;
  if (worst === undefined || worst.state === 'ok') return [...lead, ...survival(result), '.'];
  return [
    ...lead,
    id(worst.component),
    ' ',
    tone(worst.state),
    ` at ${pointInTime(worst.onsetMs[worst.state] ?? 0)}, ${counted(failure.length, 'step')} away`,
    ...andFlags(worst, ', and '),
    ...otherClauses(result, worst.component),
    '.',
  ];
}

/** Past so many clauses the sentence is none. */
const mostClauses = 3;

/** What becomes of the others that were asked about, such as the other plane, a clause for those that fare alike. */
function otherClauses({ dependents, outcome, horizonMs }: Why, worst: string): Text {
  const impacts = new Map(outcome.map((each) => [each.component, each]));
  const clauses = new Map<
    string,
    { readonly components: string[]; readonly fate: (count: number) => Text }
  >();
  const ordered = [
    ...outcome.map(({ component }) => component),
    ...dependents.filter((it) => !impacts.has(it)),
  ];
  for (const component of ordered.filter((each) => each !== worst)) {
    const fate = fateText(impacts.get(component), horizonMs);
    const key = JSON.stringify(fate(1));
    const known = clauses.get(key);
    if (known === undefined) clauses.set(key, { components: [component], fate });
    else known.components.push(component);
  }
  const all = [...clauses.values()];
  const left = all.slice(mostClauses).reduce((sum, { components }) => sum + components.length, 0);
  return [
    ...all.slice(0, mostClauses).flatMap(({ components, fate }): Text => {
      return ['; ', ...ids(components, 4), ...fate(components.length)];
    }),
    ...(left === 0 ? [] : [`; and ${left} more`]),
  ];
}

/** Behind so many ids: ` degraded at t+5m`, ` stays ok, though frozen from t+5m on`. */
function fateText(impact: ComponentImpact | undefined, horizonMs: number | undefined) {
  const stays = (count: number) => (count === 1 ? ' stays ' : ' stay ');
  const until = horizonMs === undefined ? '' : ` until ${pointInTime(horizonMs)}`;
  if (impact === undefined) return (count: number): Text => [stays(count), tone('ok'), until];
  const { state, onsetMs } = impact;
  if (state === 'ok') return (count: number): Text => [stays(count), tone('ok'), until, ...though([impact])];
  return (): Text => [
    ' ',
    tone(state),
    ` at ${pointInTime(onsetMs[state] ?? 0)}`,
    ...andFlags(impact, ' and '),
  ];
}

/** `, though frozen from t+5m on`, or nothing. */
function though(impacts: readonly ComponentImpact[]): Text {
  const flags = flagTexts(impacts);
  return flags.length === 0 ? [] : [', though ', ...enumerated(flags)];
}

/** ` and frozen from t+5m on`, or nothing: what is down has lost more than that. */
function andFlags(impact: ComponentImpact, and: string): Text {
  const flags = impact.state === 'down' ? [] : flagTexts([impact]);
  return flags.length === 0 ? [] : [and, ...enumerated(flags)];
}

/** The flags that any of them has, from when on the first of them has it. */
function flagTexts(impacts: readonly ComponentImpact[]): Text[] {
  return (['frozen', 'exposed'] as const).flatMap((flag) => {
    const since = impacts.flatMap((impact) => impact[flag]?.sinceMs ?? []);
    return since.length === 0
      ? []
      : [[tone(flag), ` from ${pointInTime(since.reduce((first, each) => Math.min(first, each)))} on`]];
  });
}

/** `lambda stays ok: fargate needs ec2/control, to start: stops here …`. */
function survival({ dependents, horizonMs, outcome, subgraph }: Why): Text {
  return [
    ...ids(dependents, 4),
    dependents.length === 1 ? ' stays ' : ' stay ',
    tone('ok'),
    ...(horizonMs === undefined ? [] : [` until ${pointInTime(horizonMs)}`]),
    ...though(outcome),
    '; ',
    ...stopper(subgraph.steps.filter(({ passage }) => stopsFailure(passage))),
  ];
}

/** Names the one requirement that stops the failure, or counts them. */
function stopper(stopping: readonly Step[]): Text {
  const [only] = stopping;
  const places = new Set(stopping.map(({ requirement }) => requirement.number));
  if (only === undefined || places.size > 1)
    return [`the failure is stopped in ${counted(places.size, 'place')}`];
  return stopText(only);
}
