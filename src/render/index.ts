import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import type { Renderer } from './renderer.ts';
import { terminal } from './terminal.ts';

/** Every format that a document can be written in, by the name that `--format` takes. The first is the default. */
export const renderers: ReadonlyMap<string, Renderer> = new Map([
  ['text', terminal],
  ['markdown', markdown],
  ['html', html],
  ['json', json],
]);

/** The format that the ending of a file's name asks for, if it asks for one of them. */
export function formatOfFile(
  path: string,
  formats: ReadonlyMap<string, { readonly endings: readonly string[] }> = renderers,
): string | undefined {
  const name = path.toLowerCase();
  for (const [format, { endings }] of formats) {
    if (endings.some((ending) => name.endsWith(ending))) return format;
  }
  return undefined;
}
