import { isAbsolute } from 'node:path';
import type { Origin } from '../document/document.ts';
import { originOf } from '../reports/origin.ts';
import { shellWord } from '../reports/shell-word.ts';
import type { Io } from './io.ts';
import { shownPath } from './read-file.ts';

/**
 * Where an answer comes from; nothing for a block of a document, which has its command line in its mark.
 *
 * `paths` are as they were given, or where the graph was found.
 */
export function originFrom(
  io: Io,
  title: string | undefined,
  paths: readonly string[],
): { readonly origin?: Origin } {
  if (io.commandLine === undefined || io.session !== undefined) return {};
  const files = [...new Set(paths)].map((path) => (path === '-' ? 'standard input' : shownPath(io, path)));
  return { origin: originOf({ title, files, asked: askedAgain(io, io.commandLine) }) };
}

/** How an answer looks and where it goes is no part of the question. */
const looks = /^(-o|--output|-f|--format|--width)$/;
const looksInOne = /^(-[of].|--(output|format|width)=|--(no-)?color$)/;

/** The question as it was typed. Paths from the root of a machine mean nothing on another. */
function askedAgain(io: Io, args: readonly string[]): string {
  const asked = args.filter((word, index) => {
    const isValue = index > 0 && looks.test(args[index - 1] ?? '');
    return !isValue && !looks.test(word) && !looksInOne.test(word);
  });
  return asked.map((word) => shellWord(isAbsolute(word) ? shownPath(io, word) : word)).join(' ');
}
