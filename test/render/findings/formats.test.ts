import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/document/findings.ts';
import { comment } from '../../../src/render/findings/comment.ts';
import { fnv1a64 } from '../../../src/render/findings/fingerprint.ts';
import { findingsRenderers } from '../../../src/render/findings/index.ts';
import { readJunit, readSarif, readTables, readWorkflowLines } from './read-back.ts';
import { arbitraryFindings, documentOf, findings, placeAt, rules } from './sample-findings.ts';

const schemas = join(import.meta.dirname, '../../fixtures/schemas');

function write(format: string, all: readonly Finding[] = findings): string {
  const renderer = findingsRenderers.get(format);
  if (renderer === undefined) throw new Error(`no format ${format}`);
  return renderer.render(documentOf(rules, all), { color: true, width: 40 });
}

/** So many findings, of which every third is known, with names as hostile as asked for. */
function many(count: number, name = 'service'): Finding[] {
  return Array.from({ length: count }, (_, index) => ({
    rule: 'tier-inversion',
    severity: 'warning',
    message: `\`${name}-${index}\` needs \`db\``,
    place: placeAt('graphs/shop.yaml', index + 1),
    related: [],
    path: [{ message: 'a step', place: placeAt('graphs/shop.yaml', index + 1) }],
    identity: `tier-inversion ${name}-${index} db`,
    status: index % 3 === 2 ? 'baseline' : 'open',
  }));
}

describe('every format of findings', () => {
  it.each([
    ['sarif', 'sarif'],
    ['junit', 'xml'],
    ['github', 'txt'],
    ['gitlab', 'json'],
    ['markdown', 'md'],
  ])('%s says what a reviewer would read', async (format, ending) => {
    await expect(write(format)).toMatchFileSnapshot(`golden/${format}.${ending}`);
  });

  it.each([...findingsRenderers.keys()])('%s shows nothing that is not seen', (format) => {
    fc.assert(
      fc.property(arbitraryFindings, (all) => {
        const text = write(format, all);
        expect(text).not.toMatch(/(?![\n\u001b])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|##\[/u);
        expect(text.endsWith('\n')).toBe(true);
        expect(write(format, all)).toBe(text);
      }),
      { numRuns: 100 },
    );
  });
});

describe('sarif', () => {
  const schema: object = JSON.parse(readFileSync(join(schemas, 'sarif-2.1.0.schema.json'), 'utf8'));
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    formats: {
      uri: (text: string) => URL.canParse(text),
      'uri-reference': (text: string) =>
        !/[^\w.~:/?#[\]@!$&'()*+,;=%-]/.test(text) && URL.canParse(text, 'file:///a/'),
      uuid: true,
      'date-time': true,
    },
  });
  const isSarif = ajv.compile(schema);
  const problemsOf = (text: string) => (isSarif(JSON.parse(text)) ? [] : isSarif.errors);

  it('is valid against the published schema', () => {
    expect(problemsOf(write('sarif'))).toEqual([]);
    expect(problemsOf(write('sarif', []))).toEqual([]);
    fc.assert(
      fc.property(arbitraryFindings, (all) => {
        expect(problemsOf(write('sarif', all))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('is refused by that schema when something is wrong', () => {
    expect(problemsOf(write('sarif').replace('"level":"error"', '"level":"bad"'))).not.toEqual([]);
    expect(problemsOf(write('sarif').replace('graphs/shop.yaml', 'graphs/a b'))).not.toEqual([]);
  });

  it('has a run when there is nothing to find, so that old findings close', () => {
    const { runs } = JSON.parse(write('sarif', []));
    expect(runs).toHaveLength(1);
    expect(runs[0].results).toEqual([]);
  });

  it.each([
    ['a link', 'see [here](http://a.b)', 'see \\[here\\](http://a.b)'],
    ['an escaped link', '\\[here](1)', '\\\\\\[here\\](1)'],
    ['the place of an argument', 'a {0} b', 'a {{0}} b'],
    ['other braces', '{a}', '{a}'],
  ])('takes text for text, and not for %s', (_, message, expected) => {
    const [first] = JSON.parse(write('sarif', [{ ...(findings[0] as Finding), message }])).runs[0].results;
    expect(first.message.text).toBe(expected);
  });

  it('tells the path as a code flow', () => {
    const [first] = JSON.parse(write('sarif')).runs[0].results;
    const [{ locations }] = first.codeFlows[0].threadFlows;
    const lines = locations.map(
      (each: { location: { physicalLocation: { region: { startLine: number } } } }) =>
        each.location.physicalLocation.region.startLine,
    );
    expect(lines).toEqual([12, 31]);
  });

  it('keeps to the relative address whatever a file is called', () => {
    for (const file of ['https://x/y', 'a?b#c', '//host/a', 'a b\\c', '%41', 'é|"<>']) {
      const [each] = JSON.parse(write('sarif', [{ ...(findings[0] as Finding), place: placeAt(file, 1) }]))
        .runs[0].results;
      const { uri } = each.locations[0].physicalLocation.artifactLocation;
      const resolved = new URL(uri.startsWith('/') ? `.${uri}` : uri, 'file:///root/');
      expect([resolved.protocol, resolved.search, resolved.hash]).toEqual(['file:', '', '']);
      expect(decodeURIComponent(uri)).toBe(file);
    }
  });

  it('says of a place-less finding where the manifest is, since GitHub refuses one without', () => {
    const { place: _, ...placeless } = findings[2] as Finding;
    const [first] = readSarif(write('sarif', [placeless, findings[0] as Finding]));
    expect(first).toMatchObject({ file: 'graphs/shop.yaml', line: 1 });
  });

  it('keeps a fingerprint when the line moves, and has another for another finding', () => {
    const printsOf = (all: readonly Finding[]) =>
      JSON.parse(write('sarif', all)).runs[0].results.map(
        (each: { partialFingerprints: { primaryLocationLineHash: string } }) =>
          each.partialFingerprints.primaryLocationLineHash,
      );
    const moved = findings.map((finding) => ({
      ...finding,
      place: placeAt('graphs/shop.yaml', 99),
      message: 'other',
    }));
    expect(printsOf(moved)).toEqual(printsOf(findings));
    expect(new Set(printsOf(findings)).size).toBe(findings.length);
  });

  it('splits 100 000 findings into runs that GitHub takes', () => {
    const text = write('sarif', many(100_000));
    const { runs } = JSON.parse(text);
    expect(runs.map(({ results }: { results: unknown[] }) => results.length)).toEqual([
      25_000, 25_000, 25_000, 25_000,
    ]);
    const ids = runs.map(
      ({ automationDetails }: { automationDetails: { id: string } }) => automationDetails.id,
    );
    expect(new Set(ids).size).toBe(4);
  });
});

describe('fingerprints', () => {
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('are FNV-1a, as its authors test it: %j', (text, hash) => {
    expect(fnv1a64(text)).toBe(hash);
  });
});

describe('junit', () => {
  const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined;

  it.skipIf(!hasXmllint)('is valid against the schema of Jenkins', () => {
    const check = (xml: string) =>
      execFileSync('xmllint', ['--noout', '--nonet', '--schema', join(schemas, 'jenkins-junit.xsd'), '-'], {
        input: xml,
        stdio: ['pipe', 'pipe', 'pipe'],
      });
    check(write('junit'));
    check(write('junit', []));
    fc.assert(
      fc.property(arbitraryFindings, (all) => {
        check(write('junit', all));
      }),
      { numRuns: 20 },
    );
    expect(() => check(write('junit').replace('classname', 'class-name'))).toThrow();
  });

  it('has a case that passes for a rule without findings', () => {
    const cases = readJunit(write('junit'));
    expect(cases.filter(({ outcome }) => outcome === undefined).map(({ suite }) => suite)).toEqual([
      'missing-owner',
    ]);
  });

  it('counts what it holds', () => {
    const xml = write('junit');
    expect(xml).toContain('<testsuites name="faultline" tests="4" failures="2" errors="0" time="0">');
    expect(xml).toContain(
      '<testsuite name="tier-inversion" tests="2" failures="1" errors="0" skipped="1" time="0">',
    );
  });

  it('names every case once', () => {
    const names = readJunit(write('junit', many(500))).map(
      ({ attributes }) => `${attributes.classname} ${attributes.name}`,
    );
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('github', () => {
  it('annotates ten, worst first, and says in a line what is left', () => {
    const { annotations, printed } = readWorkflowLines(write('github', [...findings, ...many(30)]));
    expect(annotations).toHaveLength(10);
    expect(annotations[0]).toMatchObject({ rule: 'startup-cycle', line: 12 });
    expect(printed.at(-1)).toBe('and 12 warnings, 10 known, 1 waived; `-f json` has them all');
  });

  it.each([
    ['a line break', 'a\n::set-output name=x::y'],
    ['a carriage return', 'a\r::error::y'],
    ['a command', '::stop-commands::x'],
    ['an old command', '##[command]x'],
    ['a percent sign', '%0A::error::'],
    ['an end of properties', 'a::b,line=7'],
  ])('lets no name issue a command: %s', (_, name) => {
    const hostile = many(3, name).map((finding) => ({
      ...finding,
      place: placeAt(name, 1),
      rule: 'tier-inversion',
    }));
    const { annotations, printed } = readWorkflowLines(write('github', hostile));
    expect(annotations.map(({ line }) => line)).toEqual([1, 1]);
    expect(printed).toEqual(['3 findings.', 'and 1 known; `-f json` has them all']);
  });
});

describe('markdown as a comment', () => {
  it('begins with a mark by which a bot finds it, and which opens no embedded block', () => {
    const [first = ''] = write('markdown').split('\n');
    expect(first).toMatch(/^<!-- .* -->$/);
    expect(first).not.toMatch(/^<!--\s*faultline/);
  });

  it.each([
    ['short names', many(5000)],
    ['long names', many(500, 'x'.repeat(3000))],
    ['names of two code units a letter', many(2000, '👍'.repeat(300))],
    ['names that are escaped', many(2000, '|`*_\\[]\u001b\u202e'.repeat(20))],
    ['a name as long as a file', many(2, 'x'.repeat(1_000_000))],
  ])('is cut at a row, and says how many were cut: %s', (_, all) => {
    const text = write('markdown', all);
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text).not.toMatch(/\p{Cs}/u);
    const rows = readTables(text);
    const leftOut = Number(/^(\d+) more did not fit here\.$/m.exec(text)?.[1] ?? 0);
    expect(rows.length + leftOut).toBe(all.length);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row[2]).toMatch(/^graphs\/shop\.yaml:\d+:1$/);
    expect(text.match(/<details/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });

  it('has room for an answer of long and hostile names', () => {
    const answer = Array.from(
      { length: 100 },
      () => ({ kind: 'id', text: '\u{e0041}|'.repeat(1000) }) as const,
    );
    const text = comment.render({ ...documentOf(rules, many(100)), answer }, { color: false, width: 80 });
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(readTables(text).length).toBeGreaterThan(0);
  });

  it('holds no markup but its own, whatever the texts', () => {
    const parser = new Marked();
    const own =
      /^(<!-- comment of faultline check -->|<\/?details( open)?>|<details( open)?><summary>.*<\/summary>|<br>)\s*$/;
    fc.assert(
      fc.property(arbitraryFindings, (all) => {
        parser.walkTokens(parser.lexer(write('markdown', all)), (token) => {
          expect(['link', 'image', 'heading', 'code', 'blockquote', 'list', 'del', 'em', 'hr']).not.toContain(
            token.type,
          );
          if (token.type === 'html') expect(token.raw).toMatch(own);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('uses the room that there is', () => {
    expect(write('markdown', many(5000)).length).toBeGreaterThan(59_000);
  });
});
