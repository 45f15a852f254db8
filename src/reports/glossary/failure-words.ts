import type { Word } from './word.ts';

/** Words for what a failure does. */
export const failureWords: readonly Word[] = [
  {
    id: 'affected',
    title: 'not ok, or frozen',
    explanation: `Down, degraded, delayed, or running and not able to start. Who is only exposed is not affected: a lost spare is not felt.`,
  },
  {
    id: 'blast-radius',
    title: 'what happens to the others when a component is down for ever',
    explanation: `Counted are the other components that end down, degraded or delayed, and those of the rest that are frozen.
\`faultline rank\` lists them.`,
  },
  {
    id: 'degraded',
    title: 'a state: part of the function is lost, or slow',
    explanation: `A hard dependent is degraded too. A soft or async one is ok.`,
  },
  {
    id: 'delayed',
    title: 'a state: work queues up or answers are stale',
    explanation: `Callers do not fail. A hard dependent is delayed too. A soft or async one is ok.`,
  },
  {
    id: 'down',
    title: 'a state: the function is lost',
    explanation: `A hard dependent is down too, a soft one is degraded, an async one delayed.`,
  },
  {
    id: 'exposed',
    title: 'a group has lost a member and still holds',
    explanation: `Redundancy is gone: the next member that is lost may be one too many. It is no state; a component can be ok and
exposed.`,
  },
  {
    id: 'frozen',
    title: 'running, but it could not be started, restarted or scaled now',
    explanation: `A hard requirement with phase \`always\` or \`startup\` has lost its target. It is no state; a component can be ok
and frozen.`,
  },
  {
    id: 'near',
    title: 'not affected, and next to what is',
    explanation: `It needs something that is not ok or that is frozen, and a requirement stopped the failure there: soft or async and the
failure too mild, only to start, a group that holds, a tolerance that has not run out, or a target that runs on.`,
  },
  {
    id: 'ok',
    title: 'a state: nothing is wrong, as far as anybody notices',
    explanation: `A component that is ok can be frozen or exposed all the same.`,
  },
  {
    id: 'onset',
    title: 'when a component comes to a state',
    explanation: `Counted from the start of the scenario: \`t+5m\` is five minutes after it. In a replay, how much too early or too late it was
predicted.`,
  },
  {
    id: 'root',
    title: 'what fails by itself, as it was given',
    explanation: `Everything else in an answer follows from it. A service that has planes, named as a whole, fails with all of them; the
time behind \`@\` is when.`,
  },
  {
    id: 'scenario',
    title: 'what fails, in which state and when',
    explanation: `\`impact dynamodb=degraded sts@30m\` is one: the words behind \`impact\`, \`report\` and \`diagram --impact\`.`,
  },
  {
    id: 'step',
    title: 'one requirement on the way of a failure',
    explanation: `Two steps away is who needs something that needs what failed. JSON calls their number \`hops\`.`,
  },
];
