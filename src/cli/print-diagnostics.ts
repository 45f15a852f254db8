import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { renderDiagnostics } from '../render/code-frame.ts';
import type { Io } from './io.ts';
import { type PageOptions, pageFor } from './page.ts';

/** Shows problems on standard error, with the source lines of the texts that are at hand. */
export function printDiagnostics(
  io: Io,
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
  options: PageOptions,
): void {
  if (diagnostics.length === 0) return;
  if (io.takeProblems !== undefined) {
    io.takeProblems(diagnostics, texts);
    return;
  }
  const { color, width } = options;
  io.err.write(renderDiagnostics(diagnostics, texts, pageFor(io, io.err, { color, width })));
}
