import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { formatDuration } from '../../src/model/duration.ts';
import { randomCase } from '../oracle/random-case.ts';
import type { WrittenManifest } from '../oracle/written.ts';
import { fakeWorld } from './fake-io.ts';

type Files = Readonly<Record<string, string>>;

async function run(args: readonly string[], files: Files) {
  const world = fakeWorld({ files });
  const code = await main([...args], world.io);
  return { code, out: world.out(), err: world.err() };
}

/** Splits a command line as a shell does for the plain and single-quoted words that answers print. */
function words(commandLine: string): string[] {
  return [...commandLine.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

/** The command lines that an answer prints for its reader to run next, none of them broken by a narrow page. */
async function nextSteps(args: readonly string[], files: Files): Promise<readonly string[]> {
  const { out, err } = await run([...args, '--width', '4000'], files);
  expect(err).toBe('');
  return [...out.matchAll(/: faultline (.+)$/gm)].map(([, line]) => line ?? '');
}

/** What the next steps of an answer are, and that each of them runs. */
async function expectToRun(args: readonly string[], files: Files): Promise<number> {
  const lines = await nextSteps(args, files);
  for (const line of lines) {
    const { code, err } = await run(words(line), files);
    expect({ line, err }).toEqual({ line, err: '' });
    // What cannot start is an answer too.
    expect({ line, code: line.startsWith('bootstrap') && code === 1 ? 0 : code }).toEqual({ line, code: 0 });
  }
  return lines.length;
}

/** The services of a manifest in two files, for graphs that more than one `-g` makes. */
function split({ services }: WrittenManifest): Files {
  const entries = Object.entries(services);
  const fileOf = (part: typeof entries) =>
    JSON.stringify({ faultline: 1, services: Object.fromEntries(part) });
  return { '/repo/a.json': fileOf(entries.slice(0, 1)), '/repo/b c.json': fileOf(entries.slice(1)) };
}

describe('what an answer says to run next', () => {
  it('runs, whatever fails', async () => {
    await fc.assert(
      fc.asyncProperty(randomCase(), fc.boolean(), async ({ manifest, scenario }, isSplit) => {
        const isTwo = isSplit && Object.keys(manifest.services).length > 1;
        const files: Files = isTwo
          ? split(manifest)
          : { '/repo/faultline.json': JSON.stringify({ faultline: 1, ...manifest }) };
        const graph = isTwo ? ['-g', 'a.json', '-g', 'b c.json'] : [];
        const roots = scenario.roots.map(
          ({ component, state, atMs }) => `${component}=${state}@${formatDuration(atMs)}`,
        );
        const at = scenario.horizonMs === undefined ? [] : ['--at', formatDuration(scenario.horizonMs)];
        const first = scenario.roots[0]?.component ?? '';
        for (const question of [
          ['impact', ...roots, ...at],
          ['report', ...roots, ...at],
          ['show', first],
          ...[['rank'], ['cycles'], ['bootstrap'], ['bootstrap', '--after', first]],
        ]) {
          await expectToRun([...question, ...graph], files);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  const two =
    'faultline: 1\nservices: { db: {}, spare: {}, api: { dependsOn: [db, spare] }, web: { dependsOn: [api] } }';

  it('runs when several fail', async () => {
    expect(await expectToRun(['report', 'db', 'spare@30m'], { '/repo/faultline.yaml': two })).toBe(2);
  });

  it('names every file of the graph, and those of the policy', async () => {
    const files = {
      "/repo/it's.yaml": 'faultline: 1\nservices: { web: { dependsOn: [db] } }',
      '/repo/more.yaml': 'faultline: 1\nservices: { db: {} }',
      '/repo/own rules.yaml': 'policy: 1\nrules: { missing-owner: warning }',
      '/repo/ours.json': JSON.stringify({ schema: 'faultline/baseline@1', findings: [] }),
    };
    const graph = ['-g', "it's.yaml", '-g', 'more.yaml'];
    expect(await nextSteps(['rank', ...graph], files)).toEqual(["impact db -g 'it'\\''s.yaml' -g more.yaml"]);
    const asked = ['check', '--policy', 'own rules.yaml', ...graph];
    expect(await nextSteps(asked, files)).toEqual([
      "check --update-baseline --policy 'own rules.yaml' -g 'it'\\''s.yaml' -g more.yaml",
    ]);
  });
});
