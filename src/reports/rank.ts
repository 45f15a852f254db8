import type { BlastRadius } from '../analysis/rank.ts';
import type { Block, Document, Text } from '../document/document.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { column, limitedTable } from './limited-table.ts';
import { command, id, noComponents, quiet } from './phrases.ts';

/** How many rows people see unless they ask for another number. */
const defaultTop = 20;

/** Every component's blast radius, largest first. `top` limits the rows, 0 for all; machines get all by default. */
export function rankReport(
  graph: ServiceGraph,
  radii: readonly BlastRadius[],
  { top, graphOption }: { readonly top: number | undefined; readonly graphOption: string },
): Document {
  return {
    schema: 'faultline/rank@1',
    answer: answer(graph, radii),
    blocks: () => [...table(radii, top ?? defaultTop), ...whatNext(radii, graphOption)],
    data: () => ({
      components: radii
        .slice(0, top || radii.length)
        .map(({ component, down, degraded, delayed, frozen }) => ({
          id: component,
          down,
          degraded,
          delayed,
          frozen,
        })),
    }),
  };
}

function answer(graph: ServiceGraph, radii: readonly BlastRadius[]): Text {
  const [first] = radii;
  if (first === undefined) return noComponents;
  const reached = reach(first);
  if (reached === 0) return ['no component takes another with it.'];
  const others = graph.componentIds.length - 1;
  const lead: Text = [id(first.component), ' has the largest blast radius: it reaches '];
  const down: Text = [{ kind: 'tone', tone: 'down' }, '.'];
  if (others > 1)
    return [...lead, `${reached} of ${others} other components and takes ${first.down} of them `, ...down];
  return [...lead, 'the one other component', ...(first.down === 0 ? ['.'] : [' and takes it ', ...down])];
}

function reach({ down, degraded, delayed, frozen }: BlastRadius): number {
  return down + degraded + delayed + frozen;
}

function table(radii: readonly BlastRadius[], top: number): Block[] {
  if (radii.length === 0) return [];
  const columns = [
    column('#', 'right'),
    column('when this fails'),
    ...['down', 'degraded', 'delayed', 'frozen'].map((title) => column(title, 'right')),
  ];
  return [
    limitedTable(columns, radii, { rows: top, option: '--top' }, (radius, index) => [
      [quiet(String(index + 1))],
      [id(radius.component)],
      ...[radius.down, radius.degraded, radius.delayed, radius.frozen].map(count),
    ]),
  ];
}

/** Zeros step back, so that the numbers stand out. */
function count(value: number): Text {
  return [value === 0 ? quiet('·') : String(value)];
}

function whatNext(radii: readonly BlastRadius[], graphOption: string): Block[] {
  const [first] = radii;
  if (first === undefined || reach(first) === 0) return [];
  return [{ kind: 'paragraph', text: ['See it: ', command(`impact ${first.component}`, graphOption)] }];
}
