import type { Code } from '../diagnostics/diagnostic.ts';
import type { Block, Document, JsonObject } from '../document/document.ts';
import { wordsOf } from '../document/words-of.ts';
import type { Word } from './glossary/word.ts';
import { column, wideColumn } from './limited-table.ts';
import { id } from './phrases.ts';

/** One diagnostic code in full. */
export function explainReport(code: Code): Document {
  return {
    schema: 'faultline/explain@1',
    answer: [id(code.id), `: ${code.title}.`],
    blocks: () => code.explanation.split('\n\n').map(paragraphOrCode),
    data: () => ({ codes: [codeData(code)] }),
  };
}

/** One word of the definition. */
export function explainWordReport(word: Word): Document {
  return {
    schema: 'faultline/explain@1',
    answer: [id(word.id), `: ${word.title}.`],
    blocks: () => word.explanation.split('\n\n').map(paragraphOrCode),
    data: () => ({ codes: [], words: [wordData(word)] }),
  };
}

/** All codes and all words, a line each. */
export function listReport(codes: readonly Code[], words: readonly Word[]): Document {
  return {
    schema: 'faultline/explain@1',
    answer: [
      `faultline can report ${codes.length} kinds of problem, and has ${words.length} words of its own.`,
    ],
    blocks: () => [
      {
        kind: 'table',
        columns: [column('code'), column('severity'), wideColumn('means')],
        rows: codes.map((code) => [[id(code.id)], [code.severity], [code.title]]),
      },
      { kind: 'heading', text: 'Words of answers' },
      {
        kind: 'table',
        columns: [column('word'), wideColumn('means')],
        rows: words.map((word) => [[id(word.id)], [word.title]]),
      },
    ],
    data: () => ({ codes: codes.map(codeData), words: words.map(wordData) }),
  };
}

function wordData({ id: word, title, explanation }: Word): JsonObject {
  return { id: word, title, explanation };
}

/** Indented lines of an explanation are an example, anything else is running text. */
function paragraphOrCode(text: string): Block {
  if (text.startsWith('    ')) return { kind: 'code', text: text.replaceAll(/^ {4}/gm, '') };
  return { kind: 'paragraph', text: wordsOf(text.replaceAll('\n', ' ')) };
}

function codeData({ id: code, severity, title, explanation }: Code): JsonObject {
  return { id: code, severity, title, explanation };
}
