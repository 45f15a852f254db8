import type { Checked } from '../diagnostics/diagnostic.ts';
import type { IncidentDeclaration } from '../model/incident-declaration.ts';
import type { Manifest } from '../model/manifest.ts';
import { readTextWith, readTextWithoutPackage, readWith, readWithoutPackage } from './formats.ts';
import { readIncidentDocuments } from './incident-reader.ts';
import { parseYaml } from './yaml-document.ts';

/**
 * Reads the manifests of one file, whose name decides the format.
 *
 * Never throws. A manifest holds what could be used of it, problems are in the order of the text.
 */
export function readManifests(file: string, text: string): Checked<readonly Manifest[]> {
  return readWithoutPackage(file, text) ?? readWith(parseYaml, file, text);
}

/** Reads the incidents of one file in the same way. */
export function readIncidents(file: string, text: string): Checked<readonly IncidentDeclaration[]> {
  const read = readIncidentDocuments;
  return readTextWithoutPackage(file, text, read) ?? readTextWith(parseYaml, file, text, read);
}
