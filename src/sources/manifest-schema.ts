import { idPattern } from '../model/ids.ts';
import type { Plane } from '../model/vocabulary.ts';
import type { attributeKeys } from './attributes.ts';
import { policySectionSchema } from './policy-schema.ts';
import { percentagePattern } from './ratings.ts';
import { durationSchema, requirementDefinitions } from './requirement-schema.ts';

const extensions = { '^x-': true };

const attributes: Readonly<Record<(typeof attributeKeys)[number], object>> = {
  name: { description: 'What people call it. The default is the id.', type: 'string' },
  owner: { description: 'Who answers for it.', type: 'string' },
  tier: { description: 'How critical it is; 0 is the most critical.', type: 'integer', minimum: 0 },
  slo: {
    description: 'The availability it promises to its dependents, such as `99.99%`.',
    type: 'string',
    pattern: percentagePattern,
  },
  startup: {
    description: 'From "everything it needs is ready" to "serving", such as `12m`. The default is `0s`.',
    ...durationSchema,
  },
  tags: {
    description: 'Words to select services by: `tag:foundational`.',
    type: 'array',
    items: { type: 'string' },
  },
  region: {
    description: 'Where it lives. For grouping and policies; carries no failure by itself.',
    type: 'string',
  },
  cell: {
    description: 'The cell or shard it belongs to. For grouping and policies; carries no failure by itself.',
    type: 'string',
  },
  external: {
    description: 'Whether it is somebody else’s: nothing is expected of its own dependencies.',
    type: 'boolean',
  },
  description: { description: 'What it is, in running text.', type: 'string' },
  links: { description: 'Where to read on.', type: 'array', items: { type: 'string' } },
  dependsOn: {
    description: 'What it needs. What a service with planes lists holds for each of its planes.',
    type: 'array',
    items: { $ref: '#/definitions/requirement' },
  },
};

const plane = (description: string) => ({
  description,
  type: ['object', 'null'],
  additionalProperties: false,
  patternProperties: extensions,
  properties: attributes,
});

const planesOfService: Readonly<Record<Plane, object>> = {
  control: plane('Creates, updates, deletes, launches.'),
  data: plane('Serves running work.'),
  management: plane('Console, command line, front of the API.'),
};

const service = {
  description: 'A thing that people name. Without planes it fails as one.',
  type: ['object', 'null'],
  additionalProperties: false,
  patternProperties: extensions,
  properties: {
    ...attributes,
    planes: {
      description: 'The parts of it that can fail alone.',
      type: 'object',
      additionalProperties: false,
      patternProperties: extensions,
      properties: planesOfService,
    },
  },
};

/**
 * The JSON Schema of a manifest (draft-07, which editors know best), for completion and checks while typing.
 *
 * It accepts every manifest that the reader accepts. It cannot see all that the reader reports: not what
 * concerns two places of a text, such as a key written twice, and not the calendar.
 */
export const manifestSchema: Readonly<Record<string, unknown>> = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'urn:faultline:manifest:1',
  title: 'faultline manifest',
  description: 'Services, what they depend on, and how the loss of one affects the others.',
  type: 'object',
  additionalProperties: false,
  patternProperties: extensions,
  properties: {
    $schema: { description: 'Where this schema is found, for editors.' },
    faultline: {
      description: 'The version of the format. One of the files that load together has to say it.',
      const: 1,
    },
    title: { description: 'What the graph is about, in a few words.', type: 'string' },
    services: {
      description: 'The services by id. A service may be opened in several files.',
      type: 'object',
      propertyNames: { pattern: `^${idPattern}$` },
      additionalProperties: { $ref: '#/definitions/service' },
    },
    policies: policySectionSchema,
  },
  definitions: { service, ...requirementDefinitions },
};
