/** A word of the definition, which answers use. */
export interface Word {
  readonly id: string;
  /** In a few words. */
  readonly title: string;
  /** Paragraphs separated by blank lines. */
  readonly explanation: string;
}

/** Sorted by id. */
export const glossary: readonly Word[] = [
  {
    id: 'async',
    title: 'a requirement without which work queues up',
    explanation: `When the target is down, the dependent is delayed; less than that does nothing to it.`,
  },
  {
    id: 'blast-radius',
    title: 'what happens to the others when a component is down for ever',
    explanation: `Counted are the other components that end down, degraded or delayed, and those of the rest that are frozen.
\`faultline rank\` lists them.`,
  },
  {
    id: 'component',
    title: 'what fails: a service without planes, or one plane of a service',
    explanation: `\`lambda\` is one, and so is \`ec2/control\`. Requirements go from one to another.`,
  },
  {
    id: 'deadlock',
    title: 'what is never ready in a start',
    explanation: `Its cores wait for one another, everything else in it waits behind a core. \`faultline bootstrap\` tells what
to relax, start by hand or have twice.`,
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
    id: 'group',
    title: 'several targets of which some are enough',
    explanation: `\`anyOf\` needs one of them, \`atLeast\` with \`of\` as many as it says. A group is as well off as the k-th best of
its members.`,
  },
  {
    id: 'hard',
    title: 'a requirement without which the dependent fails',
    explanation: `The dependent comes to the state of the target: delayed, degraded or down. It is what a requirement is when nothing
is said.`,
  },
  {
    id: 'phase',
    title: 'when a requirement is needed: to start, to run, or always',
    explanation: `Failures travel by requirements with phase \`always\` and \`runtime\`. A start waits for hard ones with phase
\`always\` and \`startup\`.`,
  },
  {
    id: 'plane',
    title: 'a part of a service that can fail alone',
    explanation: `Often \`control\` (creates, changes, launches) and \`data\` (serves running work). A bare \`ec2\` in \`dependsOn\` means
its data plane if it has one, otherwise every plane.`,
  },
  {
    id: 'soft',
    title: 'a requirement without which part of the function is lost',
    explanation: `When the target is down, the dependent is degraded; less than that does nothing to it.`,
  },
  {
    id: 'tolerates',
    title: 'how long a dependent keeps its state after a target is lost',
    explanation: `A lease, a cache, a buffer. The failure arrives when the time has run out, and not at all when the target is back
before.`,
  },
];
