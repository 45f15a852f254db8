'use strict';

// Keeps what V8 compiles for a first answer beside the bundle, so that later runs need not compile it again.

const { renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { file, load } = require('../bin/faultline.js');

const { script, exports: bundle } = load();
process.argv.splice(2, Infinity, 'impact', 'web', '--graph', join(__dirname, '../graphs/example.yaml'));
process.stdout.write = () => true;
bundle.run().then(() => {
  writeFileSync(`${file}.part`, script.createCachedData());
  renameSync(`${file}.part`, `${file}.cache`);
});
