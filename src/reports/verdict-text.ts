import type { Verdict } from '../analysis/replay/score.ts';

/** Verdicts on a prediction as people read them: `milder` was milder than what happened. */
export const verdictText: Readonly<Record<Verdict, string>> = {
  miss: 'miss',
  'false-alarm': 'false alarm',
  milder: 'milder',
  worse: 'worse',
  hit: 'hit',
  'agreed-unaffected': 'unaffected',
  unknown: 'unknown',
};
