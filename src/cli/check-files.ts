import { basename, dirname, join, resolve } from 'node:path';
import type { Code, Diagnostic } from '../diagnostics/diagnostic.ts';
import type { BaselineDeclaration, PolicyDeclaration } from '../model/policy-declaration.ts';
import { readBaseline, readPolicy } from '../sources/read-policy.ts';
import { missingFile, unreadableFile } from './file-codes.ts';
import { kindOf } from './find-manifests.ts';
import type { Io } from './io.ts';
import { readOne, typedPath } from './read-file.ts';

const policyEndings = ['policy.yaml', 'policy.yml', 'policy.json'];
const baselineEnding = 'baseline.json';
/** What files are called that hold for every manifest of a folder, and of those below it. */
const commonStem = 'faultline';

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
 * Reads the policy file and the baseline that are named, or else lie beside the manifests or in a folder above:
 * beside `shop.yaml`, `shop.policy.yaml` goes before `faultline.policy.yaml`.
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
  const { folder, stem } = startOf(io, manifests);
  const read = (path: string, isNamed: boolean) => {
    if (isNamed && kindOf(io, resolve(io.cwd, path)) === undefined) {
      onProblem(noSuchFile(missingFile, typedPath(io, path)));
      return undefined;
    }
    if (!isNamed && kindOf(io, resolve(io.cwd, path)) === 'other') {
      onProblem(noFile(typedPath(io, path)));
      return undefined;
    }
    const [found] = readOne(io, path, onProblem);
    if (found !== undefined) texts.set(found.file, found.text);
    return found;
  };

  const policyPath = options.policy ?? find(io, folder, stem, policyEndings);
  const policyText = policyPath === undefined ? undefined : read(policyPath, options.policy !== undefined);
  const policy = policyText && (await readPolicy(policyText.file, policyText.text));

  const foundBaseline = options.baseline ?? find(io, folder, stem, [baselineEnding]);
  const mayBeNew = options.updateBaseline === true;
  const kind = foundBaseline === undefined ? undefined : kindOf(io, resolve(io.cwd, foundBaseline));
  // Through a link to nothing, the baseline is written to where it leads.
  const isThere = kind !== undefined && kind !== 'broken-link';
  const baselineText =
    foundBaseline === undefined || (mayBeNew && !isThere)
      ? undefined
      : read(foundBaseline, options.baseline !== undefined);
  const baseline = baselineText && (await readBaseline(baselineText.file, baselineText.text));

  return {
    policies: policy?.value ?? [],
    baseline: baseline?.value,
    baselinePath: foundBaseline ?? join(folder, `${stem}.${baselineEnding}`),
    diagnostics: [...diagnostics, ...(policy?.diagnostics ?? []), ...(baseline?.diagnostics ?? [])],
    texts,
  };
}

/** The folder that the manifests are in, and what a file beside them is called that belongs to them. */
function startOf(io: Io, manifests: string | undefined): { readonly folder: string; readonly stem: string } {
  if (manifests === undefined) return { folder: io.cwd, stem: commonStem };
  const path = resolve(io.cwd, manifests);
  if (kindOf(io, path) === 'directory') return { folder: path, stem: commonStem };
  return { folder: dirname(path), stem: basename(path).replace(/\.[^.]+$/, '') };
}

/**
 * The file of the manifests themselves, or the common one of their folder, or of the nearest above that has one. What
 * has the name and is no file that can be read is found, too: to go on without it would be to check something else.
 */
function find(io: Io, start: string, stem: string, endings: readonly string[]): string | undefined {
  const namesOf = (name: string) => endings.map((ending) => `${name}.${ending}`);
  const own = namesOf(stem).find((name) => kindOf(io, join(start, name)) !== undefined);
  if (own !== undefined) return join(start, own);
  for (let folder = start; ; folder = dirname(folder)) {
    const name = namesOf(commonStem).find((each) => kindOf(io, join(folder, each)) !== undefined);
    if (name !== undefined) return join(folder, name);
    if (folder === io.top || dirname(folder) === folder) return undefined;
  }
}

/** Whoever names a pipe wants it read; one that is found may never end. */
function noFile(file: string): Diagnostic {
  return {
    code: unreadableFile,
    message: `\`${file}\` cannot be read: it is no file`,
    hint: 'take it away, or name it to have it read all the same',
  };
}

function noSuchFile(code: Code, file: string): Diagnostic {
  return {
    code,
    message: `there is no file \`${file}\``,
    hint: 'check the path; relative paths start in the folder where the command runs',
  };
}
