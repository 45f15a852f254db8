import { type Checked, compareDiagnostics } from '../diagnostics/diagnostic.ts';
import type { Manifest } from '../model/manifest.ts';
import { json } from './json.ts';
import { refuseForSize, sizeLimitBytes } from './size-limit.ts';
import type { Source } from './source.ts';
import { yaml } from './yaml.ts';

/** The formats of input, by name. */
export const sources: Readonly<Record<string, Source>> = {
  yaml,
  json,
};

/**
 * Reads the manifests of one file; the ending of its name decides the format, and whatever has none of a format
 * (`-` for standard input) is YAML, which JSON is a part of.
 *
 * Never throws. A manifest holds what could be used of it, problems are in the order of the text.
 */
export function readManifests(file: string, text: string): Checked<readonly Manifest[]> {
  // UTF-8 takes at least a byte for each UTF-16 unit, so what is refused here is too large in bytes as well.
  if (text.length > sizeLimitBytes) return { value: [], diagnostics: [refuseForSize(file)] };
  const { value, diagnostics } = sourceOf(file).read(file, text);
  return { value, diagnostics: [...diagnostics].sort(compareDiagnostics) };
}

function sourceOf(file: string): Source {
  const name = file.toLowerCase();
  return (
    Object.values(sources).find(({ endings }) => endings.some((ending) => name.endsWith(ending))) ?? yaml
  );
}
