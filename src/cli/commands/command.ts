import type { Command } from 'commander';
import type { Io } from '../io.ts';

/** 0 done · 1 findings · 2 usage or input · 3 a bug of ours. The format never changes it. */
export type ExitCode = 0 | 1 | 2 | 3;

/** One command: one file, and one line in `index.ts`. */
export interface CommandModule {
  /** Command lines that run in this repository, each with what it answers; help starts with them. */
  readonly examples: readonly (readonly [commandLine: string, answers: string])[];
  /** Adds arguments and options, and says what happens: the action resolves through `finish`. */
  readonly configure: (command: Command, io: Io, finish: (code: ExitCode) => void) => void;
}
