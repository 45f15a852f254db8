import { buildGraph } from '../../src/model/build-graph.ts';
import type { ServiceGraph } from '../../src/model/service-graph.ts';
import {
  checkPolicies,
  type PolicyCheckOptions,
  type PolicyFinding,
} from '../../src/policy/check-policies.ts';
import { readManifests } from '../../src/sources/index.ts';
import { readPolicy } from '../../src/sources/read-policy.ts';
import { oneLineGraph } from '../oracle/one-line-graph.ts';

/** Attributes by service, or by `service/plane`, that the one-line notation has no place for. */
export type Said = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A graph in one line, with what is said of its services besides. */
export function graphOf(line: string, said: Said = {}): ServiceGraph {
  const { services, ...rest } = structuredClone(oneLineGraph(line));
  const all = new Map<string, Record<string, unknown>>(
    Object.entries(services ?? {}).map(([name, service]) => [name, { ...service }]),
  );
  for (const [name, attributes] of Object.entries(said)) {
    const [service = '', plane] = name.split('/');
    const whole = all.get(service) ?? {};
    all.set(service, whole);
    const planes = (whole.planes ?? {}) as Record<string, object>; // as the one-line notation wrote it
    if (plane === undefined) Object.assign(whole, attributes);
    else whole.planes = { ...planes, [plane]: { ...planes[plane], ...attributes } };
  }
  return graphFrom(JSON.stringify({ ...rest, services: Object.fromEntries(all) }));
}

/** The graph of a manifest in JSON; throws on a mistake. */
export function graphFrom(text: string): ServiceGraph {
  const read = readManifests('g.json', text);
  const built = buildGraph(read.value);
  const [problem] = [...read.diagnostics, ...built.diagnostics];
  if (problem !== undefined) throw new Error(problem.message);
  return built.value;
}

/** What a check of a graph comes to, by a policy of these rules and no others; throws on a mistake in the policy. */
export async function findingsOf(
  graph: ServiceGraph,
  rules: object,
  options: Partial<PolicyCheckOptions> & { readonly waivers?: readonly object[] } = {},
): Promise<readonly PolicyFinding[]> {
  const { waivers = [], ...rest } = options;
  const text = JSON.stringify({ policy: 1, extends: 'none', rules, waivers });
  const policy = await readPolicy('p.json', text);
  const checked = checkPolicies(graph, policy.value, { today: '2026-01-31', ...rest });
  const problems = [...policy.diagnostics, ...checked.diagnostics];
  const [problem] = problems.filter(({ code }) => code.severity === 'error');
  if (problem !== undefined) throw new Error(`${problem.code.id}: ${problem.message}`);
  return checked.value.findings;
}
