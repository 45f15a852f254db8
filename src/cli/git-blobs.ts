import type { GitRun, Io } from './io.ts';

/** Reads file contents by the names of their objects. */
export interface GitBlobs {
  /** Says that these will be wanted: they are read together, when the first of them is. */
  readonly expect: (objects: readonly string[]) => void;
  readonly read: (object: string) => Uint8Array;
}

/**
 * One run of git for a whole folder: starting it takes longer than reading a file.
 *
 * `onFailure` makes the error that is thrown when git cannot read an object.
 */
export function makeGitBlobs(io: Io, onFailure: (run: GitRun | undefined) => Error): GitBlobs {
  const known = new Map<string, Uint8Array>();
  const expected = new Set<string>();
  const readTogether = (objects: readonly string[]) => {
    const run = io.git(['cat-file', '--batch'], objects.map((object) => `${object}\n`).join(''));
    if (run?.status !== 0) return;
    for (const [object, content] of parseBatch(run.out)) known.set(object, content);
  };
  return {
    expect: (objects) => {
      for (const object of objects) expected.add(object);
    },
    read: (object) => {
      if (!known.has(object) && expected.has(object)) {
        readTogether([...expected]);
        expected.clear();
      }
      const content = known.get(object);
      if (content !== undefined) return content;
      // By itself, where it was not expected, or where all together are too much.
      const run = io.git(['cat-file', 'blob', object], '');
      if (run?.status !== 0) throw onFailure(run);
      known.set(object, run.out);
      return run.out;
    },
  };
}

const newline = 0x0a;

/** Each object as `<object> <type> <size>`, a line end, its content, a line end; `<object> missing` for what is not there. */
function parseBatch(out: Uint8Array): readonly (readonly [object: string, content: Uint8Array])[] {
  const found: (readonly [string, Uint8Array])[] = [];
  for (let at = 0; at < out.length; ) {
    const end = out.indexOf(newline, at);
    if (end === -1) break;
    const [object = '', type, size] = new TextDecoder().decode(out.subarray(at, end)).split(' ');
    at = end + 1;
    if (type === 'missing' || size === undefined) continue;
    found.push([object, out.subarray(at, at + Number(size))]);
    at += Number(size) + 1;
  }
  return found;
}
