import type { CompactGraph } from '../../src/model/compact-graph.ts';
import { withDependents } from '../../src/model/compile-graph.ts';
import { makeRandom } from './seeded-random.ts';

/**
 * `plain`: everything is needed, hard and always. `acyclic`: the same without edges that lead back. `mixed`: with strengths, phases, tolerances and a few groups.
 * `knotted`: the same with many groups and many edges that lead back, so that most cycles go through groups.
 */
export type Flavour = 'plain' | 'acyclic' | 'mixed' | 'knotted';

/** Of a hundred targets: copies of an earlier one (which makes a few services popular), neighbours, and some that
 * are younger; the others are anywhere among the older third. And of a hundred requirements: groups. */
const percent: Readonly<
  Record<Flavour, { popular: number; near: number; backwards: number; group: number }>
> = {
  plain: { popular: 50, near: 20, backwards: 2, group: 0 },
  acyclic: { popular: 50, near: 20, backwards: 0, group: 0 },
  mixed: { popular: 50, near: 20, backwards: 2, group: 5 },
  knotted: { popular: 20, near: 60, backwards: 25, group: 40 },
};
const neighbourhood = 10;
const mostRequirements = 10;
const mostMembers = 4;

/**
 * A seeded graph of services that were founded one after another: about five requirements each on older ones,
 * with scale-free in-degree, some of it on the neighbours; a few edges lead back to younger neighbours.
 * Component numbers are shuffled, so that the order of ids says nothing about age.
 */
export function randomGraph(serviceCount: number, flavour: Flavour, seed = 1): CompactGraph {
  const random = makeRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const pickTarget = makeTargetPicker(serviceCount, flavour, below);
  const numbers = shuffled(serviceCount, below);
  const drafts = makeDrafts(serviceCount * mostRequirements);
  const chosen = new Int32Array(mostRequirements * mostMembers);
  for (let age = 0; age < serviceCount; age++) {
    let chosenCount = 0;
    for (let wanted = 1 + below(mostRequirements); wanted > 0; wanted--) {
      const first = chosenCount;
      const isGroup = below(100) < percent[flavour].group;
      for (let slots = isGroup ? 2 + below(mostMembers - 1) : 1; slots > 0; slots--) {
        const target = pickTarget(age);
        const known = chosen.indexOf(target);
        if (target !== age && (known === -1 || known >= chosenCount)) chosen[chosenCount++] = target;
      }
      if (chosenCount === first) continue;
      const members = chosen.subarray(first, chosenCount).map((target) => numbers[target] ?? 0);
      const isPlain = flavour === 'plain' || flavour === 'acyclic';
      const terms = isPlain ? plainTerms : mixedTerms(below);
      drafts.add(numbers[age] ?? 0, members.sort(), 1 + below(Math.max(1, members.length - 1)), terms);
    }
  }
  return drafts.compile(serviceCount);
}

/** The most needed service. */
export function hubOf({ componentCount, dependentStart }: CompactGraph): number {
  const inDegree = (v: number) => (dependentStart[v + 1] ?? 0) - (dependentStart[v] ?? 0);
  let hub = 0;
  for (let v = 1; v < componentCount; v++) if (inDegree(v) > inDegree(hub)) hub = v;
  return hub;
}

/** Targets by age, from the older services but for a few. */
function makeTargetPicker(serviceCount: number, flavour: Flavour, below: (limit: number) => number) {
  const { popular, near, backwards } = percent[flavour];
  const chosenBefore = new Int32Array(8 * serviceCount);
  let chosenCount = 0;
  return (age: number): number => {
    if (below(100) < backwards) return Math.min(serviceCount - 1, age + 1 + below(neighbourhood));
    const kind = below(100);
    let target = below(Math.ceil(age / 3));
    if (kind < near) target = Math.max(0, age - 1 - below(neighbourhood));
    else if (kind < near + popular) target = chosenBefore[below(chosenCount)] ?? 0;
    if (chosenCount < chosenBefore.length) chosenBefore[chosenCount++] = target;
    return target;
  };
}

interface Terms {
  readonly strength: number;
  readonly phase: number;
  readonly toleratesMs: number;
}

const plainTerms: Terms = { strength: 0, phase: 0, toleratesMs: 0 };

function mixedTerms(below: (limit: number) => number): Terms {
  const [strength, phase] = [below(10), below(10)];
  return {
    strength: strength < 7 ? 0 : strength < 9 ? 1 : 2,
    phase: phase < 8 ? 0 : phase < 9 ? 1 : 2,
    toleratesMs: below(10) === 0 ? 300_000 : 0,
  };
}

/** The numbers 0 to `count` - 1 in random order: Fisher and Yates. */
function shuffled(count: number, below: (limit: number) => number): Int32Array {
  const numbers = Int32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = below(last + 1);
    const number = numbers[last] ?? 0;
    numbers[last] = numbers[other] ?? 0;
    numbers[other] = number;
  }
  return numbers;
}

/** Requirements in any order, laid out at last as `compileGraph` does; without an object for each. */
function makeDrafts(capacity: number) {
  const dependents = new Int32Array(capacity);
  const columns = { strength: new Uint8Array(capacity), phase: new Uint8Array(capacity) };
  const atLeasts = new Int32Array(capacity);
  const tolerances = new Float64Array(capacity);
  const starts = new Int32Array(capacity + 1);
  let members = new Int32Array(capacity);
  let count = 0;

  const add = (dependent: number, newMembers: Int32Array, atLeast: number, terms: Terms) => {
    const start = starts[count] ?? 0;
    if (start + newMembers.length > members.length) {
      const longer = new Int32Array(2 * members.length);
      longer.set(members);
      members = longer;
    }
    members.set(newMembers, start);
    dependents[count] = dependent;
    columns.strength[count] = terms.strength;
    columns.phase[count] = terms.phase;
    tolerances[count] = terms.toleratesMs;
    atLeasts[count] = atLeast;
    starts[++count] = start + newMembers.length;
  };

  const compile = (componentCount: number): CompactGraph => {
    const firstMember = (draft: number) => members[starts[draft] ?? 0] ?? 0;
    const { starts: requirementStart, order } = ordered(dependents.subarray(0, count), componentCount);
    for (let v = 0; v < componentCount; v++) {
      const row = order.subarray(requirementStart[v], requirementStart[v + 1]);
      row.sort((a, b) => firstMember(a) - firstMember(b));
    }
    const memberStart = new Int32Array(count + 1);
    const member = new Int32Array(starts[count] ?? 0);
    order.forEach((draft, r) => {
      const own = members.subarray(starts[draft], starts[draft + 1]);
      member.set(own, memberStart[r]);
      memberStart[r + 1] = (memberStart[r] ?? 0) + own.length;
    });
    return withDependents({
      componentCount,
      requirementCount: count,
      requirementStart,
      dependent: order.map((draft) => dependents[draft] ?? 0),
      strength: new Uint8Array(order.map((draft) => columns.strength[draft] ?? 0)),
      phase: new Uint8Array(order.map((draft) => columns.phase[draft] ?? 0)),
      toleratesMs: new Float64Array(order).map((draft) => tolerances[draft] ?? 0),
      atLeast: order.map((draft) => atLeasts[draft] ?? 0),
      memberStart,
      member,
      startupMs: new Float64Array(componentCount),
    });
  };
  return { add, compile };
}

/** Positions of `keys` by key, and where each key's positions start: a counting sort. */
function ordered(keys: Int32Array, keyCount: number) {
  const starts = new Int32Array(keyCount + 1);
  for (const key of keys) starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  for (let key = 0; key < keyCount; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  const next = starts.slice();
  const order = new Int32Array(keys.length);
  keys.forEach((key, position) => {
    const place = next[key] ?? 0;
    order[place] = position;
    next[key] = place + 1;
  });
  return { starts, order };
}
