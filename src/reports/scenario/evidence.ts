import type { Block, Text } from '../../document/document.ts';
import { requirementView } from '../../model/requirement-view.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { type PlaceOf, requirementInPlace } from '../link-table.ts';
import { counted, enumerated } from '../phrases.ts';
import type { Sources } from '../sources.ts';

/** What is said by nobody: how many requirements have no source, and which of those carried the failure. */
export interface Unsourced {
  readonly requirements: number;
  readonly withoutSource: number;
  readonly carriers: number;
  /** Numbers of the requirements, ascending. */
  readonly carriersWithoutSource: readonly number[];
}

export function unsourced(graph: ServiceGraph, carriers: readonly number[]): Unsourced {
  const hasNone = (number: number) => (graph.requirements[number]?.evidence.length ?? 0) === 0;
  return {
    requirements: graph.compact.requirementCount,
    withoutSource: graph.requirements.filter(({ evidence }) => evidence.length === 0).length,
    carriers: carriers.length,
    carriersWithoutSource: carriers.filter(hasNone),
  };
}

const mostNames = 12;

/** How well founded the story is, and everything that it cites. */
export function evidenceBlocks(
  graph: ServiceGraph,
  carriers: readonly number[],
  sources: Sources,
  placeOf: PlaceOf,
): Block[] {
  const found = unsourced(graph, carriers);
  if (found.requirements === 0) return [];
  const rows = [
    { name: 'this failure', value: carriersText(graph, found, placeOf) },
    { name: 'the graph', value: [sourcedText(found.requirements, found.withoutSource)] },
  ];
  return [
    { kind: 'heading', text: 'How this is known' },
    { kind: 'facts', rows: found.carriers === 0 ? rows.slice(1) : rows },
    ...sources.list(),
  ];
}

function carriersText(
  graph: ServiceGraph,
  { carriers, carriersWithoutSource }: Unsourced,
  placeOf: PlaceOf,
): Text {
  const text = sourcedText(carriers, carriersWithoutSource.length);
  if (carriersWithoutSource.length === 0 || carriersWithoutSource.length === carriers) return [text];
  const shown = carriersWithoutSource.slice(0, mostNames);
  const left = carriersWithoutSource.length - shown.length;
  const places = shown.map((number) => requirementInPlace(graph, requirementView(graph, number), placeOf));
  return [`${text}; none is given for `, ...enumerated(left > 0 ? [...places, [`${left} more`]] : places)];
}

/** `all 14 requirements have a source`, `12 of 14 requirements have a source`. */
function sourcedText(count: number, without: number): string {
  const noun = counted(count, 'requirement');
  if (without === 0) return count === 1 ? `its ${noun} has a source` : `all ${noun} have a source`;
  if (without === count) return count === 1 ? `its ${noun} has no source` : `none of ${noun} has a source`;
  return `${count - without} of ${noun} ${count - without === 1 ? 'has' : 'have'} a source`;
}
