import type { ComponentImpact, Impact } from '../analysis/impact.ts';
import type { Block, Text, Tone, TreeNode } from '../document/document.ts';
import { requirementView } from '../model/requirement-view.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { moreText } from './limited-table.ts';
import { id, ids, tone } from './phrases.ts';
import { pointInTime } from './point-in-time.ts';
import { inReadingOrder } from './reading-order.ts';
import { purpose, qualities } from './requirement-text.ts';

/** A tree node while others are still to be hung below it. */
interface Draft extends TreeNode {
  readonly children: Draft[];
}

/**
 * How a failure travels: each component below what brought it down, the roots at the top. Of a group that was
 * lost the component hangs below one member, and the others are named.
 *
 * `limit` is the number of components to show, 0 for all. Cost: O(n log n) for n affected components.
 */
export function causeTree(graph: ServiceGraph, result: Impact, limit: number): Block[] {
  const shown = inReadingOrder(graph, result, limit);
  const roots: Draft[] = [];
  const drafts = new Map<string, Draft>();
  // Nothing comes before its cause in reading order, so what it hangs below is there already.
  for (const component of shown) {
    const { requirement, lost } = reasonOf(component);
    const draft: Draft = { text: nodeText(graph, component, requirement, lost), children: [] };
    drafts.set(component.component, draft);
    const parent = lost.map((member) => drafts.get(member)).find((each) => each !== undefined);
    (parent?.children ?? roots).push(draft);
  }
  const left = result.fates.touched.length - shown.length;
  const more = moreText(`${left} more`, '--limit');
  return [{ kind: 'tree', roots }, ...(left === 0 ? [] : [{ kind: 'paragraph', text: more } as const])];
}

/** The requirement that explains it, and the members that were lost; nothing for what failed of itself. */
function reasonOf({ causes, frozen, exposed }: ComponentImpact) {
  const [first] = causes;
  if (first !== undefined) {
    return { requirement: first.requirement, lost: causes.map(({ component }) => component) };
  }
  return {
    requirement: frozen?.requirement ?? exposed?.requirement,
    lost: frozen?.lost ?? exposed?.lost ?? [],
  };
}

function nodeText(
  graph: ServiceGraph,
  component: ComponentImpact,
  requirement: number | undefined,
  lost: readonly string[],
): Text {
  const view = requirement === undefined ? undefined : requirementView(graph, requirement);
  return [
    id(component.component),
    ' ',
    ...fateText(component),
    ...(view === undefined ? [] : [...purpose(view), ...qualities(view)]),
    ...(lost.length > 1 ? [', with ', ...ids(lost.slice(1), 4), ' lost too'] : []),
  ];
}

/** `delayed t+0, frozen t+5m`; what begins at once shares its time: `delayed, frozen t+0`. */
function fateText({ state, beginMs, frozen, exposed }: ComponentImpact): Text {
  const parts: { readonly word: Tone; readonly fromMs: number }[] = [];
  if (state !== 'ok') parts.push({ word: state, fromMs: beginMs });
  if (frozen !== undefined) parts.push({ word: 'frozen', fromMs: frozen.sinceMs });
  if (exposed !== undefined) parts.push({ word: 'exposed', fromMs: exposed.sinceMs });
  return parts.flatMap(
    ({ word, fromMs }, index): Text => [
      index === 0 ? '' : ', ',
      tone(word),
      parts[index + 1]?.fromMs === fromMs ? '' : ` ${pointInTime(fromMs)}`,
    ],
  );
}
