import { buildGraph } from '../../src/model/build-graph.ts';
import { graphFromColumns } from '../../src/model/graph-from-columns.ts';
import { parseFastYaml } from '../../src/sources/fast-yaml.ts';
import { readManifests } from '../../src/sources/index.ts';
import { readColumns } from '../../src/sources/manifest-columns.ts';
import { makeProblems } from '../../src/sources/problems.ts';
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
      const columns = readColumns('bench.yaml', text)?.columns;
      if (columns === undefined) throw new Error('the bench writes what is read straight');
      const { value: manifests } = readManifests('bench.yaml', text);
      printInterleaved(
        `${size} services, ${flavour}, ${(text.length / 1e6).toFixed(2)} MB of YAML`,
        [
          { name: 'JSON.parse of its lines', run: () => ({ read: milliseconds(() => JSON.parse(json)) }) },
          {
            name: 'straight',
            run: () => ({
              read: milliseconds(() => readColumns('bench.yaml', text)),
              build: milliseconds(() => graphFromColumns(columns)),
            }),
          },
          {
            name: 'the long way: tree, declarations',
            run: () => ({
              read: milliseconds(() => readManifests('bench.yaml', text)),
              build: milliseconds(() => buildGraph(manifests)),
            }),
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
