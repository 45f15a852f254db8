import type { Replay } from '../analysis/replay.ts';
import type { Code, Diagnostic } from '../diagnostics/diagnostic.ts';
import { badArgument, UsageProblem } from './usage-problem.ts';

export const belowThreshold: Code = {
  id: 'below-threshold',
  severity: 'error',
  title: 'a graph predicts an incident less well than was asked for',
  explanation: `\`replay --min-recall\` and \`--min-precision\` say how much of what was affected has to be predicted, and how much of
what is predicted has to have been affected. Every incident has to reach them by itself; one with nothing to measure does.

A graph that got worse at the past is worth a look: \`faultline replay\` lists what was missed and what was raised for
nothing. Below a threshold the exit code is 1.`,
};

/** A share from an option such as `--min-recall 0.9` or `--min-recall 90%`. */
export function shareOption(option: string, text: string): number {
  const [, number, sign] = /^(\d{1,3}(?:\.\d{1,9})?)(%?)$/.exec(text) ?? [];
  // Not divided by 100: `57.3%` is the number nearest to 573 of 1000, as a score of that is.
  const share = Number(sign === '%' ? `${number}e-2` : number);
  if (number !== undefined && share <= 1) return share;
  throw new UsageProblem({
    code: badArgument,
    message: `\`${option}\` takes a share from 0 to 1, or a percentage, not \`${text}\``,
    hint: 'write it as `0.9` or `90%`',
  });
}

/** What an incident falls short of. */
export function shortfalls(
  { incident, recall, precision }: Replay,
  least: { readonly recall?: number | undefined; readonly precision?: number | undefined },
): readonly Diagnostic[] {
  const checks = [
    ['recall', recall, least.recall],
    ['precision', precision, least.precision],
  ] as const;
  return checks.flatMap(([what, found, wanted]) =>
    found === undefined || wanted === undefined || found >= wanted
      ? []
      : [
          {
            code: belowThreshold,
            message: `${incident.title}: ${what} ${shareText(found)} is below ${wanted}`,
          },
        ],
  );
}

/** To three places and downwards, so that what is below a threshold also looks like it. */
function shareText(share: number): string {
  return String(Math.floor(share * 1000 + 1e-9) / 1000);
}
