import type { Code } from '../diagnostics/diagnostic.ts';
import { invalidMoment, notAnIncident } from './incident-reader.ts';
import { endsBeforeItBegins } from './observations.ts';

/** The problems that only an incident file can have, sorted by id; it can have those of any file as well. */
export const incidentCodes: readonly Code[] = [endsBeforeItBegins, invalidMoment, notAnIncident];
