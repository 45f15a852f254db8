import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CompactGraph } from '../../src/model/compact-graph.ts';
import { type Contender, printInterleaved } from './interleaved.ts';
import { manifestText, serviceId } from './manifest-text.ts';
import { hubOf, randomGraph } from './random-graph.ts';

const faultline = [process.execPath, join(process.cwd(), 'bin/faultline.js')];

/**
 * The whole command, cold, from the file to the answer: how long somebody waits, and how long processors are busy,
 * which is more, since the engine compiles beside what runs.
 */
export function bench(sizes: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'faultline-bench-'));
  try {
    const nothing = commandLine('node -e 0', [process.execPath, '-e', '0']);
    const shipped = ['impact', 'web', '-g', 'graphs/example.yaml'];
    printInterleaved(
      'small',
      [
        nothing,
        commandLine('faultline --version', [...faultline, '--version']),
        commandLine('impact, 25 services', [...faultline, ...shipped]),
      ],
      21,
    );
    for (const size of (sizes.length === 0 ? ['200', '10000', '100000'] : sizes).map(Number)) {
      benchSize(folder, size, nothing);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function benchSize(folder: string, size: number, nothing: Contender): void {
  const [plain, mixed] = [randomGraph(size, 'plain'), randomGraph(size, 'mixed')];
  const plainFile = join(folder, `plain-${size}.yaml`);
  const mixedFile = join(folder, `mixed-${size}.yaml`);
  writeFileSync(plainFile, manifestText(plain));
  writeFileSync(mixedFile, manifestText(mixed));
  const hub = serviceId(hubOf(mixed));
  const run = (name: string, ...args: string[]) => commandLine(name, [...faultline, ...args]);
  const all = [
    nothing,
    run('impact of the hub, plain', 'impact', serviceId(hubOf(plain)), '-g', plainFile),
    run('impact of the hub, mixed', 'impact', hub, '-g', mixedFile),
    run('cycles, mixed', 'cycles', '-g', mixedFile),
    run('bootstrap, mixed', 'bootstrap', '-g', mixedFile),
    ...(size <= 10_000 ? [run('rank, mixed', 'rank', '-g', mixedFile)] : []),
    ...(size <= 10_000 ? [run('diff, mixed against plain', 'diff', plainFile, mixedFile)] : []),
    ...(size <= 100_000 ? [throughPackage(folder, mixed, hub)] : []),
  ];
  printInterleaved(`${size} services, ${plain.member.length} edges`, all, size > 10_000 ? 3 : 7);

  process.stdout.write(`  peak memory: impact ${peakMegabytes('impact', hub, '-g', mixedFile)} MB, `);
  process.stdout.write(`rank ${peakMegabytes('rank', '-g', mixedFile)} MB\n`);

  benchOrder(folder, size);
}

/** Against `tsort` on the same edges. None leads back: a cycle has no order, and `tsort` takes long to say so. */
function benchOrder(folder: string, size: number): void {
  const acyclic = randomGraph(size, 'acyclic');
  const [file, pairs] = [join(folder, `acyclic-${size}.yaml`), join(folder, `pairs-${size}`)];
  writeFileSync(file, manifestText(acyclic));
  writeFileSync(pairs, pairsText(acyclic));
  const order = [
    commandLine('tsort', ['tsort', pairs]),
    commandLine('bootstrap, acyclic', [...faultline, 'bootstrap', '-g', file]),
    commandLine('bootstrap -f json, acyclic', [...faultline, 'bootstrap', '-f', 'json', '-g', file]),
  ];
  printInterleaved(`the order of ${size} services`, order, size > 10_000 ? 5 : 7);
}

/** The same through the package, which an anchor makes us take. */
function throughPackage(folder: string, graph: CompactGraph, hub: string): Contender {
  const file = join(folder, `odd-${graph.componentCount}.yaml`);
  writeFileSync(file, `x-odd: &odd 1\n${manifestText(graph)}`);
  return commandLine('impact of the hub, through the yaml package', [
    ...faultline,
    'impact',
    hub,
    '-g',
    file,
  ]);
}

/** The most memory that a command had at once. */
function peakMegabytes(...args: string[]): number {
  const script = `process.argv.splice(1, 0, 'faultline');
    process.stdout.write = () => true;
    process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)));
    require(${JSON.stringify(faultline[1])}).load().exports.run();`;
  const { stderr } = spawnSync(process.execPath, ['-e', script, '--', ...args], { encoding: 'utf8' });
  return Math.round(Number(stderr) / 1024);
}

/** Lines of "before after", as `tsort` reads them. */
function pairsText({ dependent, member, memberStart }: CompactGraph): string {
  const lines: string[] = [];
  dependent.forEach((component, r) => {
    for (const target of member.subarray(memberStart[r], memberStart[r + 1]))
      lines.push(`${target} ${component}`);
  });
  return `${lines.join('\n')}\n`;
}

/** A process, as the shell times it. */
function commandLine(name: string, command: readonly string[]): Contender {
  return {
    name,
    run: () => {
      const script = 'TIMEFORMAT="%3R %3U %3S"; time "$@" > /dev/null 2> /dev/null';
      const { stderr, error } = spawnSync('bash', ['-c', script, '_', ...command], {
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C' },
      });
      const seconds = /(\d+\.\d+) (\d+\.\d+) (\d+\.\d+)\n$/.exec(stderr ?? '');
      if (error !== undefined || seconds === null) return undefined;
      const [real = 0, user = 0, system = 0] = seconds.slice(1).map(Number);
      return { 'on the clock': 1000 * real, processors: 1000 * (user + system) };
    },
  };
}
