import type { Word } from './word.ts';

/** Words for predictions against what was observed. */
export const replayWords: readonly Word[] = [
  {
    id: 'false-alarm',
    title: 'a verdict: predicted, and observed to be unaffected',
    explanation: `The replay says which requirements let the failure through. False alarms lower the precision.`,
  },
  {
    id: 'hit',
    title: 'a verdict: predicted in the state that was observed',
    explanation: `The state at its worst counts; times are compared apart from it.`,
  },
  {
    id: 'milder',
    title: 'a verdict: affected, and predicted to be less so',
    explanation: `It counts as predicted, in recall and in precision.`,
  },
  {
    id: 'miss',
    title: 'a verdict: affected, and not predicted',
    explanation: `The replay says where the failure was stopped, or that no requirement leads there. Misses lower the recall.`,
  },
  {
    id: 'precision',
    title: 'how much of what was predicted was affected',
    explanation: `Of the components that a replay has affected and the incident speaks of, the share that it saw affected. Roots do not
count. 100% is no false alarm.`,
  },
  {
    id: 'recall',
    title: 'how much of what was affected was predicted',
    explanation: `Of the components that an incident saw affected, the share that the replay has affected too, in whatever state. Roots do
not count. 100% is no miss.`,
  },
  {
    id: 'unaffected',
    title: 'a verdict: said to be well, and predicted so',
    explanation: `JSON calls it \`agreed-unaffected\`.`,
  },
  {
    id: 'unknown',
    title: 'a verdict: predicted, and the incident is silent about it',
    explanation: `It counts neither for nor against.`,
  },
  {
    id: 'verdict',
    title: 'what a prediction is worth for one component',
    explanation: `\`hit\`, \`milder\`, \`worse\`, \`miss\`, \`false-alarm\`, \`unaffected\` or \`unknown\`: predicted against observed, each at its worst.`,
  },
  {
    id: 'worse',
    title: 'a verdict: affected, and predicted to be more so',
    explanation: `It counts as predicted, in recall and in precision.`,
  },
];
