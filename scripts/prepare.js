// Builds after an installation from git, as npm's `prepare`. When that installation is global, which is how pre-commit
// does it, npm forgets the tools for building (npm/cli issue 8440), so they are installed here.
import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const run = (command) => execSync(command, { stdio: 'inherit' });

if (!existsSync(new URL('../node_modules/typescript', import.meta.url))) {
  run('npm install --global=false --include=dev --ignore-scripts --no-save --no-audit --no-fund');
}
run('npm run -s build');
