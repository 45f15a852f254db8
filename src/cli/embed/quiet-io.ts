import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Io, Stream } from '../io.ts';

/** What a command line that runs inside another one said. */
export interface Said {
  readonly out: () => string;
  readonly err: () => string;
  readonly problems: readonly Diagnostic[];
  /** The texts of the files with problems, by the names in their spans. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Streams that are no terminal and keep what is written, and problems as data. */
export function listen(): { readonly io: Pick<Io, 'out' | 'err' | 'takeProblems'>; readonly said: Said } {
  const written = { out: '', err: '' };
  const problems: Diagnostic[] = [];
  const texts = new Map<string, string>();
  const stream = (name: 'out' | 'err'): Stream => ({
    isTty: false,
    columns: undefined,
    write: (text) => {
      written[name] += text;
    },
  });
  return {
    io: {
      out: stream('out'),
      err: stream('err'),
      takeProblems: (diagnostics, ofFiles) => {
        problems.push(...diagnostics);
        for (const [file, text] of ofFiles) texts.set(file, text);
      },
    },
    said: { out: () => written.out, err: () => written.err, problems, texts },
  };
}
