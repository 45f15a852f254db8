import type { Checked } from '../diagnostics/diagnostic.ts';
import type { BaselineDeclaration, PolicyDeclaration } from '../model/policy-declaration.ts';
import { readBaselineDocuments } from './baseline-reader.ts';
import { readTextWith, readTextWithoutPackage } from './formats.ts';
import { readPolicyDocuments } from './policy-reader.ts';

/**
 * Reads one policy file, whose name decides the format. Never throws; problems are in the order of the text.
 *
 * Loads the YAML package, which is slow to start, only for a text that takes it.
 */
export async function readPolicy(file: string, text: string): Promise<Checked<readonly PolicyDeclaration[]>> {
  const read = readTextWithoutPackage(file, text, readPolicyDocuments);
  if (read !== undefined) return read;
  const { parseYaml } = await import('./yaml-document.ts');
  return readTextWith(parseYaml, file, text, readPolicyDocuments);
}

/** Reads a baseline, which is JSON whatever its name. Never throws. */
export async function readBaseline(file: string, text: string): Promise<Checked<BaselineDeclaration>> {
  const { parseJson } = await import('./json-document.ts');
  return readTextWith(parseJson, file, text, readBaselineDocuments);
}
