import type { Document } from '../document/document.ts';
import { comment } from '../render/findings/comment.ts';
import { unwritableFile } from './file-codes.ts';
import type { Io } from './io.ts';
import { pageForFile } from './page.ts';
import { systemProblem } from './system-problem.ts';
import { UsageProblem } from './usage-problem.ts';

/** Adds findings to what GitHub shows below a run. Elsewhere there is nothing to add to. */
export function addStepSummary(io: Io, document: Document): void {
  const path = io.environment.GITHUB_STEP_SUMMARY;
  if (path === undefined || path === '') return;
  try {
    io.appendFile(path, comment.render(document, pageForFile({})));
  } catch (error) {
    throw new UsageProblem(systemProblem(unwritableFile, '$GITHUB_STEP_SUMMARY', error));
  }
}
