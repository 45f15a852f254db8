'use strict';

// What the bundle has for `node:child_process`, which brings the network with it: commander wants it for commands that
// are programs of their own. We have none, so it is never loaded.
module.exports = {
  get spawn() {
    return process.getBuiltinModule('node:child_process').spawn;
  },
};
