import type { Code } from '../diagnostics/diagnostic.ts';

const example = `    <!-- faultline impact dynamodb -g graphs/aws-us-east-1.yaml -->
    <!-- /faultline -->

\`faultline embed <document>\` writes the answer between the two marks.`;

export const unclosedBlock: Code = {
  id: 'unclosed-block',
  severity: 'error',
  title: 'a block of a document begins and does not end',
  explanation: `A block ends with a mark of its own:

${example} A mark inside code is no mark, so a code fence that is left open
hides it.`,
};

export const strayEndMark: Code = {
  id: 'stray-end-mark',
  severity: 'error',
  title: 'a block of a document ends that never began',
  explanation: `Each \`<!-- /faultline -->\` belongs to a \`<!-- faultline … -->\` above it. A mark inside code is no mark.`,
};

export const nestedBlock: Code = {
  id: 'nested-block',
  severity: 'error',
  title: 'a block of a document begins inside another',
  explanation: `What is between two marks is replaced by an answer, so a block in there would be lost. End the outer one first.`,
};

export const splitBlock: Code = {
  id: 'split-block',
  severity: 'error',
  title: 'a block of a document begins in one place and ends in another',
  explanation: `Both marks of a block belong to the same list item or quotation, and both marks of a value to the same
paragraph, cell or emphasis: what is replaced between them would break what it is part of.`,
};

export const markWithoutCommand: Code = {
  id: 'mark-without-command',
  severity: 'error',
  title: 'a mark of a document names no command that can be read',
  explanation: `A comment that begins with the word \`faultline\` is a mark, and holds a command line as a shell would take it:

${example}`,
};

export const blockInLine: Code = {
  id: 'block-in-line',
  severity: 'error',
  title: 'a block of a document shares its line with text',
  explanation: `An answer takes lines of its own, so its marks stand on lines of their own, in a list item or quotation too.
Inside a sentence, \`faultline value\` gives one value of an answer:

    … takes <!-- faultline value summary.down impact dynamodb -->20<!-- /faultline --> services down.`,
};

export const hyphensInLine: Code = {
  id: 'hyphens-in-line',
  severity: 'warning',
  title: 'a mark inside a line has `--` in it, and may be shown as text',
  explanation: `In a line of text, CommonMark before 0.31 and the specification of GitHub's Markdown take a comment with two hyphens
in it for no comment, and show it. Write an option such as \`--at\` as \`-\\-at\`, which means the same, or use its short form, such as \`-g\`.`,
};

export const valueOpensLine: Code = {
  id: 'value-opens-line',
  severity: 'warning',
  title: 'a mark at the start of a line breaks the paragraph there',
  explanation: `Markdown takes a line that begins with a comment for HTML: it ends the paragraph before it, and shows what else
is on it as it is. Begin the line with a word.`,
};

/** Codes of what can be wrong with the marks in a document. */
export const markCodes: readonly Code[] = [
  blockInLine,
  hyphensInLine,
  markWithoutCommand,
  nestedBlock,
  splitBlock,
  strayEndMark,
  unclosedBlock,
  valueOpensLine,
];
