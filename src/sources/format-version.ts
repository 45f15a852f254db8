import type { Code } from '../diagnostics/diagnostic.ts';
import type { Spanned } from '../model/manifest.ts';
import { inBackticks } from './in-backticks.ts';
import type { Node } from './node.ts';
import type { Problems } from './problems.ts';
import { spanned } from './scalars.ts';
import { whatIs } from './wrong-type.ts';

/** The newest format version that is read, of manifests and of incidents. */
export const formatVersion = 1;

export const newerFormatVersion: Code = {
  id: 'newer-format-version',
  severity: 'error',
  title: 'a manifest is written in a newer format',
  explanation: `The number behind \`faultline\` is the version of the format. A newer version may give old keys a new meaning, so
nothing of the file is read. The same goes for the number behind \`incident\` in an incident file.

Upgrade faultline to a version that reads the format.`,
};

export const invalidFormatVersion: Code = {
  id: 'invalid-format-version',
  severity: 'error',
  title: 'the format version is not one that ever was',
  explanation: `The number behind \`faultline\` is the version of the format, not of the program: a whole number, without quotes.
The only version so far is \`1\`. The same goes for the number behind \`incident\` in an incident file.

    faultline: 1`,
};

/** The version that `key` says. Also returns one that is too new, which has been reported. */
export function readFormatVersion(key: string, node: Node, problems: Problems): Spanned<number> | undefined {
  if (node.kind === 'broken') return undefined;
  const value = node.kind === 'scalar' ? node.value : undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
    const found = typeof value === 'number' && node.kind === 'scalar' ? inBackticks(node.text) : whatIs(node);
    const hint = `the format version is written \`${key}: 1\``;
    problems.report(invalidFormatVersion, node, `${found} is not a format version`, { hint });
    return undefined;
  }
  if (value > formatVersion) {
    const hint = 'a newer faultline reads it';
    problems.report(newerFormatVersion, node, `format version ${value} is newer than ${formatVersion}`, {
      hint,
    });
  }
  return spanned(value, node, problems);
}
