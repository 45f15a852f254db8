import { describe, expect, it } from 'vitest';
import {
  type Code,
  compareDiagnostics,
  type Diagnostic,
  hasErrors,
  type Severity,
} from '../../src/diagnostics/diagnostic.ts';
import { wholeFile } from '../../src/diagnostics/source-span.ts';

const code = (id: string, severity: Severity = 'error'): Code => ({
  id,
  severity,
  title: id,
  explanation: id,
});

function at(file: string, start: number, id = 'a', message = ''): Diagnostic {
  return { code: code(id), message, span: { file, start, end: start } };
}

describe('hasErrors', () => {
  it.each<[Severity[], boolean]>([
    [[], false],
    [['info', 'warning'], false],
    [['warning', 'error'], true],
  ])('of %j is %s', (severities, expected) => {
    const diagnostics = severities.map((severity) => ({ code: code('a', severity), message: '' }));
    expect(hasErrors(diagnostics)).toBe(expected);
  });
});

describe('compareDiagnostics', () => {
  it('goes by file, place, code and message, numbers as numbers', () => {
    const sorted: Diagnostic[] = [
      { code: code('z'), message: '' },
      { code: code('y'), message: '', span: wholeFile('B') },
      at('a', 9),
      at('a', 10, 'a', 'x'),
      at('a', 10, 'a', 'y'),
      at('a', 10, 'b', 'x'),
      at('b', 0),
    ];
    expect([...sorted].reverse().sort(compareDiagnostics)).toEqual(sorted);
    expect(sorted.map((diagnostic) => compareDiagnostics(diagnostic, { ...diagnostic }))).toEqual(
      sorted.map(() => 0),
    );
  });
});
