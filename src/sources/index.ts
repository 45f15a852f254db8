import type { Checked } from '../diagnostics/diagnostic.ts';
import type { IncidentDeclaration } from '../model/incident-declaration.ts';
import type { Manifest } from '../model/manifest.ts';
import { type ReadDocuments, readWith, readWithoutPackage } from './formats.ts';
import { readIncidentDocuments } from './incident-reader.ts';
import { readDocuments } from './manifest-reader.ts';
import { parseYaml } from './yaml-document.ts';

/**
 * Reads the manifests of one file, whose name decides the format.
 *
 * Never throws. A manifest holds what could be used of it, problems are in the order of the text.
 */
export function readManifests(file: string, text: string): Checked<readonly Manifest[]> {
  return readFile(readDocuments, file, text);
}

/** Reads the incidents of one file in the same way. */
export function readIncidents(file: string, text: string): Checked<readonly IncidentDeclaration[]> {
  return readFile(readIncidentDocuments, file, text);
}

function readFile<T>(read: ReadDocuments<T>, file: string, text: string): Checked<T> {
  return readWithoutPackage(read, file, text) ?? readWith(read, parseYaml, file, text);
}
