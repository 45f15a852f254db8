import type { Document } from '../document/document.ts';
import { makeBlockWriter } from './html/blocks.ts';
import { inlineHtml, plainHtml } from './html/inline.ts';
import { style } from './html/style.ts';
import type { Renderer } from './renderer.ts';

/** For a browser and for paper: one file with everything in it, and nothing that runs. */
export const html: Renderer = {
  about: 'one page for a browser or for paper, drawings included',
  endings: ['.html', '.htm'],
  render: drawDocument,
};

/** Even if a name got through as markup, the page would load nothing, send nothing and run nothing. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

function drawDocument(document: Document): string {
  const { origin } = document;
  const writer = makeBlockWriter();
  const blocks = writer.write(document.blocks());
  const said = plainHtml(document.answer).trim() === '' ? (['No answer.'] as const) : document.answer;
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${plainHtml(origin?.title === undefined ? said : [origin.title, ': ', ...said])}</title>`,
    `<style>${style}\n</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...(origin === undefined ? [] : [`<p class="quiet origin">${inlineHtml(origin.text)}</p>`]),
    `<h1>${inlineHtml(said)}</h1>`,
    ...contents(writer.headings()),
    ...blocks,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** With fewer parts, everything is in sight. */
const leastParts = 4;

function contents(headings: readonly string[]): string[] {
  if (headings.length < leastParts) return [];
  const items = headings.map((heading, index) => `<li><a href="#part-${index + 1}">${heading}</a></li>`);
  return ['<nav aria-label="Contents">', '<ul>', ...items, '</ul>', '</nav>'];
}
