import type { Deadlock, DeadlockCore, Relaxation } from '../analysis/deadlock/deadlock.ts';
import type { Block, Facts, Text } from '../document/document.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { linkTable, type PlaceOf, requirementInPlace } from './link-table.ts';
import { counted, enumerated, id, ids } from './phrases.ts';

/** What never starts: each core with its way round and the ways out, then what waits behind. */
export function deadlockBlocks(graph: ServiceGraph, { cores, behind }: Deadlock, placeOf: PlaceOf): Block[] {
  if (cores.length === 0) return [];
  return [
    ...cores.flatMap((core) => coreBlocks(graph, core, placeOf)),
    ...(behind.length === 0
      ? []
      : ([
          {
            kind: 'heading',
            text: `Behind ${cores.length === 1 ? 'it' : 'them'}: ${counted(behind.length, 'component')}`,
          },
          { kind: 'paragraph', text: ids(behind, 24) },
        ] as const)),
  ];
}

function coreBlocks(graph: ServiceGraph, core: DeadlockCore, placeOf: PlaceOf): Block[] {
  const { members, shortest } = core;
  return [
    { kind: 'heading', text: `Deadlock: ${counted(members.length, 'component')} wait for one another` },
    {
      kind: 'paragraph',
      text: [...shortest.flatMap(({ from }): Text => [id(from), ' → ']), id(shortest[0]?.from ?? '')],
    },
    ...(shortest.length < members.length
      ? [{ kind: 'paragraph', text: ['All of it: ', ...ids(members, 12), '.'] } as const]
      : []),
    linkTable(graph, shortest, placeOf),
    ...waysOut(graph, core, placeOf),
  ];
}

/** What lets all of a core start: relaxing requirements, a start by hand, redundancy. */
function waysOut(
  graph: ServiceGraph,
  { relax, proven, startByHand, startByHandProven }: DeadlockCore,
  placeOf: PlaceOf,
): Block[] {
  const rows: Facts['rows'] = [
    {
      name: 'way out',
      value: [
        'make soft, or needed only to run: ',
        ...enumerated(relax.map((each) => requirementInPlace(graph, each.requirement, placeOf))),
        ...fewest(proven, relax.length),
      ],
    },
    {
      name: 'or',
      value: ['start by hand: ', ...ids(startByHand, 12), ...fewest(startByHandProven, startByHand.length)],
    },
    { name: 'or', value: ['add what starts without them: ', ...enumerated(relax.map(redundancyText))] },
  ];
  return [{ kind: 'facts', rows }];
}

/** `a second member beside dns for config`. */
function redundancyText({ requirement, lacking }: Relaxation): Text {
  const members = lacking === 1 ? 'another member' : `${lacking} other members`;
  return [`${members} beside `, ...ids(requirement.members, 4), ' for ', id(requirement.dependent)];
}

/** Whether fewer might do; nothing to say of one, since none is not enough. */
function fewest(proven: boolean, count: number): Text {
  if (count === 1) return [];
  return [proven ? '; no fewer will do' : '; fewer may do, the deadlock is too large to prove it'];
}
