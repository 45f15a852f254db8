import type { Finding } from '../../document/findings.ts';

/** `2 errors, 1 warning, 3 waived`: how many there are of what, the worst first. */
export function tally(findings: readonly Finding[]): string {
  return kinds
    .map(([holds, one, several]) => {
      const count = findings.filter(holds).length;
      return count === 0 ? '' : `${count} ${count === 1 ? one : several}`;
    })
    .filter((part) => part !== '')
    .join(', ');
}

const kinds: readonly (readonly [(finding: Finding) => boolean, string, string])[] = [
  [({ status, severity }) => status === 'open' && severity === 'error', 'error', 'errors'],
  [({ status, severity }) => status === 'open' && severity === 'warning', 'warning', 'warnings'],
  [({ status, severity }) => status === 'open' && severity === 'info', 'note', 'notes'],
  [({ status }) => status === 'baseline', 'known', 'known'],
  [({ status }) => status === 'waived', 'waived', 'waived'],
];
