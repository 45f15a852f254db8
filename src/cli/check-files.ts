import { dirname, join, resolve } from 'node:path';
import type { Code, Diagnostic } from '../diagnostics/diagnostic.ts';
import { wholeFile } from '../diagnostics/source-span.ts';
import type { BaselineDeclaration, PolicyDeclaration } from '../model/policy-declaration.ts';
import { readBaseline, readPolicy } from '../sources/read-policy.ts';
import { missingFile } from './file-codes.ts';
import { kindOf } from './find-manifests.ts';
import type { Io } from './io.ts';
import { readOne, shownPath } from './read-file.ts';

const policyNames = ['faultline.policy.yaml', 'faultline.policy.yml', 'faultline.policy.json'];
const baselineNames = ['faultline.baseline.json'];

/** What a graph is checked by, besides the manifests themselves. */
export interface CheckFiles {
  readonly policies: readonly PolicyDeclaration[];
  readonly baseline: BaselineDeclaration | undefined;
  /** Where a baseline is, or is to be written. */
  readonly baselinePath: string;
  readonly diagnostics: readonly Diagnostic[];
  /** By file, for showing problems in their place. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface CheckFileOptions {
  readonly policy?: string;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

/**
 * Reads the policy file and the baseline that are named, or else lie beside the manifests or in a folder above.
 *
 * `manifests` is the file or directory that the graph is from; without one the search begins in this folder.
 */
export async function readCheckFiles(
  io: Io,
  manifests: string | undefined,
  options: CheckFileOptions,
): Promise<CheckFiles> {
  const diagnostics: Diagnostic[] = [];
  const onProblem = (problem: Diagnostic) => void diagnostics.push(problem);
  const texts = new Map<string, string>();
  const start = startFolder(io, manifests);
  const read = (path: string, isNamed: boolean) => {
    if (isNamed && kindOf(io, resolve(io.cwd, path)) === undefined) {
      onProblem(noSuchFile(missingFile, shownPath(io, path)));
      return undefined;
    }
    const [found] = readOne(io, path, onProblem);
    if (found !== undefined) texts.set(found.file, found.text);
    return found;
  };

  const policyPath = options.policy ?? findUpwards(io, start, policyNames);
  const policyText = policyPath === undefined ? undefined : read(policyPath, options.policy !== undefined);
  const policy = policyText && (await readPolicy(policyText.file, policyText.text));

  const foundBaseline = options.baseline ?? findUpwards(io, start, baselineNames);
  const mayBeNew = options.updateBaseline === true;
  const isThere = foundBaseline !== undefined && kindOf(io, resolve(io.cwd, foundBaseline)) !== undefined;
  const baselineText =
    foundBaseline === undefined || (mayBeNew && !isThere)
      ? undefined
      : read(foundBaseline, options.baseline !== undefined);
  const baseline = baselineText && (await readBaseline(baselineText.file, baselineText.text));

  return {
    policies: policy?.value ?? [],
    baseline: baseline?.value,
    baselinePath:
      foundBaseline ??
      join(policyPath === undefined ? start : dirname(policyPath), 'faultline.baseline.json'),
    diagnostics: [...diagnostics, ...(policy?.diagnostics ?? []), ...(baseline?.diagnostics ?? [])],
    texts,
  };
}

/** The folder that the manifests are in. */
function startFolder(io: Io, manifests: string | undefined): string {
  if (manifests === undefined) return io.cwd;
  const path = resolve(io.cwd, manifests);
  return kindOf(io, path) === 'directory' ? path : dirname(path);
}

/** The first of some files in this folder, or in the nearest one above that has one. */
function findUpwards(io: Io, start: string, names: readonly string[]): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const name = names.find((each) => kindOf(io, join(folder, each)) === 'file');
    if (name !== undefined) return join(folder, name);
    if (dirname(folder) === folder) return undefined;
  }
}

function noSuchFile(code: Code, file: string): Diagnostic {
  return {
    code,
    message: `there is no file \`${file}\``,
    span: wholeFile(file),
    hint: 'check the path; relative paths start in the folder where the command runs',
  };
}
