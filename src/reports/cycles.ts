import type { CycleBreakers } from '../analysis/cycle/cycle-breakers.ts';
import type { CycleEntry } from '../analysis/cycle/cycle-entry.ts';
import type { CycleLink } from '../analysis/cycle/cycle-links.ts';
import type { Cycle, CycleKind } from '../analysis/cycles.ts';
import type { Block, Document, Facts, Text } from '../document/document.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { moreText } from './limited-table.ts';
import { linkTable, type PlaceOf, requirementInPlace } from './link-table.ts';
import { command, counted, enumerated, id, ids, noComponents } from './phrases.ts';

/** What the members of a cycle do to one another. */
const meaning: Readonly<Record<CycleKind, string>> = {
  startup: 'wait for one another to start',
  failure: 'fall together',
  loose: 'need one another, though neither starts nor falls by it alone',
};

export interface CyclesLayout {
  /** How many cycles to show, 0 for all. */
  readonly limit: number;
  readonly placeOf: PlaceOf;
  /** What a cycle rests on; asked for those that are shown. */
  readonly breakersOf: (cycle: Cycle) => CycleBreakers;
  /** A way round that is only loose, of a loose cycle whose shortest one is of a stronger cycle in it. */
  readonly looserWayOf?: (cycle: Cycle) => readonly CycleLink[];
  /** What a command line needs to mean the same graph. */
  readonly graphOption: string;
}

/** Every set of components that depend on one another, with a shortest way round and what would break it. */
export function cyclesReport(graph: ServiceGraph, cycles: readonly Cycle[], layout: CyclesLayout): Document {
  const { limit, graphOption } = layout;
  return {
    schema: 'faultline/cycles@1',
    answer: cyclesAnswer(graph, cycles),
    blocks: () => {
      const shown = limit === 0 ? cycles : cycles.slice(0, limit);
      const left = cycles.length - shown.length;
      return [
        ...shown.flatMap((cycle) => section(graph, cycle, layout)),
        ...(left === 0
          ? []
          : [{ kind: 'paragraph', text: moreText(counted(left, 'more cycle'), '--limit') } as const]),
        ...whatNext(cycles, graphOption),
      ];
    },
    data: () => ({
      cycles: cycles.map(({ kind, entry, members, shortest }) => ({
        kind,
        breakable: entry !== undefined,
        members,
        shortest: shortest.map(({ from }) => from),
      })),
    }),
  };
}

/** How many cycles there are of which kind, in a sentence. */
export function cyclesAnswer(graph: ServiceGraph, cycles: readonly Cycle[]): Text {
  if (graph.componentIds.length === 0) return noComponents;
  const total = counted(graph.componentIds.length, 'component');
  if (cycles.length === 0) return [`no cycles: none of ${total} depends on itself in any way.`];
  const stuck = cycles.filter(isStuck).length;
  const breakable = cycles.filter(({ entry }) => entry !== undefined).length;
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

function isStuck({ kind, entry }: Cycle): boolean {
  return kind === 'startup' && entry === undefined;
}

function section(
  graph: ServiceGraph,
  cycle: Cycle,
  { placeOf, breakersOf, looserWayOf = () => [] }: CyclesLayout,
): Block[] {
  const { kind, entry, members, shortest } = cycle;
  const looser = looserWayOf(cycle);
  return [
    {
      kind: 'heading',
      text: `${kind}: ${counted(members.length, 'component')} that ${entry === undefined ? '' : 'would '}${meaning[kind]}`,
    },
    { kind: 'paragraph', text: wayText(shortest) },
    ...(shortest.length < members.length
      ? [{ kind: 'paragraph', text: ['All of it: ', ...ids(members, 12), '.'] } as const]
      : []),
    linkTable(graph, shortest, placeOf),
    ...(looser.length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            text: ['That way is of a stronger cycle within. One that is only loose: ', ...wayText(looser)],
          } as const,
          linkTable(graph, looser, placeOf),
        ]),
    facts(graph, cycle, breakersOf(cycle), placeOf),
  ];
}

function wayText(links: readonly CycleLink[]): Text {
  return [...links.flatMap(({ from }): Text => [id(from), ' → ']), id(links[0]?.from ?? '')];
}

function facts(
  graph: ServiceGraph,
  { kind, entry }: Cycle,
  { requirements, proven }: CycleBreakers,
  placeOf: PlaceOf,
): Facts {
  const rows: { name: string; value: Text }[] = [];
  if (entry !== undefined) rows.push({ name: 'starts all the same', value: entryText(entry) });
  rows.push({
    name: 'rests on',
    value: [
      ...enumerated(requirements.map((each) => requirementInPlace(graph, each, placeOf))),
      ...(requirements.length === 1 ? [] : [proven ? '; no fewer' : '; maybe on fewer']),
    ],
  });
  rows.push({
    name: 'ends when',
    value: [
      endings[kind],
      ...(kind === 'startup' && entry === undefined ? [', or is given another member, from outside'] : []),
    ],
  });
  return { kind: 'facts', rows };
}

/** What would have to become of those requirements. */
const endings: Readonly<Record<CycleKind, string>> = {
  startup: 'that is made soft, or needed only to run',
  failure: 'that is made soft or async',
  loose: 'that is gone; no harm comes of it by itself',
};

function entryText({ component, groups }: CycleEntry): Text {
  const met = groups.flatMap(({ metBy }) => metBy);
  return [id(component), ' goes first, served by ', ...ids(met, 6)];
}

function whatNext(cycles: readonly Cycle[], graphOption: string): Block[] {
  if (!cycles.some(isStuck)) return [];
  return [
    {
      kind: 'paragraph',
      text: ['The fewest changes that let it start: ', command('bootstrap', graphOption)],
    },
  ];
}
