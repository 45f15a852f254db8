import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { makeSimilarNamesHint } from '../../diagnostics/similar-names.ts';
import { type Filling, fenced, fillWithLines, fillWithValue } from '../../embed/fill-block.ts';
import type { CommandEntry, Program } from '../commands/command.ts';
import type { Io } from '../io.ts';
import { badArgument } from '../usage-problem.ts';
import { askedFormat, asksForHelp, languageOf } from './block-format.ts';
import { type BlockPlace, refusalProblems, seenFromOutside } from './block-problems.ts';
import { notForDocuments } from './embed-codes.ts';
import { readOnlyIo } from './read-only-io.ts';

/** What belongs into a block, or why there is nothing. */
export interface BlockAnswer {
  /** The text between the marks; undefined when a problem stands in the way. */
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The texts of other files that the problems speak of. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Runs the command line of a block in a world that can only be read, and fits the answer into the document. */
export async function answerBlock(
  world: Io,
  program: Program,
  place: BlockPlace,
  session: object,
): Promise<BlockAnswer> {
  const words = place.block.words.map(({ text }) => text);
  const entry = program.entries.find(({ name }) => name === words[0]);
  const format = askedFormat(words) ?? usualFormat(entry);
  const notRun = refuseUnrun(program, place, entry, words);
  if (entry === undefined || format === undefined || notRun !== undefined) return refused(notRun ?? []);
  if (entry.embed !== 'inline') {
    const { diagnostics } = fillWithLines(place.file, place.text, place.block, '');
    if (diagnostics.length > 0) return refused(diagnostics); // there is no room for an answer, whatever it is
  }

  const { io, said, refusals } = readOnlyIo(world, { ...place, session });
  const inPlace: Io = place.block.begin.isInCell ? { ...io, place: 'cell' } : io;
  const code = await program.run(withFormat(words, format), inPlace);
  if (refusals.length > 0) return refused(refusalProblems(place, refusals));
  if (code === 3) throw new Error(said.err());
  const seen = seenFromOutside(world, place, said);
  if (code === 2)
    return { ...seen, diagnostics: seen.diagnostics.length > 0 ? seen.diagnostics : [noAnswer(place)] };
  const { text, diagnostics } = fitIn(place, entry, format, said.out());
  return {
    ...(diagnostics.every(isWarning) && { text }),
    diagnostics: [...seen.diagnostics, ...diagnostics],
    texts: seen.texts,
  };
}

function refused(diagnostics: readonly Diagnostic[]): BlockAnswer {
  return { diagnostics, texts: new Map() };
}

function isWarning({ code }: Diagnostic): boolean {
  return code.severity !== 'error';
}

function usualFormat(entry: CommandEntry | undefined): string | undefined {
  return entry?.embed === 'inline' ? 'markdown' : entry?.embed;
}

/** Says the format, in front of all that a command may take as its own. */
function withFormat([name = '', ...rest]: readonly string[], format: string): readonly string[] {
  return [name, '--format', format, ...rest];
}

/** Why a command line is not run at all. */
function refuseUnrun(
  program: Program,
  { file, block }: BlockPlace,
  entry: CommandEntry | undefined,
  words: readonly string[],
): readonly Diagnostic[] | undefined {
  const [name] = block.words;
  if (name === undefined) return [];
  const span = { file, start: name.start, end: name.end };
  const embeddable = program.entries.filter(({ embed }) => embed !== undefined).map((each) => each.name);
  const list = embeddable.map((each) => `\`${each}\``).join(', ');
  if (entry === undefined) {
    const hint = makeSimilarNamesHint('command', embeddable)(name.text);
    const message = `there is no command \`${name.text}\``;
    return [{ code: badArgument, message, span, hint: hint ?? `a document can have ${list}` }];
  }
  if (entry.embed === undefined) {
    const message = `\`${name.text}\` is no command for a document`;
    return [{ code: notForDocuments, message, span, hint: `a document can have ${list}` }];
  }
  if (!asksForHelp(words)) return undefined;
  return [{ code: notForDocuments, message: 'help is no answer', span, hint: 'leave out `--help`' }];
}

function fitIn(
  { file, text, block }: BlockPlace,
  entry: CommandEntry,
  format: string,
  said: string,
): Filling {
  const refuse = (message: string, hint: string): Filling => {
    const span = { file, start: block.begin.start, end: block.begin.end };
    return { text: '', diagnostics: [{ code: notForDocuments, message, span, hint }] };
  };
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(said))
    return refuse('a document has no colour', 'leave out `--color`');
  if (entry.embed === 'inline') {
    return format === 'markdown'
      ? fillWithValue(file, text, block, said.trim())
      : refuse('a value in a sentence is Markdown', 'leave out `--format`');
  }
  if (format === 'markdown') return fillWithLines(file, text, block, said);
  const language = languageOf(format);
  if (language !== undefined) return fillWithLines(file, text, block, fenced(said, language));
  return refuse(
    `\`${format}\` is nothing that Markdown can show`,
    'leave out `--format`; or write a file with `--output` from the command line, and show it as an image',
  );
}

function noAnswer({ file, block }: BlockPlace): Diagnostic {
  return {
    code: badArgument,
    message: `\`${block.words[0]?.text}\` gave no answer`,
    span: { file, start: block.begin.start, end: block.begin.end },
    hint: 'run it from the command line',
  };
}
