import { type Checked, compareDiagnostics } from '../diagnostics/diagnostic.ts';
import type { Manifest } from '../model/manifest.ts';
import { readManifests } from './index.ts';

/** A manifest's text and the name to call it by in diagnostics; the ending of the name chooses the format. */
export interface ManifestFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Reads manifest files that belong together, in the order given: what `buildGraph` takes.
 *
 * Every problem of every file is reported, with exact spans, sorted; what could be read is returned all the same.
 */
export function loadManifests(files: readonly ManifestFile[]): Checked<readonly Manifest[]> {
  const read = files.map(({ name, text }) => readManifests(name, text));
  return {
    value: read.flatMap(({ value }) => value),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics).sort(compareDiagnostics),
  };
}
