import { relative } from 'node:path';
import { firstManifest } from '../../reports/first-manifest.ts';
import { firstPolicy } from '../../reports/first-policy.ts';
import { initReport } from '../../reports/init.ts';
import { existingFile } from '../file-codes.ts';
import { manifestsIn } from '../find-manifests.ts';
import type { Io } from '../io.ts';
import { addPageOptions, printDocument } from '../output.ts';
import type { PageOptions } from '../page.ts';
import { schemaText } from '../schemas.ts';
import { UsageProblem } from '../usage-problem.ts';
import { type NewFile, writeTogether } from '../write-together.ts';
import type { CommandModule } from './command.ts';

interface InitOptions extends PageOptions {
  readonly force?: boolean;
}

/** Hidden, so that a folder with them in it is still one of manifests. */
const manifestSchemaPath = '.faultline.schema.json';
const policySchemaPath = '.faultline.policy.schema.json';

/** In the order in which they are named. */
const files: readonly NewFile[] = [
  { path: 'faultline.yaml', text: firstManifest(manifestSchemaPath) },
  { path: 'faultline.policy.yaml', text: firstPolicy(policySchemaPath) },
  { path: manifestSchemaPath, text: schemaText('manifest') },
  { path: policySchemaPath, text: schemaText('policy') },
];

export const initCommand: CommandModule = {
  examples: [['faultline init', 'a commented manifest and policy in this folder']],
  configure: (command, io, finish) => {
    command.option('--force', 'overwrite what is there');
    addPageOptions(command).action((options: InitOptions) => {
      refuseToOverwrite(io, options.force === true);
      writeTogether(io, files);
      printDocument(io, initReport(files.map(({ path }) => path)), options);
      finish(0);
    });
  },
};

/** A manifest under another name stands in the way too: two of them would not be one graph. */
function refuseToOverwrite(io: Io, isForced: boolean): void {
  const manifests = manifestsIn(io, io.cwd);
  const found = manifests === undefined ? [] : [relative(io.cwd, manifests)];
  const inTheWay = files
    .map(({ path }) => path)
    .filter((path) => !found.includes(path) && io.kindOf(`${io.cwd}/${path}`) !== undefined);
  const ours = new Set(files.map(({ path }) => path));
  const problems = [...found, ...inTheWay]
    .filter((path) => !isForced || !ours.has(path))
    .map((path) => ({
      code: existingFile,
      message: `\`${path}\` is there already`,
      hint: ours.has(path)
        ? '`--force` overwrites it'
        : `it is the manifest of this folder: go on with it, or move it away`,
    }));
  if (problems.length > 0) throw new UsageProblem(...problems);
}
