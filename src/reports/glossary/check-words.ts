import type { Word } from './word.ts';

/** Words for findings. */
export const checkWords: readonly Word[] = [
  {
    id: 'baseline',
    title: 'findings that were there before',
    explanation: `\`faultline check --baseline\` reports the new ones only. Those in it are counted.`,
  },
  {
    id: 'waived',
    title: 'a finding that a policy file lets pass',
    explanation: `A waiver names the rule, what it is about, an owner, a reason and a day. After that day the finding is back.`,
  },
];
