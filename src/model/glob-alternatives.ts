/** More than these are a mistake, or meant to take long: `{a,b}` forty times over stands for a million millions. */
export const mostAlternatives = 256;
/** In all alternatives together, where there are several. */
const mostCharacters = 1 << 16;

/**
 * The globs without choices that a glob stands for: `{api,web}-*` is `api-*` and `web-*`. Choices may lie in choices;
 * braces with no comma between them are text, but for `{a..c}`, which is `[a-c]`.
 *
 * Undefined when there are too many of them. Cost: linear in the glob and in what comes of it.
 */
export function globAlternatives(glob: string): readonly string[] | undefined {
  const text = glob.replace(range, (_, a: string, b: string) => `[${[a, b].sort().join('-')}]`);
  const innermost: Choice = { done: [], current: [''] };
  const open: Choice[] = [innermost];
  let from = 0;
  for (const at of choiceMarks(text)) {
    const choice = open.at(-1) ?? innermost;
    choice.current = joined(choice.current, [text.slice(from, at)]);
    if (text[at] === '{') open.push({ done: [], current: [''] });
    else {
      choice.done.push(...choice.current);
      choice.current = [''];
      const outer = open.at(-2);
      if (text[at] === '}' && outer !== undefined) {
        open.pop();
        if (outer.current.length * choice.done.length > mostAlternatives) return undefined;
        outer.current = joined(outer.current, choice.done);
      }
    }
    // The others are as they were.
    if (isTooMuch(open.at(-1) ?? innermost)) return undefined;
    from = at + 1;
  }
  const all: Choice = { done: [], current: joined(innermost.current, [text.slice(from)]) };
  return isTooMuch(all) ? undefined : all.current;
}

/** One character of a range. */
const range = /(?<!\\)\{([^\\{},[\]])\.\.([^\\{},[\]])\}/g;

/** A pair of braces while it is read, or all that is outside of them. */
interface Choice {
  /** The alternatives in front of the comma that was read last. */
  readonly done: string[];
  /** What stands between it and here, in each way that choices in it allow. */
  current: readonly string[];
}

const endsInStar = /(?:^|[^\\])\*$/;

/** Stars that come to stand side by side are not the `**` that somebody writes. */
function joined(before: readonly string[], after: readonly string[]): readonly string[] {
  return before.flatMap((start) =>
    after.map((end) => (endsInStar.test(start) ? start + end.replace(/^\*+/, '') : start + end)),
  );
}

function isTooMuch({ done, current }: Choice): boolean {
  const count = done.length + current.length;
  if (count < 2) return false;
  const characters = [...done, ...current].reduce((sum, { length }) => sum + length, 0);
  return count > mostAlternatives || characters > mostCharacters;
}

/** Where the braces and commas of choices are, ascending: of braces that belong together and have a comma between them. */
function choiceMarks(text: string): readonly number[] {
  const open: number[][] = [];
  const marks: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '{') open.push([at]);
    else if (character === ',') open.at(-1)?.push(at);
    else if (character === '}') {
      const pair = open.pop();
      if (pair !== undefined && pair.length > 1) marks.push(...pair, at);
    }
  }
  return marks.sort((a, b) => a - b);
}
