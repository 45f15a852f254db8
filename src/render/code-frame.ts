import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { type Ink, makeInk } from './code-frame/ink.ts';
import { makePlaces, type Place } from './code-frame/places.ts';
import type { Page } from './renderer.ts';
import { makeVisible } from './visible.ts';

/**
 * Problems as a compiler shows them: what is wrong, the line with carets under the text at fault, what to do;
 * at the end how many there are. The empty text for no problems.
 *
 * Messages are not wrapped: other programs look for each on one line. A file whose text is not among `texts`
 * is named without its line. Cost: one pass over each text, then linear in the problems.
 */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
  page: Page,
): string {
  if (diagnostics.length === 0) return '';
  const ink = makeInk(page.color);
  const placeOf = makePlaces(texts);
  const explained = new Set<string>();

  const lines: string[] = [];
  for (const diagnostic of diagnostics) {
    const { code, span, related = [] } = diagnostic;
    const place = span && placeOf(span);
    const notes = related.map((note) => ({ message: note.message, place: placeOf(note.span) }));
    const frame = makeFrame([place, ...notes.map((note) => note.place)], page, ink);

    lines.push(
      `${ink.severity[code.severity](`${code.severity}[${code.id}]`)}: ${ink.message(diagnostic.message)}`,
    );
    if (place !== undefined) lines.push(...frame.show(place, ink.severity[code.severity], '^'));
    for (const note of notes) {
      lines.push(frame.remark('note', ink.message(note.message)), ...frame.show(note.place, ink.frame, '-'));
    }
    if (diagnostic.hint !== undefined) lines.push(frame.remark('help', ink.message(diagnostic.hint)));
    if (!explained.has(code.id))
      lines.push(frame.remark('more', ink.command(`faultline explain ${code.id}`)));
    explained.add(code.id); // once is enough
    lines.push('');
  }
  lines.push(countBySeverity(diagnostics));
  return `${lines.join('\n')}\n`;
}

/** Draws around one left margin, as wide as the longest line number of one diagnostic needs. */
interface Frame {
  readonly show: (place: Place, color: (text: string) => string, mark: string) => string[];
  readonly remark: (name: string, said: string) => string;
}

function makeFrame(places: readonly (Place | undefined)[], page: Page, ink: Ink): Frame {
  const digits = places.reduce(
    (most, place) => Math.max(most, place?.source ? String(place.line).length : 1),
    1,
  );
  const margin = ' '.repeat(digits + 1);
  const bar = ink.frame('|');
  const room = Math.max(narrowest, page.width - margin.length - ' | '.length);

  return {
    show: (place, color, mark) => {
      const { line, column } = place;
      const lines = [`${margin}${ink.frame('-->')} ${makeVisible(place.file)}:${line}:${column}`];
      const source = place.source?.(room);
      if (source === undefined) return lines;
      const number = ink.frame(` ${String(line).padStart(digits)}`);
      const marks = ' '.repeat(source.markStart) + color(mark.repeat(source.markWidth));
      lines.push(
        `${margin} ${bar}`,
        `${number} ${bar} ${source.text}`.trimEnd(),
        `${margin} ${bar} ${marks}`,
      );
      return lines;
    },
    remark: (name, said) => `${margin} ${ink.frame('=')} ${name}: ${said}`,
  };
}

/** Columns of source to show at least, however narrow the page. */
const narrowest = 24;

function countBySeverity(diagnostics: readonly Diagnostic[]): string {
  const counts = new Map<Severity, number>([
    ['error', 0],
    ['warning', 0],
    ['info', 0],
  ]);
  for (const { code } of diagnostics) counts.set(code.severity, (counts.get(code.severity) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severity}${count === 1 ? '' : 's'}`)
    .join(', ');
}
