'use strict';

// What the bundle has for chalk's own look at the terminal, which loads parts of Node in every run: whether there is
// colour is said by whoever asks for a page.
module.exports = { stdout: false, stderr: false };
