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
}: {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly input?: string;
  readonly environment?: Io['environment'];
  /** Columns, when both streams are a terminal. */
  readonly terminal?: number;
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
  const io: Io = {
    cwd: '/repo',
    environment,
    out: stream('out'),
    err: stream('err'),
    kindOf: (path) => {
      if (all.has(path)) return 'file';
      const inside = path.endsWith('/') ? path : `${path}/`;
      return [...all.keys()].some((file) => file.startsWith(inside)) ? 'directory' : undefined;
    },
    readFile: (path, limitBytes) => {
      const content = all.get(path) ?? fail('ENOENT');
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      return bytes.length > limitBytes ? undefined : bytes;
    },
    inputs: new Set(),
    readInput: async () => new TextEncoder().encode(input),
    realPath: (path) => (io.kindOf(path) === undefined ? fail('ENOENT') : path),
    listDirectory: (path) =>
      [...all.keys()].filter((file) => posix.dirname(file) === path).map((file) => posix.basename(file)),
    replaceFile: (path, content) => {
      const target = posix.resolve('/repo', path);
      if (posix.dirname(target) === '/readonly') fail('EACCES');
      all.set(target, content);
    },
    appendFile: (path, text) => {
      const target = posix.resolve('/repo', path);
      if (posix.dirname(target) === '/readonly') fail('EACCES');
      all.set(target, String(all.get(target) ?? '') + text);
    },
    removeFile: (path) => void all.delete(posix.resolve('/repo', path)),
    elapsedMs: () => 0,
    today: () => '2026-01-31',
    git: () => undefined,
  };
  return { io, out: () => written.out, err: () => written.err, files: all };
}
