import { globAlternatives } from './glob-alternatives.ts';

/** What in a text makes it a glob. */
const globCharacter = /[*?[\]{}!]/;

/** Whether a text is a glob, and no plain word. */
export function isGlob(text: string): boolean {
  return globCharacter.test(text);
}

/**
 * Whether texts are what a glob says, case and all: `*` is anything without a slash, `?` one character, `[a-z]` one of
 * several, `[^a-z]` one of the others, `{a,b}` either, `\\*` a star, and between slashes `**` any number of names with
 * their slashes. What has no glob character is itself; a glob that stands for too many others is nothing.
 *
 * A star takes as little as it can, and when the rest does not fit, the last star alone takes one more: what the ones
 * before it would take has been tried. So a text costs at most its length times that of the glob, where a regular
 * expression goes back to every star, which takes hours for ten of them. Kirk J. Krauss, "Matching Wildcards: An
 * Algorithm", Dr. Dobb's, 2008; Russ Cox, "Glob Matching Can Be Simple And Fast Too", 2017.
 */
export function globMatcher(glob: string): (text: string) => boolean {
  if (!isGlob(glob)) return (text) => text === glob;
  const alternatives = (globAlternatives(glob) ?? []).map((alternative) =>
    namePatterns(alternative.split('/')),
  );
  return (text) => {
    if (text === '') return false;
    if (text === glob) return true;
    const names = text.split('/');
    return alternatives.some((patterns) => fits(patterns, names));
  };
}

/** At the end, `**` may be nothing at all, `a/**` and `a`; but `*` and `**` with a slash between them is what has a slash in it. */
function namePatterns(written: readonly string[]): readonly (NamePattern | undefined)[] {
  const names = written.filter((name, index) => name !== '**' || written[index - 1] !== '**');
  return names.flatMap((name, index) => {
    if (name !== '**') return [namePattern(name)];
    const before = names[index - 1] ?? '';
    return index === names.length - 1 && before.endsWith('*') ? [namePattern('*'), undefined] : [undefined];
  });
}

/** Whether patterns take all the names, each one of them and `undefined` any number. */
function fits(patterns: readonly (NamePattern | undefined)[], names: readonly string[]): boolean {
  let wanted = 0;
  let afterStar = -1;
  let takenByStar = 0;
  for (let at = 0; at < names.length; ) {
    const pattern = patterns[wanted];
    if (wanted < patterns.length && pattern === undefined) {
      afterStar = ++wanted;
      takenByStar = at;
    } else if (pattern !== undefined && nameFits(pattern, names[at] ?? '')) {
      wanted++;
      at++;
    } else if (afterStar >= 0) {
      wanted = afterStar;
      at = ++takenByStar;
    } else return false;
  }
  return patterns.slice(wanted).every((pattern) => pattern === undefined);
}

/** The same of one name. */
function nameFits({ parts, sets }: NamePattern, name: string): boolean {
  let wanted = 0;
  let afterStar = -1;
  let takenByStar = 0;
  for (let at = 0; at < name.length; ) {
    const part = parts[wanted] ?? nothing;
    const code = name.charCodeAt(at);
    if (part === code || part === anyOne || (part < nothing && sets[nothing - 1 - part]?.(code))) {
      wanted++;
      at++;
    } else if (part === anyNumber) {
      afterStar = ++wanted;
      takenByStar = at;
    } else if (afterStar >= 0) {
      wanted = afterStar;
      at = ++takenByStar;
    } else return false;
  }
  while (parts[wanted] === anyNumber) wanted++;
  return wanted === parts.length;
}

/** What stands between two slashes. */
interface NamePattern {
  /** The code of a character, or what is below. */
  readonly parts: readonly number[];
  readonly sets: readonly ((code: number) => boolean)[];
}

const anyOne = -1;
const anyNumber = -2;
/** Below it are sets, the first next to it: numbers alone keep the loop fast. */
const nothing = -3;

function namePattern(name: string): NamePattern {
  const parts: number[] = [];
  const sets: ((code: number) => boolean)[] = [];
  for (let at = 0; at < name.length; at++) {
    const character = name[at];
    const firstMember = at + (name[at + 1] === '^' ? 2 : 1);
    const close = character === '[' ? name.indexOf(']', firstMember + 1) : -1;
    if (close !== -1) {
      sets.push(oneOf(name.slice(firstMember, close), name[at + 1] === '^'));
      parts.push(nothing - sets.length);
      at = close;
    } else if (character === '*') {
      if (parts.at(-1) !== anyNumber) parts.push(anyNumber);
    } else if (character === '?') parts.push(anyOne);
    else {
      if (character === '\\' && at + 1 < name.length) at++;
      parts.push(name.charCodeAt(at));
    }
  }
  return { parts, sets };
}

/** The members between brackets, such as `a-z_`; each character is looked up among them once. */
function oneOf(members: string, isNegated: boolean): (code: number) => boolean {
  const known = new Map<number, boolean>();
  const ranges = members.match(/.-.|./gs) ?? [];
  const isMember = (code: number) =>
    ranges.some((range) => range.charCodeAt(0) <= code && code <= range.charCodeAt(range.length - 1));
  return (code) => {
    const answer = known.get(code) ?? isMember(code) !== isNegated;
    known.set(code, answer);
    return answer;
  };
}
