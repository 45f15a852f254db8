import type { Checked } from '../diagnostics/diagnostic.ts';
import type { BaselineDeclaration, PolicyDeclaration } from '../model/policy-declaration.ts';
import { readBaselineDocuments } from './baseline-reader.ts';
import { readWith } from './formats.ts';
import { readPolicyDocuments } from './policy-reader.ts';
import { readLazily } from './read-lazily.ts';

/** Reads one policy file, whose name decides the format. Never throws; problems are in the order of the text. */
export async function readPolicy(file: string, text: string): Promise<Checked<readonly PolicyDeclaration[]>> {
  return readLazily(readPolicyDocuments, file, text);
}

/** Reads a baseline, which is JSON whatever its name. Never throws. */
export async function readBaseline(file: string, text: string): Promise<Checked<BaselineDeclaration>> {
  const { parseJson } = await import('./json-document.ts');
  return readWith(readBaselineDocuments, parseJson, file, text);
}
