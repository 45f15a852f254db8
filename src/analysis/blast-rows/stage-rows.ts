import type { FailureRows } from './failure-rows.ts';
import type { RowKernel } from './row-kernel.ts';
import { chunkWords } from './row-memory.ts';

/**
 * The rows at which a sweep stops: cycles through groups, or stages.
 *
 * On a cycle the members of a group are not final when it is first looked at; so rows that grew are passed on
 * until none grows: the least fixpoint, since everything is monotone and begins at what comes from outside.
 * Reading typed arrays here asserts that rows and places are in range, as they are by construction.
 */
export function makeStageRows(rows: FailureRows, kernel: RowKernel) {
  const { rowCount, start, groupsFrom, target, threshold, digitStart, stageStart } = rows;
  const { chunkCount, words, maskAt, placeOf, waiting, free, freeCount } = kernel.memory;
  const stageEnd = stageEnds(rows);
  const members = membersOnCycles(rows);

  const takePlace = () => {
    const place = free[--freeCount[0]!]!;
    maskAt[place] = 0;
    return place;
  };
  const releasePlace = (place: number) => {
    free[freeCount[0]!++] = place;
  };
  const releaseDigits = (x: number) => {
    for (let digit = rowCount + digitStart[x]!; digit < rowCount + digitStart[x + 1]!; digit++) {
      if (placeOf[digit] !== -1) releasePlace(placeOf[digit]!);
      placeOf[digit] = -1;
    }
  };
  /** Brings a group on a cycle up to date: what came from outside, and its members there as they are now. */
  const updateGroup = (x: number): boolean => {
    const digits = placeOf.slice(rowCount + digitStart[x]!, rowCount + digitStart[x + 1]!);
    digits.forEach((outside, index) => {
      const digit = rowCount + digitStart[x]! + index;
      placeOf[digit] = takePlace();
      if (outside !== -1) addRow(outside, digit);
    });
    for (const member of members.get(x) ?? []) {
      const place = placeOf[member]!;
      if (place === -1) continue;
      for (let mask = maskAt[place]!; mask !== 0; mask &= mask - 1) {
        kernel.addToDigits(place, 31 - Math.clz32(mask & -mask), rowCount + digitStart[x]!);
      }
    }
    const place = takePlace();
    kernel.compareDigits(x, place);
    releaseDigits(x);
    placeOf.set(digits, rowCount + digitStart[x]!);
    const grew = maskAt[place] !== 0 && addRow(place, x);
    releasePlace(place);
    return grew;
  };
  /** Adds the row at `from` to row (or digit) `to`; whether that grew. */
  const addRow = (from: number, to: number): boolean => {
    if (placeOf[to] === -1) placeOf[to] = takePlace();
    const place = placeOf[to]!;
    let grown = 0;
    for (let mask = maskAt[from]!; mask !== 0; mask &= mask - 1) {
      const chunk = 31 - Math.clz32(mask & -mask);
      const isKnown = ((maskAt[place]! >>> chunk) & 1) === 1;
      for (let word = 0; word < chunkWords; word++) {
        const at = (place * chunkCount + chunk) * chunkWords + word;
        const added = words[(from * chunkCount + chunk) * chunkWords + word]!;
        const old = isKnown ? words[at]! : 0;
        grown |= added & ~old;
        words[at] = old | added;
      }
    }
    maskAt[place]! |= maskAt[from]!;
    return grown !== 0;
  };
  /**
   * Runs the stage of rows `first` to `last` to its fixpoint, then passes its rows on. In passes from the last
   * row down: only edges into groups lead up, so a group is looked at once a pass, however many of its members grew.
   */
  const finishStage = (first: number, last: number) => {
    let isStable = false;
    while (!isStable) {
      isStable = true;
      for (let x = last; x >= first; x--) {
        if (((waiting[x >> 5]! >>> (x & 31)) & 1) === 0) continue;
        waiting[x >> 5]! &= ~(1 << (x & 31));
        if (threshold[x]! > 0 && !updateGroup(x)) continue;
        for (let slot = start[x]!; slot < start[x + 1]!; slot++) {
          const to = target[slot]!;
          if (to < first || (slot < groupsFrom[x]! && !addRow(placeOf[x]!, to))) continue;
          waiting[to >> 5]! |= 1 << (to & 31);
          if (to > x) isStable = false;
        }
      }
    }
    for (let x = last; x >= first; x--) {
      releaseDigits(x);
      if (placeOf[x] === -1) continue;
      kernel.passOn(x);
      kernel.tally(x);
    }
  };

  /** Finishes the stage of the row that a sweep stopped at; returns the row to sweep on from. */
  return (x: number): number => {
    const first = stageStart[x]!;
    finishStage(first, stageEnd[first]!);
    return first;
  };
}

/** The highest row of each stage, by its lowest. */
function stageEnds({ rowCount, stageStart }: FailureRows): Int32Array {
  const stageEnd = new Int32Array(rowCount);
  for (let x = 0; x < rowCount; x++) stageEnd[stageStart[x]!] = x;
  return stageEnd;
}

/** For groups on a cycle, their members on that cycle, as often as they count. */
function membersOnCycles({ rowCount, start, groupsFrom, target, stageStart }: FailureRows) {
  const members = new Map<number, number[]>();
  for (let x = 0; x < rowCount; x++) {
    for (let slot = groupsFrom[x]!; slot < start[x + 1]!; slot++) {
      const group = target[slot]!;
      if (group < stageStart[x]!) continue;
      const known = members.get(group);
      if (known === undefined) members.set(group, [x]);
      else known.push(x);
    }
  }
  return members;
}
