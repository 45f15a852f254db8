#!/usr/bin/env node
'use strict';

// Keeps the compiled code between runs where Node can (22.1 and later).
require('node:module').enableCompileCache?.();
require('../dist/cli.cjs').run();
