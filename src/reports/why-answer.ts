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
    ` at ${pointInTime(worst.onsetMs[worst.state] ?? 0)}, ${counted(failure.length, 'step')} away.`,
  ];
}

/** `lambda stays ok: fargate needs ec2/control, to start: stops here …`. */
function survival({ dependents, horizonMs, outcome, subgraph }: Why): Text {
  const flags: Text[] = [];
  if (outcome.some(({ frozen }) => frozen !== undefined)) flags.push([tone('frozen')]);
  if (outcome.some(({ exposed }) => exposed !== undefined)) flags.push([tone('exposed')]);
  return [
    ...ids(dependents, 4),
    dependents.length === 1 ? ' stays ' : ' stay ',
    tone('ok'),
    ...(horizonMs === undefined ? [] : [` until ${pointInTime(horizonMs)}`]),
    ...(flags.length === 0 ? [] : [', though ', ...enumerated(flags)]),
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
