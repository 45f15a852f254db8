import { buildGraph } from '../../src/model/build-graph.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import { parseFastYaml } from '../../src/sources/fast-yaml.ts';
import { readManifests } from '../../src/sources/index.ts';
import { makeProblems } from '../../src/sources/problems.ts';
import { kernelGraph } from '../../src/sources/short-way/kernel-graph.ts';
import { type ReadManifest, readManifest } from '../../src/sources/short-way/read-manifest.ts';
import { parseYaml } from '../../src/sources/yaml-document.ts';
import { printInterleaved } from './interleaved.ts';
import { manifestText } from './manifest-text.ts';
import { milliseconds } from './milliseconds.ts';
import { randomGraph } from './random-graph.ts';

/** Above this, the package takes a gigabyte and minutes. */
const mostForPackage = 20_000;

/** From a text to a graph, warm: our two ways, and the `yaml` package below one of them. */
export function bench(sizes: readonly string[]): void {
  for (const size of (sizes.length === 0 ? ['200', '10000', '100000'] : sizes).map(Number)) {
    for (const flavour of ['plain', 'mixed'] as const) {
      const text = manifestText(randomGraph(size, flavour));
      const json = JSON.stringify(JSON.parse(JSON.stringify(text.split('\n'))));
      printInterleaved(
        `${size} services, ${flavour}, ${(text.length / 1e6).toFixed(2)} MB of YAML`,
        [
          { name: 'JSON.parse of its lines', run: () => ({ read: milliseconds(() => JSON.parse(json)) }) },
          {
            name: 'straight',
            run: () => {
              let manifest: ReadManifest | undefined;
              const read = milliseconds(() => {
                manifest = readManifest('bench.yaml', text);
              });
              const build = milliseconds(() => manifest && kernelGraph(manifest.kernel, text));
              return { read, build };
            },
          },
          {
            name: 'the long way: tree, declarations',
            run: () => {
              let manifests: readonly Manifest[] = [];
              const read = milliseconds(() => {
                manifests = readManifests('bench.yaml', text).value;
              });
              return { read, build: milliseconds(() => buildGraph(manifests)) };
            },
          },
          { name: 'tree only', run: () => ({ read: milliseconds(() => parseFastYaml(text)) }) },
          {
            name: 'yaml package, tree only',
            run: () =>
              size > mostForPackage
                ? undefined
                : { read: milliseconds(() => parseYaml(text, makeProblems('bench.yaml'))) },
          },
        ],
        size > 10_000 ? 3 : 7,
      );
    }
  }
}
