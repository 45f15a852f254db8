import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/**
 * The world as commands see it. `nodeIo` is the real one; tests give their own.
 *
 * Paths are as the user wrote them, relative ones to `cwd`.
 */
export interface Io {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: Stream;
  readonly err: Stream;
  /** What is at a path; undefined when nothing is. Throws for what may not be looked at. */
  readonly kindOf: (path: string) => FileKind | undefined;
  /** The whole file, or undefined when it is longer than the limit. Throws an Error with a `code` such as `EACCES`. */
  readonly readFile: (path: string, limitBytes: number) => Uint8Array | undefined;
  /** Standard input to its end, or undefined when it is longer than the limit. */
  readonly readInput: (limitBytes: number) => Promise<Uint8Array | undefined>;
  /** The path with all symbolic links followed. Throws when nothing is there. */
  readonly realPath: (path: string) => string;
  /** The names in a directory, unsorted. */
  readonly listDirectory: (path: string) => readonly string[];
  /** The real paths of the files that were read as input, which no answer may replace. */
  readonly inputs: Set<string>;
  /** The file that a path means, as for `realPath`, also where there is none yet. Throws when its folder is not there. */
  readonly targetOf: (path: string) => string;
  /** Throws an Error with a `code` when there is a file that may not be written. */
  readonly refuseReadOnly: (path: string) => void;
  /** Puts a whole file in place, or leaves what was there before. Throws an Error with a `code`. */
  readonly replaceFile: (path: string, content: string | Uint8Array) => void;
  /** Adds to the end of a file, which may not be there yet. Throws an Error with a `code`. */
  readonly appendFile: (path: string, text: string) => void;
  /** Takes away the file that a path means. Throws an Error with a `code`. */
  readonly removeFile: (path: string) => void;
  /** Milliseconds on a clock that never goes back, for deciding when to show progress. */
  readonly elapsedMs: () => number;
  /** The day by the clock, in UTC: `YYYY-MM-DD`. */
  readonly today: () => string;
  /** Runs git in `cwd` with this on its standard input; undefined when git is not installed. */
  readonly git: (args: readonly string[], input: string) => GitRun | undefined;
  /** Whether a name may be a revision that git knows; it may when absent. */
  readonly hasRevisions?: false;
  /** How a file is called, where that is not its path from `cwd`: in a git revision. */
  readonly nameOf?: (path: string) => string;
  /** The words behind the name of the program, as they were typed. */
  readonly commandLine?: readonly string[];
  /** The folder above which no manifest is looked for; none when absent. */
  readonly top?: string;
  /** The same object for command lines between which no file changes: a graph that one has loaded serves all. */
  readonly session?: object;
  /** Where the answer is to stand, unless that is by itself. */
  readonly place?: 'cell';
  /** Takes problems instead of standard error, for a command line that runs inside another. */
  readonly takeProblems?: (diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string>) => void;
}

export interface GitRun {
  /** 0 when it did what it was asked. */
  readonly status: number;
  readonly out: Uint8Array;
  readonly err: string;
}

export interface Stream {
  readonly isTty: boolean;
  /** Columns of the terminal; undefined when it is none. */
  readonly columns: number | undefined;
  readonly write: (text: string) => void;
}

/** `other` is a pipe, a device or a socket, `broken-link` a link to what is not there or may not be looked at. */
export type FileKind = 'file' | 'directory' | 'other' | 'broken-link';
