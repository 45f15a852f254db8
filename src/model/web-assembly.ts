/** The little of WebAssembly that is used here. Every engine has it, but our library of types does not. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { readonly initial: number }) => Memory;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
  readonly CompileError: new () => Error;
  readonly RuntimeError: new () => Error;
};

export interface Memory {
  /** What there is of it now: another one once it has grown. */
  readonly buffer: ArrayBuffer;
}

const pageBytes = 65_536;

/**
 * Makes a function that compiles a module, which is given in base64, once: the engine improves its code while it runs.
 * It gives undefined where there is no WebAssembly, or none with vectors.
 */
export function makeModuleLoader(base64: string): () => object | undefined {
  let module: object | undefined;
  return () => {
    if (typeof WebAssembly === 'undefined') return undefined;
    module ??= compiled(base64);
    return module;
  };
}

function compiled(base64: string): object | undefined {
  const characters = atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at);
  try {
    return new WebAssembly.Module(bytes);
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) return undefined;
    throw error;
  }
}

/** Memory for so many bytes, all zero. Throws a RangeError where there is less. */
export function makeMemory(bytes: number): Memory {
  return new WebAssembly.Memory({ initial: Math.ceil(bytes / pageBytes) });
}

/** The functions and variables of a module that works on this memory. */
export function instantiate(module: object, memory: Memory): object {
  return new WebAssembly.Instance(module, { env: { memory } }).exports;
}

/** Does what may take more memory than there is; then undefined. */
export function unlessTooLarge<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch (error) {
    const isTrap = typeof WebAssembly !== 'undefined' && error instanceof WebAssembly.RuntimeError;
    if (isTrap || error instanceof RangeError) return undefined;
    throw error;
  }
}
