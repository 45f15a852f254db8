import type { Cycle, CycleKind } from '../analysis/cycles.ts';
import type { Block, Document, Text } from '../document/document.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { linkTable, type PlaceOf } from './link-table.ts';
import { command, counted, enumerated, id, ids } from './phrases.ts';

/** What the members of a cycle do to one another. */
const meaning: Readonly<Record<CycleKind, string>> = {
  startup: 'wait for one another to start',
  failure: 'fall together',
  loose: 'need one another, though neither starts nor falls by it alone',
};

/** Every set of components that depend on one another, with a shortest way round and what would break it. */
export function cyclesReport(
  graph: ServiceGraph,
  cycles: readonly Cycle[],
  {
    limit,
    placeOf,
    graphOption,
  }: { readonly limit: number; readonly placeOf: PlaceOf; readonly graphOption: string },
): Document {
  return {
    schema: 'faultline/cycles@1',
    answer: cyclesAnswer(graph, cycles),
    blocks: () => {
      const shown = limit === 0 ? cycles : cycles.slice(0, limit);
      const left = cycles.length - shown.length;
      return [
        ...shown.flatMap((cycle) => section(graph, cycle, placeOf)),
        ...(left === 0 ? [] : [more(left)]),
        ...whatNext(cycles, graphOption),
      ];
    },
    data: () => ({
      cycles: cycles.map(({ kind, breakable, members, shortest }) => ({
        kind,
        breakable,
        members,
        shortest: shortest.map(({ from }) => from),
      })),
    }),
  };
}

/** How many cycles there are of which kind, in a sentence. */
export function cyclesAnswer(graph: ServiceGraph, cycles: readonly Cycle[]): Text {
  const total = counted(graph.components.length, 'component');
  if (cycles.length === 0) return [`no cycles: none of ${total} depends on itself in any way.`];
  const stuck = cycles.filter(({ kind, breakable }) => kind === 'startup' && !breakable).length;
  const breakable = cycles.filter((cycle) => cycle.breakable).length;
  const parts = [
    [stuck, 'cannot start from cold'],
    [
      breakable,
      breakable === 1 ? 'that a group lets start all the same' : 'that groups let start all the same',
    ],
    [cycles.filter(({ kind }) => kind === 'failure').length, 'of components that fall together'],
    [cycles.filter(({ kind }) => kind === 'loose').length, 'loose'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, what]): Text => [`${count} ${what}`]);
  return [`${counted(cycles.length, 'cycle')} among ${total}: `, ...enumerated(told), '.'];
}

function section(graph: ServiceGraph, cycle: Cycle, placeOf: PlaceOf): Block[] {
  const { kind, members, shortest } = cycle;
  const [first] = shortest;
  return [
    {
      kind: 'heading',
      text: `${kind}: ${counted(members.length, 'component')} that ${meaning[kind]}`,
    },
    {
      kind: 'paragraph',
      text: [...shortest.flatMap(({ from }): Text => [id(from), ' → ']), id(first?.from ?? '')],
    },
    ...(shortest.length < members.length
      ? [{ kind: 'paragraph', text: ['All of it: ', ...ids(members, 12), '.'] } as const]
      : []),
    linkTable(graph, shortest, placeOf),
    { kind: 'paragraph', text: advice(cycle) },
  ];
}

function advice({ kind, breakable, members, shortest }: Cycle): Text {
  const whole = shortest.length === members.length ? 'it' : 'this way round';
  if (breakable) return ['It starts all the same, since a group in it is served from elsewhere.'];
  switch (kind) {
    case 'startup':
      return [
        `Any of these made soft, or needed only to run, breaks ${whole}; so does a second member, or a start by hand.`,
      ];
    case 'failure':
      return [`Losing one of them loses all. Any of these made soft or async breaks ${whole}.`];
    case 'loose':
      return [
        'No harm by itself: some requirement in it is soft, async, or of another phase than the others.',
      ];
  }
}

function more(left: number): Block {
  return {
    kind: 'paragraph',
    text: [`and ${counted(left, 'more cycle')}; all of them with `, { kind: 'command', text: '--limit 0' }],
  };
}

function whatNext(cycles: readonly Cycle[], graphOption: string): Block[] {
  if (!cycles.some(({ kind, breakable }) => kind === 'startup' && !breakable)) return [];
  return [
    {
      kind: 'paragraph',
      text: ['The fewest changes that let it start: ', command('bootstrap', graphOption)],
    },
  ];
}
