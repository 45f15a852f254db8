import { compareDiagnostics, type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import { makeLocator } from '../../diagnostics/locate.ts';
import { type MarkedBlock, markedBlocks } from '../../embed/marked-blocks.ts';
import type { EmbeddedBlock } from '../../reports/embed.ts';
import type { Program } from '../commands/command.ts';
import type { Io } from '../io.ts';
import { answerBlock } from './answer-block.ts';
import { notForDocuments } from './embed-codes.ts';
import { type DocumentText, readDocuments } from './read-documents.ts';

/** A document before and after. */
export interface EmbeddedText {
  readonly file: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly blocks: readonly EmbeddedBlock[];
}

export interface EmbedRun {
  /** Every document, or undefined when anything is wrong with any of them. */
  readonly documents?: readonly EmbeddedText[];
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that the diagnostics speak of. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Computes what the blocks of all documents say now. Writes nothing. */
export async function embedDocuments(
  io: Io,
  program: Program,
  files: readonly string[],
  root: string | undefined,
): Promise<EmbedRun> {
  const problems = new Map<string, Diagnostic>();
  const onProblem = (problem: Diagnostic): void => {
    const { code, message, span } = problem;
    const key = JSON.stringify([code.id, message, span?.file, span?.start]);
    if (!problems.has(key)) problems.set(key, problem); // one graph can be asked for by many blocks
  };
  const texts = new Map<string, string>();
  const session = {};
  const embedded: EmbeddedText[] = [];
  for (const document of readDocuments(io, files, root, onProblem)) {
    texts.set(document.file, document.text);
    const { value: blocks, diagnostics } = markedBlocks(document.file, document.text);
    diagnostics.forEach(onProblem);
    const fillings: Filled[] = [];
    for (const block of blocks) {
      const answer = await answerBlock(io, program, { ...document, block }, session);
      answer.diagnostics.forEach(onProblem);
      for (const [file, text] of answer.texts) texts.set(file, text);
      if (answer.text !== undefined) fillings.push({ block, text: answer.text });
    }
    const isWhole = !hasErrors(diagnostics) && fillings.length === blocks.length;
    if (isWhole) embedded.push(fill(document, fillings, onProblem));
  }
  const diagnostics = [...problems.values()].sort(compareDiagnostics);
  return { ...(!hasErrors(diagnostics) && { documents: embedded }), diagnostics, texts };
}

interface Filled {
  readonly block: MarkedBlock;
  readonly text: string;
}

/** Puts the answers between their marks, and looks whether it finds them there again. */
function fill(
  { file, path, text: before }: DocumentText,
  fillings: readonly Filled[],
  onProblem: (problem: Diagnostic) => void,
): EmbeddedText {
  let after = '';
  let at = 0;
  const starts: number[] = [];
  for (const { block, text } of fillings) {
    after += before.slice(at, block.begin.end);
    starts.push(after.length);
    after += text;
    at = block.end.start;
  }
  after += before.slice(at);
  const lost = after === before ? -1 : firstLost(file, after, fillings, starts);
  const loser = fillings[lost]?.block;
  if (loser !== undefined) onProblem(breaksOut(file, loser));
  const locate = makeLocator(before);
  const blocks = fillings.map((filled) => blockData(before, filled, locate(filled.block.begin.start).line));
  return { file, path, before, after, blocks };
}

/**
 * The first block whose answer would not be found again, -1 for none: that answer, or a command that answers
 * with marks of its own, would make the next run another document.
 */
function firstLost(
  file: string,
  after: string,
  fillings: readonly Filled[],
  starts: readonly number[],
): number {
  const { value: found, diagnostics } = markedBlocks(file, after);
  const lost = fillings.findIndex(({ text }, index) => {
    const block = found[index];
    return block?.begin.end !== starts[index] || after.slice(block?.begin.end, block?.end.start) !== text;
  });
  const problem = diagnostics.find(({ code }) => code.severity === 'error');
  if (lost !== -1 || (problem === undefined && found.length === fillings.length)) return lost;
  const from = problem?.span?.start ?? after.length;
  return starts.findLastIndex((start) => start <= from);
}

function breaksOut(file: string, { begin }: MarkedBlock): Diagnostic {
  return {
    code: notForDocuments,
    message: 'the answer of this block would not stay between its marks',
    span: { file, start: begin.start, end: begin.end },
    hint:
      begin.stands === 'inline'
        ? 'put both marks into plain words of a sentence, outside of tables, links and emphasis'
        : 'ask for it as code, such as with `-f text`',
  };
}

function blockData(before: string, { block, text }: Filled, line: number): EmbeddedBlock {
  return {
    line,
    command: block.words.map(({ start, end }) => before.slice(start, end)).join(' '),
    isStale: before.slice(block.begin.end, block.end.start) !== text,
  };
}
