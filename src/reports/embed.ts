import type { Block, Document, Text } from '../document/document.ts';
import { column, limitedTable, wideColumn } from './limited-table.ts';
import { command, counted, id } from './phrases.ts';
import { shellWord } from './shell-word.ts';

/** A document, and how its blocks did. */
export interface EmbeddedDocument {
  readonly file: string;
  readonly blocks: readonly EmbeddedBlock[];
}

export interface EmbeddedBlock {
  readonly line: number;
  /** The command line behind `faultline`. */
  readonly command: string;
  /** Whether it says something else than its command does now. */
  readonly isStale: boolean;
}

/** Which blocks of documents were stale: they are written anew, or, when `isWritten` is false, could be. */
export function embedReport(
  documents: readonly EmbeddedDocument[],
  { isWritten }: { readonly isWritten: boolean },
): Document {
  return {
    schema: 'faultline/embed@1',
    answer: answer(documents, isWritten),
    blocks: () => [...staleTable(documents), ...whatNext(documents, isWritten)],
    data: () => ({
      written: isWritten,
      documents: documents.map(({ file, blocks }) => ({
        file,
        blocks: blocks.map(({ line, command: words, isStale }) => ({ line, command: words, stale: isStale })),
      })),
    }),
  };
}

function answer(documents: readonly EmbeddedDocument[], isWritten: boolean): Text {
  const blocks = documents.flatMap((each) => each.blocks);
  const stale = blocks.filter(({ isStale }) => isStale).length;
  const place =
    documents.length === 1 ? [id(documents[0]?.file ?? '')] : [counted(documents.length, 'document')];
  if (blocks.length === 0) return ['no block in ', ...place, '.'];
  if (stale === 0) return [`${counted(blocks.length, 'block')} up to date in `, ...place, '.'];
  const done = isWritten ? 'written anew' : 'stale';
  return [`${stale} of ${counted(blocks.length, 'block')} ${done} in `, ...place, '.'];
}

function staleTable(documents: readonly EmbeddedDocument[]): Block[] {
  const rows = documents.flatMap(({ file, blocks }) =>
    blocks
      .filter(({ isStale }) => isStale)
      .map(({ line, command: words }) => ({ place: `${file}:${line}`, words })),
  );
  if (rows.length === 0) return [];
  const columns = [column('place'), wideColumn('block')];
  return [
    limitedTable(columns, rows, { rows: 0, option: '--limit' }, ({ place, words }) => [
      [id(place)],
      [{ kind: 'command', text: words }],
    ]),
  ];
}

function whatNext(documents: readonly EmbeddedDocument[], isWritten: boolean): Block[] {
  const stale = documents
    .filter(({ blocks }) => blocks.some(({ isStale }) => isStale))
    .map(({ file }) => file);
  if (isWritten || stale.length === 0 || stale.length > 6) return [];
  return [
    { kind: 'paragraph', text: ['Write them: ', command(`embed ${stale.map(shellWord).join(' ')}`, '')] },
  ];
}
