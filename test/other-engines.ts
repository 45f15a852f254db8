class CompileError extends Error {}

class NoModule {
  constructor() {
    throw new CompileError();
  }
}

class NoMemory {
  constructor() {
    throw new RangeError();
  }
}

/** What may stand for `WebAssembly`, where what is compiled for it cannot run. */
export const otherEngines: readonly (readonly [what: string, webAssembly: object | undefined])[] = [
  ['no WebAssembly', undefined],
  ['no vectors in it', { CompileError, Module: NoModule, RuntimeError: Error }],
  ['too little memory', { CompileError, Module: Object, Memory: NoMemory, RuntimeError: CompileError }],
];
