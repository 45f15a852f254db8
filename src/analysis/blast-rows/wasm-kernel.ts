import {
  instantiate,
  type Memory,
  makeMemory,
  makeModuleLoader,
  unlessTooLarge,
} from '../../model/web-assembly.ts';
import type { FailureRows } from './failure-rows.ts';
import type { RowKernel } from './row-kernel.ts';
import { layOut, type MemorySize, rowMemory } from './row-memory.ts';
import { rowSweepBytes } from './row-sweep-bytes.ts';

/** What `assembly/row-sweep.ts` exports: the steps, and variables for counts and for the addresses of arrays. */
type Steps = Omit<RowKernel, 'memory'>;
type Variables = Readonly<Record<string, { value: number }>>;

const loadModule = makeModuleLoader(rowSweepBytes);

/**
 * The steps of a sweep in WebAssembly, for 128 roots an instruction. The rows are copied into its memory.
 *
 * Undefined where there is no WebAssembly with vectors, or no memory of this size.
 */
export function makeWasmKernel(
  { rowCount, laneCount, slotCount: _, ...rows }: FailureRows,
  size: MemorySize,
): RowKernel | undefined {
  const module = loadModule();
  if (module === undefined) return undefined;
  return unlessTooLarge(() => {
    const rowLengths = mapValues(rows, ({ length }) => length);
    let memory: Memory = { buffer: new ArrayBuffer(0) };
    const arrays = layOut({ ...rowLengths, ...size.lengths }, (bytes) => {
      memory = makeMemory(bytes);
      return memory.buffer;
    });
    for (const [name, values] of Object.entries(rows)) arrays[name as keyof typeof rows].set(values);
    const exports = instantiate(module, memory);
    const { digitCount } = size;
    const values = {
      rowCount,
      laneCount,
      digitCount,
      ...mapValues(arrays, (array) => array.byteOffset),
    };
    for (const [name, value] of Object.entries(values)) (exports as Variables)[name]!.value = value;
    const { touch, sweep, update, tally } = exports as Steps;
    return { memory: rowMemory(size, arrays), touch, sweep, update, tally };
  });
}

function mapValues<Name extends string>(
  arrays: Readonly<Record<Name, Int32Array>>,
  ask: (array: Int32Array) => number,
): Record<Name, number> {
  const entries = Object.entries<Int32Array>(arrays).map(([name, array]) => [name, ask(array)]);
  return Object.fromEntries(entries) as Record<Name, number>;
}
