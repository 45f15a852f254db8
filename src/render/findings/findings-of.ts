import type { Document } from '../../document/document.ts';
import type { Finding, FindingPlace, Findings } from '../../document/findings.ts';

/** All that the rules of a document have found. */
export function findingsOf(document: Document): Findings {
  const blocks = document.blocks().filter((block) => block.kind === 'findings');
  const [only] = blocks;
  if (only !== undefined && blocks.length === 1) return only;
  return {
    kind: 'findings',
    rules: blocks.flatMap(({ rules }) => rules),
    findings: blocks.flatMap(({ findings }) => findings),
  };
}

/**
 * Where a format shows a finding that cannot do without a place: its own, that of the first line that belongs to
 * it, or the first line of some manifest of the run.
 */
export function makeAnchorOf({ findings }: Findings): (finding: Finding) => FindingPlace {
  const anyFile = findings.map(placeOf).find((place) => place !== undefined)?.file ?? 'faultline.yaml';
  const start = { file: anyFile, line: 1, column: 1, endLine: 1, endColumn: 2 };
  return (finding) => placeOf(finding) ?? start;
}

function placeOf({ place, path, related }: Finding): FindingPlace | undefined {
  return place ?? [...path, ...related].find((stop) => stop.place !== undefined)?.place;
}
