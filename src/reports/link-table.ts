import type { CycleLink } from '../analysis/cycle/cycle-links.ts';
import type { Span } from '../diagnostics/source-span.ts';
import type { Table, Text } from '../document/document.ts';
import type { RequirementView } from '../model/requirement-view.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { column, wideColumn } from './limited-table.ts';
import { id, quiet } from './phrases.ts';
import { purpose, qualities, target } from './requirement-text.ts';

/** Where a span is, as somebody would look for it: `graphs/shop.yaml:12`. */
export type PlaceOf = (span: Span) => string;

/** The requirements along a way round, and where each of them is written. */
export function linkTable(graph: ServiceGraph, links: readonly CycleLink[], placeOf: PlaceOf): Table {
  return {
    kind: 'table',
    columns: [column('component'), wideColumn('needs'), column('where')],
    rows: links.map(({ from, requirement }) => [
      [id(from)],
      [...target(requirement), ...purpose(requirement), ...qualities(requirement)],
      [quiet(placeOfRequirement(graph, requirement.number, placeOf))],
    ]),
  };
}

/** A requirement to be looked at: `what web needs of db (graphs/shop.yaml:12)`. */
export function requirementInPlace(
  graph: ServiceGraph,
  requirement: RequirementView,
  placeOf: PlaceOf,
): Text {
  const place = placeOfRequirement(graph, requirement.number, placeOf);
  return ['what ', id(requirement.dependent), ' needs of ', ...target(requirement), ' ', quiet(`(${place})`)];
}

/** Where a requirement is written. */
export function placeOfRequirement({ requirements }: ServiceGraph, number: number, placeOf: PlaceOf): string {
  const declaration = requirements[number];
  return declaration === undefined ? '' : placeOf(declaration.span);
}
