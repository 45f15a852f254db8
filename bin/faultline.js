#!/usr/bin/env node
'use strict';

const { readFileSync } = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { dirname, join } = require('node:path');
const { Script, constants } = require('node:vm');

const file = join(dirname(__dirname), 'dist/cli.cjs');

/**
 * The bundle with the code that V8 compiled when it was built, which saves a third of a short run. V8 itself
 * refuses code of another version or other flags; then the source is compiled as always.
 */
function load() {
  const script = new Script(wrap(readFileSync(file, 'latin1')), {
    filename: file,
    cachedData: readIfThere(`${file}.cache`),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} };
  script
    .runInThisContext()
    .call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
  return { script, exports: module.exports };
}

function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

if (require.main !== module) {
  module.exports = { file, load };
} else if (process.argv.length === 3 && process.argv[2] === '--version') {
  // Scripts ask before every use, and the answer needs nothing of the bundle.
  console.log(require('../package.json').version);
} else {
  load().exports.run();
}
