import type { ComponentImpact, Impact } from '../analysis/impact.ts';
import type { Block } from '../document/document.ts';
import { formatDuration } from '../model/duration.ts';
import { command } from './phrases.ts';
import { scenarioArguments } from './scenario-text.ts';

/** A command line with more roots than this is none that somebody would type. */
const mostRoots = 6;

/** The question that usually follows: why the one that is furthest away. */
export function whatNext({ roots, horizonMs, components }: Impact, graphOption: string): Block[] {
  // What is made worse by another root is still given: nothing to ask.
  const others = components.filter(({ root }) => !root);
  const furthest = others.reduce<ComponentImpact | undefined>(
    (most, each) => ((each.hops ?? 0) > (most?.hops ?? 0) ? each : most),
    others.find(({ frozen }) => frozen !== undefined),
  );
  if (furthest === undefined || roots.length > mostRoots) return [];
  const at = horizonMs === undefined ? '' : ` --at ${formatDuration(horizonMs)}`;
  const question = command(`why ${furthest.component} ${scenarioArguments(roots)}${at}`, graphOption);
  return [{ kind: 'paragraph', text: ['Ask why: ', question] }];
}
