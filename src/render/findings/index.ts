import { renderers } from '../index.ts';
import type { Renderer } from '../renderer.ts';
import { comment, embeddedComment } from './comment.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { junit } from './junit.ts';
import { sarif } from './sarif.ts';

/**
 * Every format that a document with findings can be written in: those of any document, Markdown as a comment on a
 * pull request, and those that only findings have.
 */
export const findingsRenderers: ReadonlyMap<string, Renderer> = new Map([
  ...renderers,
  ['markdown', comment],
  ['sarif', sarif],
  ['junit', junit],
  ['github', github],
  ['gitlab', gitlab],
]);

/** The same for an answer inside a document, which no run of a check is to take for its comment. */
export const embeddedFindingsRenderers: ReadonlyMap<string, Renderer> = new Map([
  ...findingsRenderers,
  ['markdown', embeddedComment],
]);
