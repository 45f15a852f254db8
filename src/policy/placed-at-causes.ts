import type { Span } from '../diagnostics/source-span.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { makeFindingCauses } from './finding-causes.ts';
import type { Found } from './rule.ts';

interface Placed extends Found {
  readonly status: string;
  /** Where it was found. */
  readonly foundAt?: Span;
}

/**
 * Findings in the order given, each that is open at the changed requirement that caused it: a review shows the lines
 * of the change and no others. Where it was found belongs to it then, unless a step of its path says so already.
 */
export function placedAtCauses<Finding extends Placed>(
  findings: readonly Finding[],
  base: ServiceGraph,
  head: ServiceGraph,
): Finding[] {
  if (!findings.some(({ status }) => status === 'open')) return [...findings];
  const causes = makeFindingCauses({ base, head });
  return findings.map((finding) => {
    const span = finding.status === 'open' ? causes.placeOf(finding) : undefined;
    return span === undefined ? finding : movedTo(finding, span);
  });
}

function movedTo<Finding extends Placed>(finding: Finding, span: Span): Finding {
  const { span: foundAt, path, related } = finding;
  if (foundAt === undefined) return { ...finding, span };
  const isThere = (each: { readonly span?: Span }) =>
    each.span?.file === foundAt.file && each.span.start === foundAt.start;
  return {
    ...finding,
    span,
    foundAt,
    related: () => {
      const known = related?.() ?? [];
      if ([...known, ...(path?.() ?? [])].some(isThere)) return known;
      return [{ message: 'what it is about stands here', span: foundAt }, ...known];
    },
  };
}
