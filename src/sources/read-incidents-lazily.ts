import type { Checked } from '../diagnostics/diagnostic.ts';
import type { IncidentDeclaration } from '../model/incident-declaration.ts';
import { readTextWith, readTextWithoutPackage } from './formats.ts';
import { readIncidentDocuments } from './incident-reader.ts';

/** What `readIncidents` returns. Loads the YAML package, which is slow to start, for the first text that takes it. */
export async function readIncidentsLazily(
  file: string,
  text: string,
): Promise<Checked<readonly IncidentDeclaration[]>> {
  const read = readTextWithoutPackage(file, text, readIncidentDocuments);
  if (read !== undefined) return read;
  const { parseYaml } = await import('./yaml-document.ts');
  return readTextWith(parseYaml, file, text, readIncidentDocuments);
}
