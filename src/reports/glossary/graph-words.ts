import type { Word } from './word.ts';

/** Words for what a manifest says. */
export const graphWords: readonly Word[] = [
  {
    id: 'async',
    title: 'a requirement without which work queues up',
    explanation: `When the target is down, the dependent is delayed; less than that does nothing to it.`,
  },
  {
    id: 'component',
    title: 'what fails: a service without planes, or one plane of a service',
    explanation: `\`lambda\` is one, and so is \`ec2/control\`. Requirements go from one to another.`,
  },
  {
    id: 'dependency',
    title: 'what another needs',
    explanation: `A depends on B when it needs B, or something that needs B. B then has A among its dependents, and a failure of B may
travel to A.`,
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
    id: 'held',
    title: 'a requirement that its dependent can do without for a while',
    explanation: `\`held 5m\` is \`tolerates: 5m\`: the failure arrives five minutes after the target is lost.`,
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
    id: 'requirement',
    title: 'what one service says that it needs',
    explanation: `An entry of \`dependsOn\`: a target or a group, how much it matters (\`hard\`, \`soft\`, \`async\`), when (\`phase\`), and for how
long it can be missed (\`tolerates\`).`,
  },
  {
    id: 'soft',
    title: 'a requirement without which part of the function is lost',
    explanation: `When the target is down, the dependent is degraded; less than that does nothing to it.`,
  },
  {
    id: 'source',
    title: 'what somebody knows a requirement by',
    explanation: `A web page, a postmortem, a ticket, with its date: the \`evidence\` of a requirement. \`no source\` is one without any.`,
  },
  {
    id: 'tolerates',
    title: 'how long a dependent keeps its state after a target is lost',
    explanation: `A lease, a cache, a buffer. The failure arrives when the time has run out, and not at all when the target is back
before.`,
  },
];
