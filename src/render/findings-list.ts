import type { Heading, Text, Tree, TreeNode } from '../document/document.ts';
import type { Finding, FindingPlace, Findings } from '../document/findings.ts';

/** Findings as a list for each severity, worst first, and one for what is known: where nothing better is drawn. */
export function findingsList({ findings }: Findings): readonly (Heading | Tree)[] {
  const groups = [
    ...(['error', 'warning', 'info'] as const).map((severity) => ({
      title: severity === 'info' ? 'Notes' : severity === 'error' ? 'Errors' : 'Warnings',
      holds: (finding: Finding) => finding.status === 'open' && finding.severity === severity,
    })),
    { title: 'Known', holds: (finding: Finding) => finding.status !== 'open' },
  ];
  return groups.flatMap(({ title, holds }): readonly (Heading | Tree)[] => {
    const roots = findings.filter(holds).map(nodeOf);
    return roots.length === 0
      ? []
      : [
          { kind: 'heading', text: title },
          { kind: 'tree', roots },
        ];
  });
}

function nodeOf({ rule, message, place, because, path, related }: Finding): TreeNode {
  const stops = [...path, ...related].map((stop) => ({
    text: [stop.message, ...placeText(stop.place)],
    children: [],
  }));
  return {
    text: [
      { kind: 'id', text: rule },
      ` ${message}`,
      ...(because === undefined ? [] : [`: ${because}`]),
      ...placeText(place),
    ],
    children: stops,
  };
}

function placeText(place: FindingPlace | undefined): Text {
  return place === undefined
    ? []
    : [' ', { kind: 'quiet', text: `${place.file}:${place.line}:${place.column}` }];
}
