import type { JsonObject } from '../../document/document.ts';
import type { Finding, Findings } from '../../document/findings.ts';
import { jsonText } from '../json.ts';
import type { Renderer } from '../renderer.ts';
import { findingsOf, makeAnchorOf } from './findings-of.ts';
import { fingerprintsOf } from './fingerprint.ts';
import { messageWithStatus } from './status-text.ts';

/** A Code Quality report, which GitLab compares with that of the target branch by fingerprint. */
export const gitlab: Renderer = {
  about: 'a Code Quality report, for GitLab merge requests',
  endings: [],
  render: (document) => jsonText(issuesOf(findingsOf(document)), ''),
};

function issuesOf(all: Findings): JsonObject[] {
  const fingerprints = fingerprintsOf(all.findings);
  const anchorOf = makeAnchorOf(all);
  return all.findings.map((finding, index) => {
    const { file, line, endLine } = anchorOf(finding);
    return {
      description: messageWithStatus(finding),
      check_name: finding.rule,
      fingerprint: fingerprints[index],
      severity: severityOf(finding),
      location: { path: file, lines: { begin: line, end: endLine } },
    };
  });
}

/** GitLab knows nothing of a baseline: what is known is of the least severity. */
function severityOf({ severity, status }: Finding): string {
  if (status !== 'open') return 'info';
  return { error: 'major', warning: 'minor', info: 'info' }[severity];
}
