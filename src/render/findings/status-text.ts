import type { Finding } from '../../document/findings.ts';
import { makeVisible, type Visible } from '../visible.ts';

/** The message of a finding, with what is to be known about its status behind it. */
export function messageWithStatus({ message, status, because }: Finding): Visible {
  const notes = [
    ...(status === 'open' ? [] : [statusWords[status]]),
    ...(because === undefined ? [] : [because]),
  ];
  return makeVisible(notes.length === 0 ? message : `${message} (${notes.join(': ')})`);
}

/** Why a finding is no failure: it was there before, by the baseline or at the base of a change, or is waived. */
export const statusWords = { baseline: 'known', waived: 'waived' } as const;
