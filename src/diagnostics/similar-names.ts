/**
 * The known names nearest to a name that is not known, nearest first, at most three.
 *
 * Distance is optimal string alignment (Levenshtein with transpositions; Boytsov 2011), case aside; a name
 * counts as near within a third of its length, and so does one that contains or starts the other.
 * Cost: O(names × length²) at worst; names whose length alone rules them out are skipped.
 */
export function similarNames(name: string, known: Iterable<string>): string[] {
  if (name.length > longestName) return [];
  const wanted = name.toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const near: { readonly name: string; readonly distance: number }[] = [];
  for (const candidate of known) {
    if (candidate.length > longestName) continue;
    const other = candidate.toLowerCase();
    const contained = wanted.length >= 3 && other.includes(wanted);
    if (!contained && Math.abs(other.length - wanted.length) > limit) continue;
    const distance = contained ? limit : editDistance(wanted, other);
    if (distance <= limit) near.push({ name: candidate, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return near.slice(0, 3).map((entry) => entry.name);
}

/**
 * Makes the hint that goes with an unknown name: a statement, or nothing when no name is near.
 *
 * Looking costs time in the number of known names. So that ten thousand misspelled names in a large graph are
 * reported in seconds, hints stop once some millions of names have been compared.
 */
export function makeSimilarNamesHint(
  what: string,
  known: Iterable<string>,
): (name: string) => string | undefined {
  const names = [...known];
  let comparisonsLeft = 3_000_000;
  return (name) => {
    if (comparisonsLeft <= 0) return undefined;
    comparisonsLeft -= names.length;
    const near = similarNames(name, names).map((candidate) => `\`${candidate}\``);
    if (near.length === 0) return undefined;
    return near.length === 1
      ? `there is a ${what} with a similar name: ${near[0]}`
      : `there are ${what}s with similar names: ${near.join(', ')}`;
  };
}

/** What is longer was not typed, and comparing it takes time in the square of its length. */
const longestName = 200;

function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = (last[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let best = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, substitution);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
