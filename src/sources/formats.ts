import { type Checked, compareDiagnostics } from '../diagnostics/diagnostic.ts';
import type { Manifest } from '../model/manifest.ts';
import { json } from './json.ts';
import { readDocuments } from './manifest-reader.ts';
import { broken, type Node } from './node.ts';
import { makeProblems, type Problems } from './problems.ts';
import { refuseForSize, sizeLimitBytes } from './size-limit.ts';
import type { Source } from './source.ts';
import { yaml } from './yaml.ts';

/** The formats of input, by name. */
export const sources: Readonly<Record<string, Source>> = {
  yaml,
  json,
};

/** Makes something of the documents of one file, and reports what it cannot use. */
export type ReadDocuments<T> = (file: string, documents: readonly Node[], problems: Problems) => T;

/**
 * Reads the manifests of one file without the YAML package; undefined for what takes all of YAML, see `readWith`.
 *
 * The ending of its name decides the format, and whatever has none of a format (`-` for standard input) is YAML,
 * which JSON is a part of.
 */
export function readWithoutPackage(file: string, text: string): Checked<readonly Manifest[]> | undefined {
  return readTextWithoutPackage(file, text, readDocuments);
}

/** Reads the manifests of one file as `parse` understands it. */
export function readWith(parse: Parse, file: string, text: string): Checked<readonly Manifest[]> {
  return readTextWith(parse, file, text, readDocuments);
}

type Parse = (text: string, problems: Problems) => readonly Node[];

/** The same for files that hold something else than manifests. */
export function readTextWithoutPackage<T>(
  file: string,
  text: string,
  read: ReadDocuments<T>,
): Checked<T> | undefined {
  const problems = makeProblems(file);
  // UTF-8 takes at least a byte for each UTF-16 unit, so what is refused here is too large in bytes as well.
  if (text.length > sizeLimitBytes) {
    return { value: read(file, [broken(wholeText)], problems), diagnostics: [refuseForSize(file)] };
  }
  const documents = sourceOf(file).parse(text, problems);
  return documents && readParsed(file, documents, problems, read);
}

/** The same as `parse` understands it. */
export function readTextWith<T>(
  parse: Parse,
  file: string,
  text: string,
  read: ReadDocuments<T>,
): Checked<T> {
  const problems = makeProblems(file);
  return readParsed(file, parse(text, problems), problems, read);
}

const wholeText = { start: 0, end: 0 };

function readParsed<T>(
  file: string,
  documents: readonly Node[],
  problems: Problems,
  read: ReadDocuments<T>,
): Checked<T> {
  const value = read(file, documents, problems);
  return { value, diagnostics: [...problems.found].sort(compareDiagnostics) };
}

/** The format of a file by the ending of its name. */
export function sourceOf(file: string): Source {
  const name = file.toLowerCase();
  return (
    Object.values(sources).find(({ endings }) => endings.some((ending) => name.endsWith(ending))) ?? yaml
  );
}
