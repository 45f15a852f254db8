import type { Code, Diagnostic } from '../diagnostics/diagnostic.ts';
import { wholeFile } from '../diagnostics/source-span.ts';

/** The largest file that is read. A graph of a hundred thousand services takes about 20 MB. */
export const sizeLimitBytes = 256 * 1024 * 1024;

export const fileTooLarge: Code = {
  id: 'file-too-large',
  severity: 'error',
  title: 'a file is larger than any manifest',
  explanation: `Files of up to 256 MB are read. A graph of a hundred thousand services takes about 20 MB, so a larger file
is most likely something else that happens to lie in the same directory.

Name the manifests one by one instead of their directory, or split the graph: several files load as one graph.`,
};

/** Refuses a file for its size, also before it is read. */
export function refuseForSize(file: string): Diagnostic {
  return {
    code: fileTooLarge,
    message: 'the file is larger than the limit of 256 MB',
    span: wholeFile(file),
    hint: 'several smaller files load as one graph',
  };
}
