import type { FindingRule } from '../../document/findings.ts';
import { wordsOf } from '../../document/words-of.ts';
import { escapeBlockStart } from '../markdown/escape.ts';
import { markdownOf } from '../markdown/inline.ts';
import { makeVisible } from '../visible.ts';

/** Why a rule is there and what to do about what it finds, for where a finding is read on. */
export function ruleHelp({ explanation, remedy }: FindingRule): { text: string; markdown: string } {
  const paragraphs = explanation.split('\n\n').map((paragraph) => paragraph.replaceAll('\n', ' '));
  const advice = remedy.replaceAll('\n', ' ');
  return {
    text: [...paragraphs, `What to do: ${advice}`].map(makeVisible).join('\n\n'),
    markdown: [...paragraphs.map(markdownLine), `**What to do:** ${markdownLine(advice)}`].join('\n\n'),
  };
}

function markdownLine(text: string): string {
  return escapeBlockStart(markdownOf(wordsOf(text), 'block'));
}
