import { posix } from 'node:path';
import type { Io } from '../../src/cli/io.ts';

/** A world of a few files, and what a command did to it. */
export interface FakeWorld {
  readonly io: Io;
  readonly out: () => string;
  readonly err: () => string;
  readonly files: Map<string, string | Uint8Array>;
}

/** An `Io` over an object of absolute paths and texts, standing in `/repo`. */
export function fakeWorld({
  files = {},
  input = '',
  environment = {},
  terminal,
  readOnly = [],
  brokenLinks = {},
}: {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly input?: string;
  readonly environment?: Io['environment'];
  /** Columns, when both streams are a terminal. */
  readonly terminal?: number;
  /** Files that may not be written, though their folder may. */
  readonly readOnly?: readonly string[];
  /** Where links lead to, by where they are; nothing is there. */
  readonly brokenLinks?: Readonly<Record<string, string>>;
}): FakeWorld {
  const all = new Map(Object.entries(files));
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    isTty: terminal !== undefined,
    columns: terminal,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const fail = (code: string): never => {
    throw Object.assign(new Error(code), { code });
  };
  const targetOf = (path: string) => {
    const absolute = posix.resolve('/repo', path);
    return brokenLinks[absolute] ?? absolute;
  };
  const codeOfMissing = (path: string) =>
    path in brokenLinks ? 'BROKENLINK' : io.kindOf(path) === 'directory' ? 'EISDIR' : 'ENOENT';
  const io: Io = {
    cwd: '/repo',
    environment,
    out: stream('out'),
    err: stream('err'),
    kindOf: (path) => {
      if (all.has(targetOf(path))) return 'file';
      if (path in brokenLinks) return 'broken-link';
      const inside = path.endsWith('/') ? path : `${path}/`;
      return [...all.keys()].some((file) => file.startsWith(inside)) ? 'directory' : undefined;
    },
    readFile: (path, limitBytes) => {
      const content = all.get(targetOf(path)) ?? fail(codeOfMissing(path));
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      return bytes.length > limitBytes ? undefined : bytes;
    },
    inputs: new Set(),
    readInput: async () => new TextEncoder().encode(input),
    realPath: (path) => (io.kindOf(path) === undefined ? fail('ENOENT') : targetOf(path)),
    targetOf,
    refuseReadOnly: (path) => void (readOnly.includes(path) && fail('EACCES')),
    listDirectory: (path) =>
      [...all.keys()].filter((file) => posix.dirname(file) === path).map((file) => posix.basename(file)),
    replaceFile: (path, content) => {
      const target = targetOf(path);
      if (posix.dirname(target) === '/readonly') fail('EACCES');
      if (readOnly.includes(target)) fail('EACCES');
      all.set(target, content);
    },
    appendFile: (path, text) => {
      const target = posix.resolve('/repo', path);
      if (posix.dirname(target) === '/readonly') fail('EACCES');
      all.set(target, String(all.get(target) ?? '') + text);
    },
    removeFile: (path) => void all.delete(targetOf(path)),
    elapsedMs: () => 0,
    today: () => '2026-01-31',
    git: () => undefined,
  };
  return { io, out: () => written.out, err: () => written.err, files: all };
}
