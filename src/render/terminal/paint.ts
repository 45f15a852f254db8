import { Chalk } from 'chalk';
import type { Style } from '../spoken.ts';
import type { Line } from './wrap.ts';

/** Turns what was laid out into characters: with colours, or as they are. */
export interface Paint {
  readonly line: (line: Line) => string;
  /** For what a drawing adds itself, such as the branches of a tree. */
  readonly guide: (drawn: string) => string;
}

type Colors = Readonly<Record<Style, (text: string) => string>>;

/** The paint for a page. Whether it has colour is the caller's decision, never the environment's. */
export function makePaint(color: boolean): Paint {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const colors: Colors = {
    plain: (text) => text,
    heading: chalk.bold,
    id: chalk.bold,
    quiet: chalk.dim,
    command: chalk.cyan,
    source: chalk.underline,
    citation: (text) => text,
    cited: (text) => text,
    ok: chalk.green,
    delayed: chalk.blueBright,
    degraded: chalk.yellow,
    down: chalk.red.bold,
    frozen: chalk.cyan,
    exposed: chalk.magenta,
  };
  return { line: (line) => paintLine(line, colors), guide: chalk.dim };
}

/** Neighbours of one style are painted in one go, with the spaces between them but not those around them. */
function paintLine(line: Line, colors: Colors): string {
  let painted = '';
  let waiting = '';
  let style: Style = 'plain';
  for (const [index, word] of line.entries()) {
    let gap = ' '.repeat(index === 0 ? 0 : word.gap);
    for (const piece of word.pieces) {
      if (piece.style === style) {
        waiting += gap + piece.text;
      } else {
        painted += colors[style](waiting) + gap;
        waiting = piece.text;
        style = piece.style;
      }
      gap = '';
    }
  }
  return painted + colors[style](waiting);
}
