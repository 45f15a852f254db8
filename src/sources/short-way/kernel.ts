import { instantiate, makeMemory, makeModuleLoader } from '../../model/web-assembly.ts';
import { kernelBytes } from './kernel-bytes.ts';

/** Where `readLines` has stopped, in the order of `assembly/manifest/lines.ts`. */
export const stops = ['tired', 'done', 'wrong', 'service', 'attribute', 'plane', 'item', 'brackets'] as const;
export type Stop = (typeof stops)[number];

/** What a key can open. */
export const openings = ['services', 'service', 'list', 'planes', 'plane', 'list'] as const;

/** The steps of `assembly/manifest`. Offsets are those of the text; 0 and 1 stand for false and true. */
export interface Steps {
  readonly textAddress: () => number;
  readonly prepare: (length: number) => number;
  readonly goOnAt: (line: number) => void;
  readonly lineOffset: () => number;
  /** An index into `stops`. */
  readonly readLines: () => number;
  /** Where the line starts of the key whose value, further down, is in brackets. */
  readonly openedOffset: () => number;
  /** What that key is of, as an index into `openings`. Then it is past. */
  readonly passBrackets: () => number;
  /** Takes down that an entry of the service or plane has this key; 0 when it had it before. */
  readonly markKey: (key: number) => number;
  readonly isInPlane: () => number;
  /** Give the subject; -1 when it was there before. */
  readonly openService: (idOffset: number, idLength: number, line: number) => number;
  readonly openPlane: (plane: number) => number;
  readonly backToService: () => void;
  readonly setStartup: (subject: number, milliseconds: number) => void;
  /** Offers a member of the next requirement; 0 when there can be none. */
  readonly offer: (index: number, offset: number, length: number) => number;
  readonly addRead: (
    subject: number,
    position: number,
    terms: number,
    atLeast: number,
    toleratesMs: number,
    memberCount: number,
    /** Where the line starts of an item of a list; -1 for a requirement without one of its own. */
    line: number,
  ) => void;
  readonly orderComponents: () => void;
  /** Lays the graph out; 0 for one in which something is wrong. */
  readonly layOutRows: () => number;
}

export interface ManifestKernel {
  readonly steps: Steps;
  /** The value of a variable: a count, or the address of a column. */
  readonly variable: (name: string) => number;
  /** The memory as it is now: it changes when a step needs more. */
  readonly buffer: () => ArrayBuffer;
}

/** Room for what the kernel has besides the text, and for zeros behind that. */
const ownBytes = 1 << 17;

const loadModule = makeModuleLoader(kernelBytes);

/**
 * A kernel that has the text of a manifest in its memory, ready to read; `ascii` may hold the bytes of a text of ASCII
 * alone. Undefined where there is no WebAssembly with vectors, and for a text with carriage returns.
 *
 * Why WebAssembly: a command line reads one text and ends, so most of what it runs is never compiled by the engine.
 */
export function makeManifestKernel(text: string, ascii?: Uint8Array): ManifestKernel | undefined {
  const module = loadModule();
  if (module === undefined) return undefined;
  const memory = makeMemory(ownBytes + text.length);
  const exports = instantiate(module, memory);
  const steps = exports as Steps;
  const room = new Uint8Array(memory.buffer, steps.textAddress(), text.length);
  if (ascii === undefined) writeText(text, room);
  else room.set(ascii);
  if (steps.prepare(text.length) === 0) return undefined;
  return {
    steps,
    // Whoever asks names what the kernel has; a name that it has not is found by every test.
    variable: (name) => (exports as Record<string, { value: number }>)[name]!.value,
    buffer: () => memory.buffer,
  };
}

/** One byte for each character, so that offsets stay what they are; all that are not ASCII are the same. */
function writeText(text: string, bytes: Uint8Array): void {
  const { read, written } = new TextEncoder().encodeInto(text, bytes);
  if (read === text.length && written === text.length) return;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    bytes[at] = code < 0x80 ? code : 0xff;
  }
}
