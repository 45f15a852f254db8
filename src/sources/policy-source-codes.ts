import type { Code } from '../diagnostics/diagnostic.ts';
import { invalidBaseline } from './baseline-reader.ts';
import { invalidPolicyVersion } from './policy-reader.ts';

/** The problems that are found while a policy file or a baseline is read, and nowhere else, sorted by id. */
export const policySourceCodes: readonly Code[] = [invalidBaseline, invalidPolicyVersion];
