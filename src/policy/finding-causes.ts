import { bears, changedRequirements, type RequirementChange } from '../analysis/diff/changed-requirements.ts';
import { changedServices, type ServiceChange } from '../analysis/diff/changed-services.ts';
import { isWording } from '../analysis/diff/wording.ts';
import { compareSpans, type Span } from '../diagnostics/source-span.ts';
import { serviceOf } from '../model/component-ids.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import type { Found } from './rule.ts';

/** Two graphs of which findings are said to be new in the second, and what differs if that is known already. */
export interface FindingChangeSides {
  readonly base: ServiceGraph;
  readonly head: ServiceGraph;
  readonly requirements?: readonly RequirementChange[];
  readonly services?: readonly ServiceChange[];
}

/** By which changed requirements a finding of the head is new. */
export interface FindingCauses {
  /** Their positions among the changes, ascending. */
  readonly of: (finding: New) => readonly number[];
  /**
   * Where the cause stands in the head: the step of the finding that is a changed requirement, else the first changed
   * requirement. Undefined when there is none there, or when the finding stands on one itself.
   */
  readonly placeOf: (finding: New) => Span | undefined;
}

type New = Pick<Found, 'span' | 'path' | 'from' | 'to'> & {
  /** Where it was found, when it has another place since. */
  readonly foundAt?: Span;
};

/**
 * Makes the function that tells by what findings are new: the changed requirements that one stands on or leads along,
 * else those between components that it is about; else, where nothing said of these themselves has changed, those of
 * such a component, else those that need it or did. None where it is the components themselves that changed.
 *
 * Cost: linear in both graphs, then in the steps of a finding and the changes that are its causes or near.
 */
export function makeFindingCauses({ base, head, ...known }: FindingChangeSides): FindingCauses {
  const requirements = known.requirements ?? changedRequirements(base, head);
  const services = known.services ?? changedServices(base, head);
  const changed = changedIn(services);
  const dependentIs = new Map<string, number[]>();
  const memberIs = new Map<string, number[]>();
  const stands = new Map<string, Standing[]>();
  requirements.forEach((change, position) => {
    if (!bears(change)) return;
    add(dependentIs, change.dependent, position);
    for (const member of membersOf(change)) add(memberIs, member, position);
    const span = spanOf(change);
    if (span !== undefined) add(stands, span.file, { span, position });
  });
  for (const list of stands.values()) list.sort((a, b) => a.span.start - b.span.start);

  return { of: causesOf, placeOf };

  function causesOf(finding: New): readonly number[] {
    const about = [...new Set([...finding.from, ...(finding.to ?? [])])];
    const on = spansOf(finding).flatMap(standingAt);
    if (on.length > 0) return ascending(on);
    const ofThem = about.flatMap((id) => dependentIs.get(id) ?? []);
    const toThem = new Set(about.flatMap((id) => memberIs.get(id) ?? []));
    const between = ofThem.filter((position) => toThem.has(position));
    if (between.length > 0) return ascending(between);
    if (about.some((id) => changed.has(serviceOf(id)))) return [];
    return ascending(ofThem.length > 0 ? ofThem : toThem);
  }

  function placeOf(finding: New): Span | undefined {
    if (finding.span !== undefined && standingAt(finding.span).length > 0) return undefined;
    const step = spansOf(finding).find((span) => standingAt(span).length > 0);
    if (step !== undefined) return step;
    const places = causesOf(finding).flatMap((position) => {
      const change = requirements[position];
      return (change && spanOf(change)) ?? [];
    });
    return places.sort(compareSpans)[0];
  }

  function spanOf(change: RequirementChange): Span | undefined {
    return change.kind === 'removed' ? undefined : head.requirements[change.after.number]?.span;
  }

  /** The changes of the requirements that a place is inside of: of a service with planes there may be several. */
  function standingAt({ file, start, end }: Span): readonly number[] {
    const list = stands.get(file) ?? [];
    let from = 0;
    let to = list.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((list[middle]?.span.start ?? 0) <= start) from = middle + 1;
      else to = middle;
    }
    const found: number[] = [];
    // Requirements do not overlap but where one text is several of them.
    const nearest = list[from - 1]?.span;
    for (let index = from - 1; nearest !== undefined && list[index]?.span.start === nearest.start; index--) {
      const each = list[index];
      if (each !== undefined && end <= each.span.end) found.push(each.position);
    }
    return found;
  }
}

interface Standing {
  readonly span: Span;
  readonly position: number;
}

/** Services that are new, and those of which more than words for people has changed. */
function changedIn(services: readonly ServiceChange[]): ReadonlySet<string> {
  const bearing = services.filter(
    ({ kind, fields }) => kind === 'added' || fields.some(({ field }) => !isWording(field)),
  );
  return new Set(bearing.map(({ id }) => id));
}

function membersOf(change: RequirementChange): ReadonlySet<string> {
  return new Set([
    ...(change.kind === 'added' ? [] : change.before.members),
    ...(change.kind === 'removed' ? [] : change.after.members),
  ]);
}

function spansOf({ span, foundAt = span, path }: New): readonly Span[] {
  return [
    ...(foundAt === undefined ? [] : [foundAt]),
    ...(path?.() ?? []).flatMap((step) => step.span ?? []),
  ];
}

function ascending(positions: Iterable<number>): readonly number[] {
  return [...new Set(positions)].sort((a, b) => a - b);
}

function add<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}
