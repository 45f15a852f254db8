import { checkWords } from './glossary/check-words.ts';
import { failureWords } from './glossary/failure-words.ts';
import { graphWords } from './glossary/graph-words.ts';
import { replayWords } from './glossary/replay-words.ts';
import { startWords } from './glossary/start-words.ts';
import type { Word } from './glossary/word.ts';

/** Every word that can be explained, sorted by id. */
export const glossary: readonly Word[] = [
  ...graphWords,
  ...failureWords,
  ...startWords,
  ...replayWords,
  ...checkWords,
].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The word as somebody writes it, who read it in an answer: `blast radius`, `Cycles`, `false alarms`. */
export function wordFor(said: string): Word | undefined {
  const id = said
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  return glossary.find((word) => word.id === id) ?? glossary.find((word) => `${word.id}s` === id);
}
