import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/document/findings.ts';
import { findingsRenderers } from '../../../src/render/findings/index.ts';
import { makeVisible } from '../../../src/render/visible.ts';
import { type ReadBack, readJunit, readSarif, readTables, readWorkflowLines } from './read-back.ts';
import { arbitraryFindings, documentOf, rules } from './sample-findings.ts';

function write(format: string, findings: readonly Finding[]): string {
  const renderer = findingsRenderers.get(format);
  if (renderer === undefined) throw new Error(`no format ${format}`);
  return renderer.render(documentOf(rules, findings), { color: true, width: 40 });
}

/** What every format has to say, from the findings themselves: texts as `makeVisible` shows them. */
function expected(findings: readonly Finding[]): ReadBack[] {
  return findings.map(({ rule, message, place, status }) => ({
    rule,
    message: makeVisible(message),
    file: place?.file ?? '',
    line: place?.line ?? 0,
    status: status === 'open' ? 'open' : 'known',
  }));
}

/** The message behind which a format without a field for the status tells it. */
function withStatus({ message, status, because }: Finding): string {
  const known = { open: [], baseline: ['known'], waived: ['waived'] }[status];
  const notes = [...known, ...(because === undefined ? [] : [because])];
  return makeVisible(notes.length === 0 ? message : `${message} (${notes.join(': ')})`);
}

function holds(check: (findings: readonly Finding[]) => void): void {
  fc.assert(fc.property(arbitraryFindings, check), { numRuns: 300 });
}

const sorted = <T>(values: readonly T[]): string[] => values.map((value) => JSON.stringify(value)).sort();

describe('whatever the texts, the same findings are said by', () => {
  it('sarif', () => {
    holds((findings) => {
      expect(readSarif(write('sarif', findings))).toEqual(expected(findings));
    });
  });

  it('gitlab', () => {
    holds((findings) => {
      const issues: {
        check_name: string;
        description: string;
        severity: string;
        fingerprint: string;
        location: { path: string; lines: { begin: number } };
      }[] = JSON.parse(write('gitlab', findings));
      expect(
        issues.map(({ check_name, description, location }) => [
          check_name,
          description,
          location.path,
          location.lines.begin,
        ]),
      ).toEqual(findings.map((each) => [each.rule, withStatus(each), each.place?.file, each.place?.line]));
      expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
    });
  });

  it('junit', () => {
    holds((findings) => {
      const xml = write('junit', findings);
      const cases = readJunit(xml).filter(({ outcome }) => outcome !== undefined);
      const told = cases.map(({ suite, outcome }) => {
        const lines = outcome?.text.split('\n') ?? [];
        return [suite, outcome?.name, lines[outcome?.name === 'skipped' ? 1 : 0]];
      });
      const wanted = findings.map(({ rule, status, severity, message, place }) => [
        rule,
        status !== 'open' ? 'skipped' : severity === 'info' ? 'system-out' : 'failure',
        inXml(`${place?.file}:${place?.line}:${place?.column}: ${severity}: ${message}`),
      ]);
      expect(sorted(told)).toEqual(sorted(wanted));
    });
  });

  it('github, ten of them', () => {
    holds((findings) => {
      const { annotations, printed } = readWorkflowLines(write('github', findings));
      const open = findings.filter(({ status }) => status === 'open').slice(0, 10);
      expect(annotations).toEqual(
        open.map((finding) => ({
          rule: finding.rule,
          message: withStatus(finding),
          file: makeVisible(finding.place?.file ?? ''),
          line: finding.place?.line,
          status: 'open',
        })),
      );
      expect(printed).toHaveLength(open.length < findings.length ? 2 : 1);
    });
  });

  it('markdown', () => {
    holds((findings) => {
      const rows = readTables(write('markdown', findings));
      const severities = ['error', 'warning', 'info'];
      const group = ({ status, severity }: Finding) => (status === 'open' ? severities.indexOf(severity) : 3);
      const wanted = findings
        .toSorted((a, b) => group(a) - group(b))
        .map(({ rule, message, place }) => [
          rule,
          makeVisible(message),
          makeVisible(`${place?.file}:${place?.line}:${place?.column}`),
        ]);
      expect(rows.map((row) => row.map(letters))).toEqual(wanted.map((row) => row.map(letters)));
    });
  });
});

/** XML has no word for these characters, and a replacement for them. */
function inXml(text: string): string {
  return makeVisible(text).replaceAll(/\p{Noncharacter_Code_Point}/gu, '\ufffd');
}

/** Backticks make code, spaces at an end are lost, and signs that end a cell or a comment are shown as escapes. */
function letters(text: string): string {
  return text.replaceAll(/[`\s\\]|u\{(?:7c|3[ce])\}|[|<>]/g, '');
}
