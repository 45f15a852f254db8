import type { Block, Document, Inline, Text } from '../../document/document.ts';
import type { Finding, FindingRule, Findings } from '../../document/findings.ts';
import { wordsOf } from '../../document/words-of.ts';
import { markdownOf } from '../markdown/inline.ts';
import { drawBlock } from '../markdown.ts';
import { escapeXml } from '../picture/xml.ts';
import type { Page, Renderer } from '../renderer.ts';
import { makeVisible } from '../visible.ts';
import { fitSections, type Section } from './fit-sections.ts';
import { placeText } from './place-text.ts';
import { ruleHelp } from './rule-help.ts';
import { shortened } from './shortened.ts';
import { statusWords } from './status-text.ts';
import { tally } from './tally.ts';

/**
 * A comment on a pull request: an invisible mark by which a bot finds the one to replace, the answer, and all else
 * folded, worst first. GitHub refuses what is longer than 65 536 characters, so rows are left out and counted.
 */
export const comment: Renderer = {
  about: 'a pull-request comment in GitHub-flavoured Markdown',
  endings: ['.md', '.markdown'],
  render: (document, page) => commentText(`${commentMark}\n\n`, document, page),
};

/** The same without the mark, for inside a document. */
export const embeddedComment: Renderer = {
  ...comment,
  render: (document, page) => commentText('', document, page),
};

function commentText(mark: string, document: Document, { fileOf }: Page): string {
  const answer = markdownOf(document.answer.slice(0, mostWords).map(shortWord), 'block');
  return fitSections(`${mark}**${answer}**`, sectionsOf(document, fileOf), mostCharacters);
}

/** The first line of a comment, by which the next run finds it. No mark of an embedded block, which looks alike. */
export const commentMark = '<!-- comment of faultline check -->';

const mostCharacters = 60_000;
/** Of an answer, and of its words: names may be as long as a file. */
const mostWords = 40;
const mostLetters = 100;

function shortWord(word: Inline): Inline {
  if (typeof word === 'string') return shortened(word, mostLetters);
  return word.text === undefined ? word : { ...word, text: shortened(word.text, mostLetters) };
}

function sectionsOf(document: Document, fileOf: Page['fileOf']): Section[] {
  return document
    .blocks()
    .flatMap((block) => (block.kind === 'findings' ? findingSections(block) : plainSection(block, fileOf)));
}

/** A table gives way row by row, anything else as a whole. */
function plainSection(block: Block, fileOf: Page['fileOf']): Section[] {
  const drawn = drawBlock(block, fileOf);
  if (drawn === '') return [];
  if (block.kind !== 'table') return [whole(drawn)];
  const lines = drawn.split('\n');
  const rows = lines.slice(2, 2 + block.rows.length);
  return [
    {
      open: lines.slice(0, 2).join('\n'),
      rowCount: rows.length,
      rowAt: (index) => rows[index] ?? '',
      close: lines.slice(2 + rows.length).join('\n'),
      isCounted: true,
    },
  ];
}

function whole(markdown: string): Section {
  return { open: '', rowCount: 1, rowAt: () => markdown, close: '', isCounted: false };
}

function findingSections({ rules, findings }: Findings): Section[] {
  const open = findings.filter(({ status }) => status === 'open');
  const groups = [
    ...(['error', 'warning', 'info'] as const).map((severity) =>
      open.filter((each) => each.severity === severity),
    ),
    findings.filter(({ status }) => status !== 'open'),
  ].filter((group) => group.length > 0);
  const found = new Set(open.map(({ rule }) => rule));
  return [...groups.map(tableOf), ...rules.filter(({ id }) => found.has(id)).map(explanationOf)];
}

/** Only the worst is open from the start. */
function tableOf(group: readonly Finding[], index: number): Section {
  const state = index === 0 && group[0]?.status === 'open' ? ' open' : '';
  return {
    open: [
      `<details${state}><summary>${tally(group)}</summary>`,
      '',
      '| rule | what | where |',
      '| --- | --- | --- |',
    ].join('\n'),
    rowCount: group.length,
    rowAt: (row) => rowOf(group[row] as Finding), // rows are asked for by number, below the count
    close: '\n</details>',
    isCounted: true,
  };
}

function explanationOf(rule: FindingRule): Section {
  const summary = `<code>${escapeXml(makeVisible(rule.id))}</code>: ${escapeXml(makeVisible(rule.title))}`;
  return whole(`<details><summary>${summary}</summary>\n\n${ruleHelp(rule).markdown}\n\n</details>`);
}

/** How many steps of a chain are shown, and how many letters of a text: a row is for a look, not for everything. */
const mostSteps = 8;
const mostMessage = 400;

function rowOf(finding: Finding): string {
  const { rule, message, place, path, status, because } = finding;
  const notes = [status === 'open' ? undefined : statusWords[status], because].filter(
    (note) => note !== undefined,
  );
  const steps = path.slice(0, mostSteps).map((step) => cell(wordsOf(shortened(step.message, mostMessage))));
  const more = path.length > mostSteps ? [`and ${path.length - mostSteps} more steps`] : [];
  const what = [
    cell(wordsOf(shortened(message, mostMessage))),
    ...(notes.length === 0 ? [] : [`(${cell([shortened(notes.join(': '), mostMessage)])})`]),
    ...[...steps, ...more].map((step) => `&nbsp;&nbsp;${step}`),
  ].join('<br>');
  const where =
    place === undefined ? '' : cell([{ kind: 'id', text: shortened(placeText(place), mostMessage) }]);
  return `| ${cell([{ kind: 'id', text: shortened(rule, mostMessage) }])} | ${what} | ${where} |`;
}

function cell(text: Text): string {
  return markdownOf(text, 'cell');
}
