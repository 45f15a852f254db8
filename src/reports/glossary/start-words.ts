import type { Word } from './word.ts';

/** Words for starts, recoveries and cycles. */
export const startWords: readonly Word[] = [
  {
    id: 'breakable',
    title: 'a startup cycle that starts all the same',
    explanation: `Some of the waiting is for a member of a group, and another member serves in its stead. \`faultline cycles\` says which.`,
  },
  {
    id: 'core',
    title: 'a part of a deadlock whose members wait for one another',
    explanation: `It waits for nothing outside of itself that is stuck, so that making one of its ways out is enough to start it.`,
  },
  {
    id: 'critical-path',
    title: 'the chain of starts that takes longest',
    explanation: `It goes from what waits for nothing to what is ready last, each waiting for the one before. For all to be ready sooner,
something on it has to start faster.`,
  },
  {
    id: 'cycle',
    title: 'components that depend on one another',
    explanation: `A \`startup\` cycle cannot start from cold, the members of a \`failure\` cycle fall together, and a \`loose\` one does neither:
it is there by soft, async or mixed requirements. \`faultline cycles\` lists them.`,
  },
  {
    id: 'deadlock',
    title: 'what is never ready in a start',
    explanation: `Its cores wait for one another, everything else in it waits behind a core. \`faultline bootstrap\` tells what
to relax, start by hand or have twice.`,
  },
  {
    id: 'loose',
    title: 'a cycle that neither starts nor falls by itself',
    explanation: `Its members depend on one another, but not all the way hard, or here only to start and there only to run.`,
  },
  {
    id: 'ready',
    title: 'started, and serving others',
    explanation: `So long after the beginning of the start as what it waits for takes, and its own \`startup\`.`,
  },
  {
    id: 'startup',
    title: 'needed only to start, or how long a start takes',
    explanation: `As a \`phase\`, a requirement that running work does without; losing it leaves the dependent frozen. As a value of a
service, the time from "everything it needs is ready" to "serving".`,
  },
  {
    id: 'wave',
    title: 'what can start at the same time in a start',
    explanation: `Wave 0 waits for nothing, each later one for something of the wave before it. \`faultline bootstrap\` lists them; with
\`--after\`, those of a recovery.`,
  },
  {
    id: 'well-again',
    title: 'ok after a failure, with everything that it needs',
    explanation: `Later than ready for who waits for others: a service that is up is not well while what it needs is not.`,
  },
];
