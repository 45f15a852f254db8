import type { Picture } from '../../document/picture.ts';
import { renderDiagramJson } from './diagram-json.ts';
import { renderDot } from './dot.ts';
import { renderMermaid } from './mermaid.ts';
import { renderSvg, type SvgOptions } from './svg.ts';

/** A format of drawing: one file, and one line below. */
export interface Drawing {
  /** For the list of formats in help. */
  readonly about: string;
  /** File endings that choose this format. */
  readonly endings: readonly string[];
  readonly draw: (picture: Picture, options: SvgOptions) => string;
}

/** Every format that a picture can be drawn in, by the name that `--format` takes. The first is the default. */
export const drawings: ReadonlyMap<string, Drawing> = new Map([
  ['svg', { about: 'a drawing for documents and pages', endings: ['.svg'], draw: renderSvg }],
  ['mermaid', { about: 'text that GitHub draws', endings: ['.mmd', '.mermaid'], draw: renderMermaid }],
  ['dot', { about: 'text that Graphviz draws', endings: ['.dot', '.gv'], draw: renderDot }],
  ['json', { about: 'the placed picture as data', endings: ['.json'], draw: renderDiagramJson }],
]);
