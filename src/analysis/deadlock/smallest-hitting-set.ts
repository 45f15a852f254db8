/** A set that hits every member of a family of sets, and whether it is known that none is smaller. */
export interface HittingSet {
  /** Ascending. */
  readonly elements: readonly number[];
  readonly proven: boolean;
}

/** A set of the family, and what it cost to find it. */
export interface FoundSet {
  readonly elements: readonly number[];
  readonly cost: number;
}

/**
 * A smallest hitting set of a family that is too large to write down and is known by `unhit` only.
 *
 * `unhit(chosen)` finds a set of the family without a chosen element, or gives undefined when there is none.
 * Branch and bound over such sets: one of its elements has to be chosen, so try each in turn, without the ones
 * tried before it. Sets that share no element need an element each, which bounds from below what is still to
 * be chosen. (Implicit hitting sets: Moreno-Centeno and Karp, Oper. Res. 61, 2013; the tree of choices: Reiter,
 * Artif. Intell. 32, 1987.)
 *
 * Pre: `known` is a hitting set. Post: not larger than `known`; proven unless the sets cost more than `maxCost`.
 * Cost: exponential in the size of the answer at worst, O(size · largest set) space.
 */
export function smallestHittingSet(
  elementCount: number,
  unhit: (chosen: Uint8Array) => FoundSet | undefined,
  known: readonly number[],
  maxCost: number,
): HittingSet {
  const chosen = new Uint8Array(elementCount);
  const excluded = new Uint8Array(elementCount);
  /** One frame per choice on the way down: what to choose from, and how many of these have been tried. */
  const frames: { readonly choices: readonly number[]; tried: number }[] = [];
  let best = known;
  let cost = 0;

  /** What to choose from next, or undefined when nothing better than `best` lies below. */
  const choicesHere = (): readonly number[] | undefined => {
    const hit = chosen.slice();
    let choices: readonly number[] | undefined;
    for (let needed = 0; frames.length + needed < best.length && cost <= maxCost; needed++) {
      const set = unhit(hit);
      cost += set?.cost ?? 1;
      if (set === undefined) {
        if (needed === 0) best = [...chosen.keys()].filter((it) => chosen[it] === 1);
        return choices;
      }
      const free = set.elements.filter((element) => excluded[element] === 0);
      if (free.length === 0) return undefined;
      if (choices === undefined || free.length < choices.length) choices = free;
      for (const element of free) hit[element] = 1;
    }
    return undefined;
  };
  /** Withdraws the last choice of a frame and never makes it again below it. */
  const withdraw = ({ choices, tried }: { readonly choices: readonly number[]; readonly tried: number }) => {
    const last = choices[tried - 1];
    if (last === undefined) return;
    chosen[last] = 0;
    excluded[last] = 1;
  };

  const first = choicesHere();
  if (first !== undefined) frames.push({ choices: first, tried: 0 });
  while (frames.length > 0 && cost <= maxCost) {
    const frame = frames[frames.length - 1];
    if (frame === undefined) break;
    withdraw(frame);
    const element = frame.choices[frame.tried++];
    if (element === undefined) {
      for (const choice of frame.choices) excluded[choice] = 0;
      frames.pop();
      continue;
    }
    chosen[element] = 1;
    const below = choicesHere();
    if (below !== undefined) frames.push({ choices: below, tried: 0 });
  }
  return { elements: [...best].sort((a, b) => a - b), proven: cost <= maxCost };
}
