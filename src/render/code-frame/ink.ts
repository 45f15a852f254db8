import { Chalk } from 'chalk';
import type { Severity } from '../../diagnostics/diagnostic.ts';
import { makeVisible } from '../visible.ts';

/** The colours of a code frame, or none. Whatever a diagnostic says is made safe here. */
export interface Ink {
  readonly severity: Readonly<Record<Severity, (text: string) => string>>;
  /** Frame, arrows, line numbers. */
  readonly frame: (text: string) => string;
  readonly command: (text: string) => string;
  /** A message, with the names between backticks set off. */
  readonly message: (text: string) => string;
}

/** The ink for a page. Whether it has colour is the caller's decision, never the environment's. */
export function makeInk(color: boolean): Ink {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return {
    severity: { error: chalk.red.bold, warning: chalk.yellow.bold, info: chalk.cyan.bold },
    frame: chalk.dim,
    command: chalk.cyan,
    message: (text) => makeVisible(text).replace(/`[^`]*`/g, (name) => chalk.bold(name)),
  };
}
