'use strict';

// Keeps what V8 compiles for a first answer beside the bundle, so that later runs need not compile it again: from a small
// manifest and from a large one, since these are read in different ways.

const { renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { file, load } = require('../bin/faultline.js');

const { script, exports: bundle } = load();
process.stdout.write = () => true;

async function main() {
  for (const [service, graph] of [
    ['web', 'example.yaml'],
    ['dynamodb', 'aws-us-east-1.yaml'],
  ]) {
    process.argv.splice(2, Infinity, 'impact', service, '--graph', join(__dirname, '../graphs', graph));
    await bundle.run();
  }
  writeFileSync(`${file}.part`, script.createCachedData());
  renameSync(`${file}.part`, `${file}.cache`);
}

main();
