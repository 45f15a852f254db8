/** Something that is measured: a run returns milliseconds by task, or undefined when it cannot run here. */
export interface Contender {
  readonly name: string;
  readonly run: () => Readonly<Record<string, number>> | undefined;
  /** How many rounds it takes part in, when it takes too long for all. */
  readonly rounds?: number;
}

/**
 * Runs all contenders one after another, `rounds` times, and prints the median of each task and its ratio to the
 * first contender that has it. Only ratios within one run mean something: the machine may be busy with others.
 */
export function printInterleaved(title: string, contenders: readonly Contender[], rounds: number): void {
  const times = new Map<string, Map<string, number[]>>();
  const missing = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, run, rounds: mostRounds = rounds } of contenders) {
      if (missing.has(name) || round >= mostRounds) continue;
      const result = run();
      if (result === undefined) missing.add(name);
      for (const [task, ms] of Object.entries(result ?? {})) {
        const byName = times.get(task) ?? new Map<string, number[]>();
        times.set(task, byName.set(name, [...(byName.get(name) ?? []), ms]));
      }
    }
  }
  process.stdout.write(`\n${title}, median of ${rounds}\n`);
  for (const [task, byName] of times) {
    const [first] = [...byName.values()].map(median);
    for (const [name, values] of byName) {
      const ms = median(values);
      const ratio = (ms / (first ?? ms)).toFixed(2);
      process.stdout.write(
        `  ${task.padEnd(12)} ${name.padEnd(34)} ${ms.toFixed(2).padStart(12)} ms ${ratio.padStart(10)} x\n`,
      );
    }
  }
  if (missing.size > 0) process.stdout.write(`  not here: ${[...missing].join(', ')}\n`);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
