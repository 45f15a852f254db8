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

/** Why a finding is no failure. */
export const statusWords = { baseline: 'in the baseline', waived: 'waived' } as const;
