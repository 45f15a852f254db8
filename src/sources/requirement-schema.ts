import { referencePattern } from '../model/ids.ts';
import type { Phase, Strength } from '../model/vocabulary.ts';

/** Written as the reader takes it, but for the order of units, which a schema can hardly say. */
export const durationSchema = { type: 'string', pattern: '^([0-9]+(d|h|m|s|ms))+$' };

const aboutStrengths: Readonly<Record<Strength, string>> = {
  hard: 'The dependent is down when its target is down. The default.',
  soft: 'The dependent loses a part of its function when its target is down.',
  async: 'Work queues up or answers get stale when the target is down; callers do not fail.',
};

const aboutPhases: Readonly<Record<Phase, string>> = {
  always: 'Needed to start and to go on running. The default.',
  startup: 'Needed only to start: what is running stays up without it.',
  runtime: 'Needed only to go on running: a start does not wait for it.',
};

const referenceSchema = {
  description: 'The id of a service, or an id and a plane: `dynamodb`, `ec2/control`.',
  // A number, as an id, is taken as it is written.
  type: ['string', 'number'],
  pattern: `^${referencePattern}$`,
  minimum: 0,
};

const members = (description: string) => ({
  description,
  type: 'array',
  items: { $ref: '#/definitions/reference' },
  minItems: 2,
  uniqueItems: true,
});

const evidenceSchema = {
  description: 'Where the dependency is known from.',
  type: 'object',
  additionalProperties: false,
  patternProperties: { '^x-': true },
  required: ['source'],
  properties: {
    source: { description: 'A web address, or something else that a reader can follow.', type: 'string' },
    date: {
      description: 'When it was seen or written: year, month, day.',
      type: 'string',
      pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
    },
    note: { description: 'What it says.', type: 'string' },
  },
};

const longForm = {
  type: 'object',
  additionalProperties: false,
  patternProperties: { '^x-': true },
  oneOf: [{ required: ['service'] }, { required: ['anyOf'] }, { required: ['atLeast', 'of'] }],
  dependencies: { atLeast: ['of'], of: ['atLeast'] },
  properties: {
    service: { $ref: '#/definitions/reference' },
    anyOf: members('A group of which one is enough.'),
    atLeast: { description: 'How many members of `of` have to hold.', type: 'integer', minimum: 1 },
    of: members('A group of which `atLeast` have to hold.'),
    strength: {
      description: 'What the loss of the target does to the dependent.',
      oneOf: words(aboutStrengths),
    },
    phase: { description: 'When the target is needed.', oneOf: words(aboutPhases) },
    tolerates: {
      description: 'How long the dependent keeps its state after the target is lost, such as `5m`.',
      ...durationSchema,
    },
    for: { description: 'What it is needed for.', type: 'string' },
    evidence: {
      description: 'Where it is known from: one place, or a list of them.',
      oneOf: [
        { $ref: '#/definitions/evidence' },
        { type: 'array', items: { $ref: '#/definitions/evidence' } },
      ],
    },
  },
};

/** What an entry of `dependsOn` is made of. */
export const requirementDefinitions = {
  requirement: {
    description: 'A service that is needed, hard and always; or a map that says more.',
    oneOf: [{ $ref: '#/definitions/reference' }, longForm],
  },
  reference: referenceSchema,
  evidence: evidenceSchema,
};

function words(about: Readonly<Record<string, string>>): readonly object[] {
  return Object.entries(about).map(([word, description]) => ({ const: word, description }));
}
