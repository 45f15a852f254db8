import type { FailureRows } from './failure-rows.ts';
import type { RowKernel } from './row-kernel.ts';
import { layOut, type MemorySize, rowMemory } from './row-memory.ts';
import { rowSweepBytes } from './row-sweep-bytes.ts';

/** The little of WebAssembly that is used here. Every engine has it, but our library of types does not. */
declare const WebAssembly: {
  readonly validate: (bytes: Uint8Array) => boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
};

/** What `assembly/row-sweep.ts` exports: the steps, and variables for counts and for the addresses of arrays. */
type Steps = Omit<RowKernel, 'memory'>;
type Variables = Readonly<Record<string, { value: number }>>;

const pageBytes = 65_536;

/**
 * The steps of a sweep in WebAssembly, for 128 roots an instruction. The rows are copied into its memory.
 *
 * Undefined where there is no WebAssembly with vectors, or no memory of this size.
 */
export function makeWasmKernel(
  { rowCount, laneCount, slotCount: _, ...rows }: FailureRows,
  size: MemorySize,
): RowKernel | undefined {
  const compiledModule = compiled();
  if (compiledModule === undefined) return undefined;
  try {
    const rowLengths = mapValues(rows, ({ length }) => length);
    let memory: object = {};
    const arrays = layOut({ ...rowLengths, ...size.lengths }, (bytes) => {
      const made = new WebAssembly.Memory({ initial: Math.ceil(bytes / pageBytes) });
      memory = made;
      return made.buffer;
    });
    for (const [name, values] of Object.entries(rows)) arrays[name as keyof typeof rows].set(values);
    const { exports } = new WebAssembly.Instance(compiledModule, { env: { memory } });
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
  } catch (error) {
    if (error instanceof RangeError) return undefined; // more memory than there is
    throw error;
  }
}

let module: object | undefined;

/** The module, compiled once: the engine improves its code while it runs. */
function compiled(): object | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  if (module !== undefined) return module;
  const bytes = Uint8Array.from(atob(rowSweepBytes), (character) => character.charCodeAt(0));
  if (WebAssembly.validate(bytes)) module = new WebAssembly.Module(bytes);
  return module;
}

function mapValues<Name extends string>(
  arrays: Readonly<Record<Name, Int32Array>>,
  ask: (array: Int32Array) => number,
): Record<Name, number> {
  const entries = Object.entries<Int32Array>(arrays).map(([name, array]) => [name, ask(array)]);
  return Object.fromEntries(entries) as Record<Name, number>;
}
