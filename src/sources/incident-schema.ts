import { referencePattern } from '../model/ids.ts';
import { requiredIncidentKeys } from './incident-reader.ts';
import { momentPattern } from './moments.ts';
import { observationKinds } from './observations.ts';
import { durationSchema } from './requirement-schema.ts';

const extensions = { '^x-': true };

const observationProperties: Readonly<Record<(typeof observationKinds.roots.keys)[number], object>> = {
  component: {
    description: 'A service, with planes all of them; or one plane of it: `dynamodb`, `ec2/control`.',
    // A number, as an id, is taken as it is written.
    type: ['string', 'number'],
    pattern: `^${referencePattern}$`,
    minimum: 0,
  },
  state: {
    description: 'How it was.',
    oneOf: [
      { const: 'delayed', description: 'Work queued up or answers were stale; callers did not fail.' },
      { const: 'degraded', description: 'A part of its function was lost, or slow.' },
      { const: 'down', description: 'Its function was lost.' },
    ],
  },
  from: { description: 'When it began, after `start`: `10m`.', ...durationSchema },
  until: { description: 'When it was over, after `start`, and no length: `14h2m`.', ...durationSchema },
  source: {
    description: 'Where it is known from: a web address, or another thing to follow.',
    type: 'string',
  },
  note: { description: 'What there is to say of it.', type: 'string' },
};

/** Of a root the end is another one: what follows is for the graph to say. */
const repaired = {
  description: 'When it was repaired and could start, after `start`: its start-up time comes on top.',
  ...durationSchema,
};

function list(name: keyof typeof observationKinds, description: string): object {
  const { keys, required } = observationKinds[name];
  return {
    description,
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      patternProperties: extensions,
      required,
      properties: {
        ...Object.fromEntries(keys.map((key) => [key, observationProperties[key]])),
        ...(name === 'roots' && { until: repaired }),
      },
    },
  };
}

/** A JSON Schema (draft 7) of the incident format, as `manifestSchema` is of manifests. */
export const incidentSchema: Readonly<Record<string, unknown>> = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'urn:faultline:incident:1',
  title: 'faultline incident',
  description: 'What failed, from when until when, and what was observed: to be replayed on a graph.',
  type: 'object',
  additionalProperties: false,
  patternProperties: extensions,
  required: requiredIncidentKeys,
  properties: {
    $schema: { description: 'Where this schema is found, for editors.' },
    incident: { description: 'The version of the format.', const: 1 },
    title: { description: 'What happened, in a few words.', type: 'string' },
    graph: {
      description: 'The manifests of the graph, relative to this file.',
      type: 'array',
      items: { type: 'string' },
      minItems: 1,
    },
    start: {
      description: 'The moment that all times count from: `2025-10-20T06:48:00Z`.',
      type: 'string',
      pattern: momentPattern,
    },
    roots: list('roots', 'What failed of itself, until it was repaired.'),
    observed: list(
      'observed',
      'What is reported to have happened. Several entries for one component are several times.',
    ),
    unaffected: list('unaffected', 'What is reported not to have been affected.'),
  },
};
