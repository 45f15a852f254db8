import { resolve } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../diagnostics/source-span.ts';
import type { MarkedBlock } from '../../embed/marked-blocks.ts';
import { missingFile } from '../file-codes.ts';
import type { Io } from '../io.ts';
import { shownPath } from '../read-file.ts';
import { notForDocuments, outsideRoot } from './embed-codes.ts';
import type { Said } from './quiet-io.ts';
import type { Refusal } from './read-only-io.ts';

/** A block, and the document around it. */
export interface BlockPlace {
  /** The document, as it is shown. */
  readonly file: string;
  readonly text: string;
  /** The document's own folder, and the one outside which nothing is read. */
  readonly folder: string;
  readonly root: string;
  readonly block: MarkedBlock;
}

/**
 * The problems of a command line that ran in a document's folder, for whoever stands elsewhere: in the file
 * where they are, or, when they are about the command line, at the word of the mark.
 */
export function seenFromOutside(
  world: Io,
  place: BlockPlace,
  said: Said,
): { readonly diagnostics: readonly Diagnostic[]; readonly texts: ReadonlyMap<string, string> } {
  const outside = (file: string): string => shownPath(world, resolve(place.folder, file));
  const move = (span: Span): Span => ({ ...span, file: outside(span.file) });
  const mark = markSpan(place);
  const diagnostics = said.problems.map((problem): Diagnostic => {
    const { span, related = [] } = problem;
    if (span === undefined || !said.texts.has(span.file)) {
      return { ...problem, ...documentHint(problem), span: wordSpan(place, problem), related: [] };
    }
    const moved = related.map((note) => ({ ...note, span: move(note.span) }));
    return {
      ...problem,
      span: move(span),
      related: [...moved, { message: 'this block asks for it', span: mark }],
    };
  });
  return { diagnostics, texts: new Map([...said.texts].map(([file, text]) => [outside(file), text])) };
}

/** Where paths start is not where somebody stands. */
function documentHint({ code }: Diagnostic): Pick<Diagnostic, 'hint'> {
  return code === missingFile ? { hint: 'check the path; in a document, paths start in its own folder' } : {};
}

/** One problem for each thing that a command was refused. */
export function refusalProblems(place: BlockPlace, refusals: readonly Refusal[]): readonly Diagnostic[] {
  const seen = new Map(refusals.map((refusal) => [`${refusal.kind} ${refusal.path}`, refusal]));
  return [...seen.values()].map((refusal) => ({
    ...refusalWords(refusal, shownIn(place, refusal.path)),
    span: pathSpan(place, refusal.path),
  }));
}

/** The word that names a path, or all of the mark. */
function pathSpan(place: BlockPlace, path: string): Span {
  const named = resolve(place.folder, path);
  const word = place.block.words.slice(1).find(({ text }) => resolve(place.folder, text) === named);
  return word === undefined ? markSpan(place) : { file: place.file, start: word.start, end: word.end };
}

function shownIn({ folder }: BlockPlace, path: string): string {
  return shownPath({ cwd: folder }, path);
}

function refusalWords({ kind }: Refusal, path: string): Omit<Diagnostic, 'span'> {
  switch (kind) {
    case 'writes':
      return {
        code: notForDocuments,
        message: 'a block of a document writes no file',
        hint: 'leave out the option that writes; the answer stands in the document',
      };
    case 'reads-input':
      return {
        code: notForDocuments,
        message: 'a block of a document reads no standard input',
        hint: 'name a manifest with `-g`; its path starts in the folder of the document',
      };
    case 'asks-git':
      return {
        code: notForDocuments,
        message: 'a block of a document reads no git revision',
        hint: 'name files; a revision such as `HEAD` is another one after the next commit',
      };
    case 'no-file':
      return {
        code: notForDocuments,
        message: `\`${path}\` is neither a file nor a directory`,
        hint: 'name a manifest or a directory of them',
      };
    case 'outside':
      return {
        code: outsideRoot,
        message: `\`${path}\` is outside what this document may read`,
        hint: 'paths start in the folder of the document; `--root <folder>` lets it read more than its repository',
      };
  }
}

/** The word of the command line that a problem names, or all of the mark. */
function wordSpan(place: BlockPlace, { message }: Pick<Diagnostic, 'message'>): Span {
  const word = place.block.words.slice(1).find(({ text }) => message.includes(`\`${text}\``));
  return word === undefined ? markSpan(place) : { file: place.file, start: word.start, end: word.end };
}

function markSpan({ file, block }: BlockPlace): Span {
  return { file, start: block.begin.start, end: block.begin.end };
}
