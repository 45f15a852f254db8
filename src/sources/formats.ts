import { type Checked, compareDiagnostics } from '../diagnostics/diagnostic.ts';
import { json } from './json.ts';
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

/** Makes manifests, incidents or a policy of the documents of one file, and reports what it cannot use. */
export type ReadDocuments<T> = (file: string, documents: readonly Node[], problems: Problems) => T;

/**
 * Reads one file without the YAML package; undefined for what takes all of YAML, see `readWith`.
 *
 * The ending of its name decides the format, and whatever has none of a format (`-` for standard input) is YAML,
 * which JSON is a part of.
 */
export function readWithoutPackage<T>(
  read: ReadDocuments<T>,
  file: string,
  text: string,
): Checked<T> | undefined {
  const problems = makeProblems(file);
  // UTF-8 takes at least a byte for each UTF-16 unit, so what is refused here is too large in bytes as well.
  if (text.length > sizeLimitBytes) {
    return { value: read(file, [broken(wholeText)], problems), diagnostics: [refuseForSize(file)] };
  }
  const documents = sourceOf(file).parse(text, problems);
  return documents && readParsed(read, file, documents, problems);
}

const wholeText = { start: 0, end: 0 };

/** Reads one file as `parse` understands it. */
export function readWith<T>(
  read: ReadDocuments<T>,
  parse: (text: string, problems: Problems) => readonly Node[],
  file: string,
  text: string,
): Checked<T> {
  const problems = makeProblems(file);
  return readParsed(read, file, parse(text, problems), problems);
}

function readParsed<T>(
  read: ReadDocuments<T>,
  file: string,
  documents: readonly Node[],
  problems: Problems,
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
