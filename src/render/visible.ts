declare const isVisible: unique symbol;

/**
 * Text that is safe to show: it moves no cursor, hides nothing and is one line.
 *
 * Layout accepts only this type, so text of a document cannot reach an output without `makeVisible`.
 */
export type Visible = string & { readonly [isVisible]: true };

/**
 * What is not shown as itself: control and format characters, lone surrogates, every space but the ordinary
 * one, line separators, whatever Unicode says to ignore (zero-width, bidi controls, tags, variation selectors,
 * fillers), and the bracket of `##[`, by which any line of output commands an Azure or GitHub runner.
 */
const invisible = (): RegExp => /(?! )[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}]|(?<=##)\[/gu;

/**
 * Blocks of Unicode without anything invisible: Latin letters, punctuation, arrows, technical signs, boxes, shapes.
 * Nearly all text is made of these, and to compile the whole expression takes a tenth of a short run.
 */
const plainlyVisible = /^[\x20-\x7e\xa1-\xac\xae-\u024f\u2010-\u2027\u2190-\u23ff\u2500-\u27bf]*$/;

/** Shows what would not be seen by its code point: `\u{1b}`, `\u{a}`, `\u{202e}`. A second time changes nothing. */
export function makeVisible(text: string): Visible {
  const harmless = plainlyVisible.test(text) && !text.includes('##[');
  return (harmless ? text : text.replace(invisible(), escapeOf)) as Visible; // nothing invisible is left
}

/** The lines of a text, tabs as four spaces, none of them a command to a GitHub runner that prints it, `::name::`. */
export function visibleLines(text: string): Visible[] {
  if (text.trim() === '') return [];
  return text.split(/\r?\n/).map((line) => {
    const harmless = line.replaceAll('\t', '    ').replace(/^( *):(?=:)/, `$1${escapeOf(':')}`);
    return makeVisible(harmless.trimEnd());
  });
}

/** The characters `[start, end)` of a visible text, which are visible too. */
export function cut(text: Visible, start: number, end?: number): Visible {
  return text.slice(start, end) as Visible; // no part of a visible text is invisible
}

/** The first character of a text as an escape, even though it can be seen. */
export function escapeFirst(text: Visible): Visible {
  return escapeOf(text.slice(0, 1)) as Visible; // an escape is plain ASCII
}

/** JSON text that is safe to show and still says the same: `\u001b`, and `\udb40\udc41` past U+FFFF. */
export function makeJsonVisible(json: string): string {
  if (plainlyVisible.test(json) && !json.includes('##[')) return json;
  return json.replace(invisible(), (character) => {
    const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
  });
}

function escapeOf(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
