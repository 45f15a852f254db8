import type { Impact } from '../analysis/impact.ts';
import { isAffected } from '../analysis/propagation/fates.ts';
import type { Block, Document, Text } from '../document/document.ts';
import { componentNumber } from '../model/component-ids.ts';
import { formatDuration } from '../model/duration.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { causeTree } from './cause-tree.ts';
import { impactData } from './impact-data.ts';
import { whatNext } from './impact-next.ts';
import { impactRow, stateIn } from './impact-row.ts';
import { column, limitedTable, wideColumn } from './limited-table.ts';
import { counted, tone } from './phrases.ts';
import { inReadingOrder } from './reading-order.ts';
import { scenarioText } from './scenario-text.ts';
import { unaffected } from './unaffected.ts';

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
      ...unaffected(graph, result.fates),
      ...whatNext(graph, result, graphOption),
    ],
    data: () => impactData(graph, result),
  };
}

/** The count of what a scenario affects, in a sentence. */
export function impactAnswer(graph: ServiceGraph, result: Impact): Text {
  const { counts, fates } = result;
  const roots = new Set(result.roots.flatMap(({ component }) => componentNumber(graph, component) ?? []));
  const affectedRoots = [...roots].filter((component) => isAffected(fates, component));
  const lead: Text = [...scenarioText(result.roots), ' → '];
  const when = result.horizonMs === undefined ? '' : ` by ${formatDuration(result.horizonMs)}`;
  const redundancy: Text = counts.exposed === 0 ? [] : [`; ${counted(counts.exposed, 'component')} exposed`];
  if (fates.affectedCount === affectedRoots.length) {
    const nothing = affectedRoots.length === 0 ? 'nothing' : 'nothing else';
    return [...lead, `${nothing} is affected${when}`, ...redundancy, '.'];
  }
  const total = graph.componentIds.length;
  return [
    ...lead,
    `${fates.affectedCount} of ${counted(total, 'component')} affected${when}: `,
    ...tally(counts, fates.affectedCount),
    ...redundancy,
    '.',
  ];
}

/**
 * `5 down, 2 degraded, 1 delayed, 1 frozen`: numbers that add up. Who is frozen and not ok either is counted
 * once, and then it is `1 more frozen`.
 */
function tally(counts: Impact['counts'], affectedCount: number): Text {
  const frozenOnly = affectedCount - counts.down - counts.degraded - counts.delayed;
  const parts: Text[] = (['down', 'degraded', 'delayed'] as const)
    .filter((state) => counts[state] > 0)
    .map((state) => [`${counts[state]} `, tone(state)]);
  const more = frozenOnly === counts.frozen ? '' : 'more ';
  if (frozenOnly > 0) parts.push([`${frozenOnly} ${more}`, tone('frozen')]);
  return parts.flatMap((part, index): Text => (index === 0 ? part : [', ', ...part]));
}

function timetable(graph: ServiceGraph, result: Impact, limit: number): Block[] {
  const total = result.fates.touched.length;
  if (total === 0) return [];
  const columns = [column('when'), column('component'), column('state'), wideColumn('because')];
  const stateOf = stateIn(graph, result);
  return [
    limitedTable(
      columns,
      inReadingOrder(graph, result, limit),
      { rows: limit, option: '--limit', total },
      (each) => impactRow(graph, stateOf, each),
    ),
  ];
}
