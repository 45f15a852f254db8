import type { Io } from './io.ts';

/** A line on standard error that says how far long work has come. */
export interface Progress {
  readonly show: (done: number) => void;
  readonly clear: () => void;
}

const shownAfterMs = 1000;
const shownEveryMs = 100;

/** Shows nothing in the first second, and nothing at all where standard error is no terminal. */
export function makeProgress(io: Io, what: string, total: number): Progress {
  const startedMs = io.elapsedMs();
  let lastMs = startedMs + shownAfterMs - shownEveryMs;
  let isShown = false;
  return {
    show: (done) => {
      if (!io.err.isTty || io.elapsedMs() - lastMs < shownEveryMs) return;
      lastMs = io.elapsedMs();
      isShown = true;
      io.err.write(`\r\u001b[K${what} ${Math.floor((100 * done) / total)} %, ${done} of ${total}`);
    },
    clear: () => {
      if (isShown) io.err.write('\r\u001b[K');
    },
  };
}
