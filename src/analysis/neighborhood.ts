import type { CompactGraph } from '../model/compact-graph.ts';

/**
 * The components within `depth` requirements of `subjects`, along dependencies and along dependents, ascending;
 * the subjects included. Not round corners: what else a dependency's dependents need is no neighbour.
 *
 * Cost: linear in what is reached and its requirements.
 */
export function neighborhood(
  graph: CompactGraph,
  subjects: readonly number[],
  depth: number,
): readonly number[] {
  const dependencies = within(subjects, depth, (component, visit) => {
    const first = graph.memberStart[graph.requirementStart[component] ?? 0] ?? 0;
    const end = graph.memberStart[graph.requirementStart[component + 1] ?? 0] ?? 0;
    for (let slot = first; slot < end; slot++) visit(graph.member[slot] ?? 0);
  });
  const dependents = within(subjects, depth, (component, visit) => {
    const end = graph.dependentStart[component + 1] ?? 0;
    for (let at = graph.dependentStart[component] ?? 0; at < end; at++) {
      visit(graph.dependent[graph.dependentRequirement[at] ?? 0] ?? 0);
    }
  });
  return [...new Set([...dependencies, ...dependents])].sort((a, b) => a - b);
}

function within(
  starts: readonly number[],
  depth: number,
  forEachNext: (component: number, visit: (next: number) => void) => void,
): ReadonlySet<number> {
  const reached = new Set(starts);
  let layer = [...reached];
  for (let distance = 0; distance < depth && layer.length > 0; distance++) {
    const next: number[] = [];
    for (const component of layer) {
      forEachNext(component, (other) => {
        if (reached.has(other)) return;
        reached.add(other);
        next.push(other);
      });
    }
    layer = next;
  }
  return reached;
}
