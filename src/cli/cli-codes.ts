import type { Code } from '../diagnostics/diagnostic.ts';
import { markCodes } from '../embed/mark-codes.ts';
import { embedCodes } from './embed/embed-codes.ts';
import {
  existingFile,
  missingFile,
  noGraph,
  noManifests,
  notUtf8,
  outputIsInput,
  sameOutput,
  unreadableFile,
  unwritableFile,
} from './file-codes.ts';
import { gitCodes } from './git-codes.ts';
import { belowThreshold } from './thresholds.ts';
import { badArgument, noSuchComponent } from './usage-problem.ts';

/** Codes of what can be wrong with the command line and the files it names. */
export const cliCodes: readonly Code[] = [
  badArgument,
  belowThreshold,
  existingFile,
  missingFile,
  noGraph,
  noManifests,
  noSuchComponent,
  notUtf8,
  outputIsInput,
  sameOutput,
  unreadableFile,
  unwritableFile,
  ...embedCodes,
  ...gitCodes,
  ...markCodes,
];
