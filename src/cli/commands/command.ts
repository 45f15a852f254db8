import type { Command } from 'commander';
import type { Io } from '../io.ts';

/** 0 done · 1 findings · 2 usage or input · 3 a bug of ours. The format never changes it. */
export type ExitCode = 0 | 1 | 2 | 3;

/** A command before its code is loaded: only the one that is run is. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<CommandModule>;
  /**
   * How its answer stands in a document that `embed` keeps true: as Markdown, as a Mermaid diagram, or inside a
   * line. Only for a command that reads its input and prints an answer, and does nothing else.
   */
  readonly embed?: 'markdown' | 'mermaid' | 'inline';
}

/** One command: one file, and one line in `index.ts`. */
export interface CommandModule {
  /** Command lines that run in this repository, each with what it answers; help starts with them. */
  readonly examples: readonly (readonly [commandLine: string, answers: string])[];
  /** Adds arguments and options, and says what happens: the action resolves through `finish`. */
  readonly configure: (command: Command, io: Io, finish: (code: ExitCode) => void, program: Program) => void;
}

/** All of the command line, for a command that runs others. */
export interface Program {
  readonly entries: readonly CommandEntry[];
  readonly run: (args: readonly string[], io: Io) => Promise<ExitCode>;
}
