import type { Impact } from '../analysis/impact.ts';
import type { Block, Document, Text } from '../document/document.ts';
import { serviceOf } from '../model/component-ids.ts';
import { formatDuration } from '../model/duration.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { causeTree } from './cause-tree.ts';
import { impactData } from './impact-data.ts';
import { whatNext } from './impact-next.ts';
import { impactRow, isAffected } from './impact-row.ts';
import { column, limitedTable, wideColumn } from './limited-table.ts';
import { counted, ids, tone } from './phrases.ts';
import { inReadingOrder } from './reading-order.ts';
import { scenarioText } from './scenario-text.ts';

export interface ImpactLayout {
  /** How many components to show, 0 for all. */
  readonly limit: number;
  /** Each component below its cause, and not by time. */
  readonly asTree?: boolean;
  /** What a command line needs to mean the same graph, such as ` -g graphs/shop.yaml`. */
  readonly graphOption: string;
}

/** What a scenario does, for people: the count, then who, when and because of what, then what to ask next. */
export function impactReport(
  graph: ServiceGraph,
  result: Impact,
  { limit, asTree = false, graphOption }: ImpactLayout,
): Document {
  return {
    schema: 'faultline/impact@1',
    answer: impactAnswer(graph, result),
    blocks: () => [
      ...(asTree ? causeTree(graph, result, limit) : timetable(graph, result, limit)),
      ...unaffected(graph, result),
      ...whatNext(result, graphOption),
    ],
    data: () => impactData(graph, result),
  };
}

/** The count of what a scenario affects, in a sentence. */
export function impactAnswer(graph: ServiceGraph, result: Impact): Text {
  const { counts, components } = result;
  const affected = components.filter(isAffected);
  const roots = new Set(result.roots.map(({ component }) => component));
  const lead: Text = [...scenarioText(result.roots), ' → '];
  const when = result.horizonMs === undefined ? '' : ` by ${formatDuration(result.horizonMs)}`;
  const redundancy: Text = counts.exposed === 0 ? [] : [`; ${counted(counts.exposed, 'component')} exposed`];
  if (affected.every(({ component }) => roots.has(component))) {
    const nothing = affected.length === 0 ? 'nothing' : 'nothing else';
    return [...lead, `${nothing} is affected${when}`, ...redundancy, '.'];
  }
  const total = graph.componentIds.length;
  return [
    ...lead,
    `${affected.length} of ${counted(total, 'component')} affected${when}: `,
    ...tally(result),
    ...redundancy,
    '.',
  ];
}

/**
 * `5 down, 2 degraded, 1 delayed, 1 frozen`: numbers that add up. Who is frozen and not ok either is counted
 * once, and then it is `1 more frozen`.
 */
function tally({ counts, components }: Impact): Text {
  const frozenOnly = components.filter(({ state, frozen }) => state === 'ok' && frozen !== undefined).length;
  const parts: Text[] = (['down', 'degraded', 'delayed'] as const)
    .filter((state) => counts[state] > 0)
    .map((state) => [`${counts[state]} `, tone(state)]);
  const more = frozenOnly === counts.frozen ? '' : 'more ';
  if (frozenOnly > 0) parts.push([`${frozenOnly} ${more}`, tone('frozen')]);
  return parts.flatMap((part, index): Text => (index === 0 ? part : [', ', ...part]));
}

function timetable(graph: ServiceGraph, result: Impact, limit: number): Block[] {
  if (result.components.length === 0) return [];
  const stateOf = new Map(result.components.map(({ component, state }) => [component, state]));
  const columns = [column('when'), column('component'), column('state'), wideColumn('because')];
  const rowLimit = { rows: limit, option: '--limit' };
  return [
    limitedTable(columns, inReadingOrder(result.components), rowLimit, (each) =>
      impactRow(graph, stateOf, each),
    ),
  ];
}

/** How many are well in every way, and first among them those that are nearest to what failed. */
function unaffected(graph: ServiceGraph, { components }: Impact): Block[] {
  const touched = new Set(components.map(({ component }) => component));
  const well = graph.componentIds.filter((component) => !touched.has(component));
  if (well.length === 0) return [];
  const hitServices = new Set([...touched].map(serviceOf));
  const near = well.filter((component) => hitServices.has(serviceOf(component)));
  const far = well.filter((component) => !hitServices.has(serviceOf(component)));
  const names = [...near, ...far];
  return [
    {
      kind: 'paragraph',
      text: [`${counted(well.length, 'component')} not affected: `, ...ids(names, 8), '.'],
    },
  ];
}
