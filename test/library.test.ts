import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import * as faultline from '../src/index.ts';

const root = resolve(import.meta.dirname, '..');

describe('the library', () => {
  it('answers from text', () => {
    const text = 'faultline: 1\nservices:\n  web: { dependsOn: [db] }\n  db: {}\n';
    const { value: manifests, diagnostics } = faultline.loadManifests([{ name: 'shop.yaml', text }]);
    const { value: graph, diagnostics: more } = faultline.buildGraph(manifests);
    expect([...diagnostics, ...more]).toEqual([]);
    const result = faultline.impact(graph, [{ component: 'db', state: 'down', atMs: 0 }]);
    expect(result.counts.down).toBe(2);
  });

  it('checks a graph by a policy', async () => {
    const text = 'faultline: 1\nservices:\n  web: { tier: 0, dependsOn: [db] }\n  db: { tier: 1 }\n';
    const { value: graph } = faultline.buildGraph(faultline.loadManifests([{ name: 'x.yaml', text }]).value);
    const policy = await faultline.readPolicy('p.yaml', 'policy: 1\nrules: { tier-inversion: warning }\n');
    const { value } = faultline.checkPolicies(graph, policy.value, { today: '2026-01-31' });
    expect(value.findings.map(({ severity, identity }) => [severity, identity])).toEqual([
      ['warning', 'tier-inversion web -> db'],
    ]);
  });

  it('gives the graph in the form of graphology, an edge for each member', () => {
    const text = 'faultline: 1\nservices:\n  web: { dependsOn: [{ anyOf: [a, b] }] }\n  a: {}\n  b: {}\n';
    const { value: graph } = faultline.buildGraph(faultline.loadManifests([{ name: 'x.yaml', text }]).value);
    const form = faultline.toGraphology(graph);
    expect(form.nodes()).toEqual(['a', 'b', 'web']);
    expect(form.mapDirectedEdges((_, edge, from, to) => [from, to, edge.memberCount])).toEqual([
      ['web', 'a', 2],
      ['web', 'b', 2],
    ]);
  });

  it('replays an incident from text', () => {
    const text = 'faultline: 1\nservices:\n  web: { dependsOn: [db] }\n  db: {}\n';
    const { value: graph } = faultline.buildGraph(
      faultline.loadManifests([{ name: 'shop.yaml', text }]).value,
    );
    const incident = `incident: 1
title: Lost
graph: [shop.yaml]
start: 2025-10-20T06:48:00Z
roots: [{ component: db, state: down, from: 0m, until: 5m }]
observed: [{ component: web, state: down, from: 1m, until: 5m }]
`;
    const [declaration] = faultline.readIncidents('lost.yaml', incident).value;
    if (declaration === undefined) throw new Error('there is one');
    const { value, diagnostics } = faultline.resolveIncident(graph, declaration);
    expect(diagnostics).toEqual([]);
    expect(faultline.replay(graph, value)).toMatchObject({ recall: 1, precision: 1 });
  });

  it('bundles for a browser, with nothing of Node in it', async () => {
    const { outputFiles, warnings } = await build({
      entryPoints: [resolve(root, 'src/index.ts')],
      bundle: true,
      platform: 'browser',
      format: 'esm',
      write: false,
      logLevel: 'silent',
    });
    expect(warnings).toEqual([]);
    expect(outputFiles[0]?.text).not.toMatch(/\bfrom\s*["']node:|require\(["']node:/);
  });

  it('throws for a component that the graph does not have', () => {
    const { value: graph } = faultline.buildGraph([]);
    const root = { component: 'db', state: 'down', atMs: 0 } as const;
    expect(() => faultline.impact(graph, [root])).toThrow(RangeError);
  });
});

describe('the package', () => {
  const { files, bin, exports } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));

  it('holds what it names', () => {
    for (const path of [bin.faultline, exports['.'].default, exports['.'].types]) {
      expect(files.some((file: string) => path.replace('./', '').startsWith(file))).toBe(true);
    }
  });
});
