import type { Code } from '../diagnostics/diagnostic.ts';
import type { Spanned } from '../model/manifest.ts';
import type { BaselineDeclaration } from '../model/policy-declaration.ts';
import type { Node } from './node.ts';
import type { Problems } from './problems.ts';
import { spanned } from './scalars.ts';

export const invalidBaseline: Code = {
  id: 'invalid-baseline',
  severity: 'error',
  title: 'a baseline is not one that faultline wrote',
  explanation: `A baseline lists findings that are known, each by what it is about, in a file that \`faultline check
--update-baseline\` writes. It can be merged like any text, line by line, but this one has lost its form: markers
of a merge may be left in it, or it is another file.

    {
      "baseline": 1,
      "findings": [
        "tier-inversion checkout -> mail"
      ]
    }

To write it anew, delete it and run \`faultline check --update-baseline\`.`,
};

const hint = 'to write it anew, delete it and run `faultline check --update-baseline`';

/** What a baseline file says; what has another form is reported. Cost: linear in the text. */
export function readBaselineDocuments(
  file: string,
  documents: readonly Node[],
  problems: Problems,
): BaselineDeclaration {
  const [node] = documents;
  const identities: Spanned<string>[] = [];
  const entryOf = (name: string) =>
    node?.kind === 'map' ? node.entries.find(({ key }) => key.text === name)?.value : undefined;
  const version = entryOf('baseline');
  const findings = entryOf('findings');
  if (node?.kind === 'broken') return { file, identities };
  if (version?.kind !== 'scalar' || version.value !== 1 || findings?.kind !== 'list') {
    const at = node ?? { start: 0, end: 0 };
    const place = { start: at.start, end: Math.min(at.end, at.start + 1) };
    problems.report(invalidBaseline, place, 'this file is no baseline of version 1', { hint });
    return { file, identities };
  }
  for (const item of findings.items) {
    if (item.kind === 'scalar' && typeof item.value === 'string') {
      identities.push(spanned(item.value, item, problems));
    } else if (item.kind !== 'broken') {
      problems.report(invalidBaseline, item, 'an entry of a baseline is text', { hint });
    }
  }
  return { file, identities };
}
