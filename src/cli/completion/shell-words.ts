import type { Shell } from './shells.ts';

/** A word as somebody has typed it so far. */
export interface TypedWord {
  readonly text: string;
  /** The quote that it is still in. */
  readonly quote: '' | "'" | '"';
}

/** A word without its quotes. Zsh and fish take them off themselves; Bash hands over what was typed. */
export function typedWord(shell: Shell, typed: string): TypedWord {
  if (shell !== 'bash') return { text: typed, quote: '' };
  let text = '';
  let quote: TypedWord['quote'] = '';
  for (let index = 0; index < typed.length; index++) {
    const sign = typed.charAt(index);
    if (quote === '' && (sign === "'" || sign === '"')) quote = sign;
    else if (sign === quote) quote = '';
    else if (sign === '\\' && quote !== "'") text += typed.charAt(++index);
    else text += sign;
  }
  return { text, quote };
}

/**
 * A name as it is put on the command line, or undefined when it cannot be. Zsh and fish quote themselves. In Bash
 * nothing in it is run when the line is.
 */
export function insertable(shell: Shell, name: string, quote: TypedWord['quote']): string | undefined {
  if (shell !== 'bash') return name;
  if (quote === "'") return name.includes("'") ? undefined : name;
  if (quote === '"') return name.includes('!') ? undefined : name.replace(/["$\\\\`]/g, '\\$&');
  return name.replace(/[^\w@%+=:,./\-\u0080-\u{10ffff}]/gu, '\\$&');
}
