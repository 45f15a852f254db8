import { compileGraph } from './compile-graph.ts';
import type { RequirementDeclaration } from './manifest.ts';
import type { ServiceGraph } from './service-graph.ts';

/**
 * The same graph with only some of its requirements; numbers change, components do not.
 *
 * Cost: linear in components, requirements and members.
 */
export function keepRequirements(
  graph: ServiceGraph,
  isKept: (declaration: RequirementDeclaration) => boolean,
): ServiceGraph {
  const { compact } = graph;
  const kept = graph.requirements.flatMap((declaration, r) => {
    if (!isKept(declaration)) return [];
    const members = compact.member.subarray(compact.memberStart[r], compact.memberStart[r + 1]);
    return [{ declaration, dependent: compact.dependent[r] ?? 0, members: [...members] }];
  });
  return {
    ...graph,
    requirements: kept.map(({ declaration }) => declaration),
    compact: compileGraph(
      graph.components.map(({ startupMs }) => startupMs),
      kept,
    ),
  };
}

/**
 * Whether a requirement was known on a day, `YYYY-MM-DD`: its earliest evidence is of that day or before. Without
 * any date it is knowledge that nobody says is new.
 */
export function isKnownOn(date: string, { evidence }: RequirementDeclaration): boolean {
  const dates = evidence.flatMap((each) => each.date ?? []);
  return dates.length === 0 || dates.some((each) => each <= date);
}
