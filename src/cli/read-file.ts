import { isAscii } from 'node:buffer';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { refuseForSize, sizeLimitBytes } from '../sources/size-limit.ts';
import { missingFile, noManifests, refuseForEncoding, unreadableFile } from './file-codes.ts';
import type { FileKind, Io } from './io.ts';
import { systemProblem } from './system-problem.ts';
import { badArgument, UsageProblem } from './usage-problem.ts';

/** A manifest as it came from the world. */
export interface ManifestText {
  /** Relative to the working folder, with `/`; `<stdin>` for standard input. */
  readonly file: string;
  readonly text: string;
  /** The bytes of a text in ASCII alone: one for each character. */
  readonly ascii?: Uint8Array;
}

/** How a path is shown: relative, so that no output depends on where a checkout lies. */
export function shownPath(io: Pick<Io, 'cwd' | 'nameOf'>, path: string): string {
  if (io.nameOf !== undefined) return io.nameOf(resolve(io.cwd, path));
  const shown = relative(io.cwd, resolve(io.cwd, path)).split(sep).join('/');
  return shown === '' ? '.' : shown;
}

/** How a path is named in what is wrong with it: not by a way out of this folder that nobody typed. */
export function typedPath(io: Pick<Io, 'cwd' | 'nameOf'>, path: string): string {
  const shown = shownPath(io, path);
  return io.nameOf === undefined && isAbsolute(path) && shown.startsWith('../') ? path : shown;
}

/** What files of a kind are looked for in a directory, and what is said when there are none. */
interface Wanted {
  readonly namesIn: (io: Io, directory: string) => readonly string[];
  readonly endings: string;
  readonly hint: string;
}

const manifests: Wanted = {
  namesIn: manifestNames,
  endings: '`.yaml`, `.yml` or `.json`',
  hint: 'name the folder that holds the manifests; folders inside it are not looked into',
};

const incidents: Wanted = {
  namesIn: incidentNames,
  endings: '`.incident.yaml`, `.incident.yml` or `.incident.json`',
  hint: 'name the incident files one by one; folders inside it are not looked into',
};

/** Reads what one `--graph` argument names: a file, a directory's manifests, or `-`. */
export async function readGraphArgument(
  io: Io,
  argument: string,
  onProblem: (problem: Diagnostic) => void,
): Promise<readonly ManifestText[]> {
  return readArgument(io, argument, manifests, onProblem);
}

/** Reads what an argument of `replay` names: a file, a directory's incidents, or `-`. */
export async function readIncidentArgument(
  io: Io,
  argument: string,
  onProblem: (problem: Diagnostic) => void,
): Promise<readonly ManifestText[]> {
  return readArgument(io, argument, incidents, onProblem);
}

async function readArgument(
  io: Io,
  argument: string,
  wanted: Wanted,
  onProblem: (problem: Diagnostic) => void,
): Promise<readonly ManifestText[]> {
  if (argument === '') throw emptyPath();
  if (argument === '-') return readStandardInput(io, onProblem);
  const kind = kindOf(io, argument, onProblem);
  if (kind === undefined) return [];
  return kind === 'directory'
    ? readDirectory(io, argument, wanted, onProblem)
    : readOne(io, argument, onProblem);
}

function emptyPath(): UsageProblem {
  return new UsageProblem({
    code: badArgument,
    message: 'a path is empty',
    hint: 'name a file, a directory or `-`; `.` is this folder',
  });
}

/** The names of the manifests in a directory, without policies, baselines and incidents beside them, sorted. */
export function manifestNames(io: Io, directory: string): readonly string[] {
  return namesIn(io, directory, isManifestName);
}

/** Whether a file of a directory is a manifest, by its name. */
export function isManifestName(name: string): boolean {
  return /\.(ya?ml|json)$/.test(name) && !isNamedOtherwise(name);
}

/** Whether a file that may lie beside manifests is none, by its name: a policy, a baseline or an incident. */
export function isNamedOtherwise(name: string): boolean {
  return /\.(policy|baseline|incident)\.(ya?ml|json)$/.test(name);
}

/** The names of the incidents in a directory, sorted. */
export function incidentNames(io: Io, directory: string): readonly string[] {
  return namesIn(io, directory, isIncidentName);
}

/** Whether a file is named as an incident that may lie beside manifests: `2025-10-20.incident.yaml`. */
export function isIncidentName(name: string): boolean {
  return /\.incident\.(ya?ml|json)$/.test(name);
}

function namesIn(io: Io, directory: string, isWanted: (name: string) => boolean): readonly string[] {
  const names = io.listDirectory(resolve(io.cwd, directory));
  return names.filter((name) => isWanted(name) && !name.startsWith('.')).sort();
}

async function readStandardInput(
  io: Io,
  onProblem: (problem: Diagnostic) => void,
): Promise<readonly ManifestText[]> {
  const file = '<stdin>';
  const bytes = await io.readInput(sizeLimitBytes);
  if (bytes === undefined) onProblem(refuseForSize(file));
  return bytes === undefined ? [] : decode(bytes, file, onProblem);
}

function readDirectory(
  io: Io,
  directory: string,
  wanted: Wanted,
  onProblem: (problem: Diagnostic) => void,
): ManifestText[] {
  try {
    const names = wanted.namesIn(io, directory);
    if (names.length === 0) {
      onProblem({
        code: noManifests,
        message: `\`${typedPath(io, directory)}\` holds no file ending in ${wanted.endings}`,
        hint: wanted.hint,
      });
    }
    return names.flatMap((name) => readOne(io, `${directory}/${name}`, onProblem));
  } catch (error) {
    onProblem(systemProblem(unreadableFile, typedPath(io, directory), error));
    return [];
  }
}

/** Reads one file as input; nothing, and a problem, when it cannot be read. */
export function readOne(io: Io, path: string, onProblem: (problem: Diagnostic) => void): ManifestText[] {
  const read = lookInto(io, path, onProblem);
  if (read.length > 0) io.inputs.add(io.realPath(resolve(io.cwd, path)));
  return read;
}

/** Reads one file to see what it is. */
export function lookInto(io: Io, path: string, onProblem: (problem: Diagnostic) => void): ManifestText[] {
  const file = shownPath(io, path);
  try {
    const bytes = io.readFile(resolve(io.cwd, path), sizeLimitBytes);
    if (bytes === undefined) onProblem(refuseForSize(file));
    return bytes === undefined ? [] : decode(bytes, file, onProblem);
  } catch (error) {
    onProblem(systemProblem(unreadableFile, typedPath(io, path), error));
    return [];
  }
}

function kindOf(io: Io, path: string, onProblem: (problem: Diagnostic) => void): FileKind | undefined {
  try {
    const kind = io.kindOf(resolve(io.cwd, path));
    if (kind !== undefined) return kind;
    onProblem({
      code: missingFile,
      message: `there is no file or directory \`${typedPath(io, path)}\``,
      hint:
        io.nameOf === undefined
          ? 'check the path; relative paths start in the folder where the command runs'
          : 'check that it was there then; behind `:`, a path starts at the top of the repository, and `./` in this folder',
    });
  } catch (error) {
    onProblem(systemProblem(unreadableFile, typedPath(io, path), error));
  }
  return undefined;
}

function decode(bytes: Uint8Array, file: string, onProblem: (problem: Diagnostic) => void): ManifestText[] {
  // Nearly all files are ASCII, which is known and copied several times as fast as UTF-8 is decoded.
  if (isAscii(bytes)) {
    const { buffer, byteOffset, byteLength } = bytes;
    return [{ file, text: Buffer.from(buffer, byteOffset, byteLength).toString('latin1'), ascii: bytes }];
  }
  try {
    return [{ file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }];
  } catch {
    onProblem(refuseForEncoding(file));
    return [];
  }
}
