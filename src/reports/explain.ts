import type { Code } from '../diagnostics/diagnostic.ts';
import type { Block, Document, JsonObject } from '../document/document.ts';
import { wordsOf } from '../document/words-of.ts';
import type { Word } from './glossary.ts';
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
export function explainWordReport({ id: word, title, explanation }: Word): Document {
  return {
    schema: 'faultline/explain@1',
    answer: [id(word), `: ${title}.`],
    blocks: () => explanation.split('\n\n').map(paragraphOrCode),
    data: () => ({ codes: [], words: [{ id: word, title, explanation }] }),
  };
}

/** All codes, a line each. */
export function listCodesReport(codes: readonly Code[]): Document {
  return {
    schema: 'faultline/explain@1',
    answer: [`faultline can report ${codes.length} kinds of problem.`],
    blocks: () => [
      {
        kind: 'table',
        columns: [column('code'), column('severity'), wideColumn('means')],
        rows: codes.map((code) => [[id(code.id)], [code.severity], [code.title]]),
      },
    ],
    data: () => ({ codes: codes.map(codeData) }),
  };
}

/** Indented lines of an explanation are an example, anything else is running text. */
function paragraphOrCode(text: string): Block {
  if (text.startsWith('    ')) return { kind: 'code', text: text.replaceAll(/^ {4}/gm, '') };
  return { kind: 'paragraph', text: wordsOf(text.replaceAll('\n', ' ')) };
}

function codeData({ id: code, severity, title, explanation }: Code): JsonObject {
  return { id: code, severity, title, explanation };
}
