import { policyBases, severitySettings } from '../model/policy-declaration.ts';

const extensions = { '^x-': true };

const selectors = (description: string) => ({
  description,
  anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, minItems: 1 }],
});

const waiver = {
  description: 'Findings that somebody answers for, up to a day.',
  type: 'object',
  additionalProperties: false,
  patternProperties: extensions,
  required: ['rule', 'owner', 'reason', 'expires'],
  anyOf: [{ required: ['at'] }, { required: ['from'] }, { required: ['to'] }, { required: ['identity'] }],
  properties: {
    rule: { description: 'The id of the rule.', type: 'string' },
    at: selectors('Components that the findings are about.'),
    from: selectors('Dependents that the findings are about.'),
    to: selectors('What they depend on.'),
    identity: { description: 'One finding, by the identity that a baseline has it under.', type: 'string' },
    owner: { description: 'Who answers for it.', type: 'string' },
    reason: { description: 'Why it is to be left as it is.', type: 'string' },
    expires: {
      description: 'The last day on which it holds: year, month, day.',
      type: 'string',
      pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
    },
  },
};

const severity = { description: 'How bad a finding is, or `off`.', enum: severitySettings };

const isOff = { properties: { severity: { const: 'off' } }, required: ['severity'] };

/** The schema of what stands behind a rule: a severity, a map, or a list of maps. `properties` are its own. */
export function ruleUseSchema(
  description: string,
  own?: { readonly properties: object; readonly required: readonly string[] },
) {
  const map = {
    type: 'object',
    ...(own !== undefined && {
      additionalProperties: false,
      patternProperties: extensions,
      // What is off needs nothing.
      ...(own.required.length > 0 && { if: isOff, else: { required: own.required } }),
    }),
    properties: {
      severity,
      because: { description: 'Why the rule is there, for whoever breaks it.', type: 'string' },
      ...own?.properties,
    },
  };
  const words = own !== undefined && own.required.length > 0 ? ['off'] : severitySettings;
  return { description, anyOf: [{ enum: words }, map, { type: 'array', items: map }] };
}

/** What stands in a policy file, and under `policies` of a manifest. `rules` is the schema of its rules. */
function sectionProperties(rules: object) {
  return {
    extends: {
      description: 'What the policy begins with: the recommended rules, which is the default, or none.',
      enum: policyBases,
    },
    rules: {
      description: 'Rules by id: a severity, a map of options, or a list of maps.',
      type: 'object',
      ...rules,
    },
    waivers: {
      description: 'Findings that are left as they are, up to a day.',
      type: 'array',
      items: waiver,
    },
  };
}

/** The schema of `policies` in a manifest, which leaves it open what the rules are. */
export const policySectionSchema = {
  description: 'Rules that the graph is checked by: `faultline explain <rule>` says what each takes.',
  type: 'object',
  additionalProperties: false,
  patternProperties: extensions,
  properties: sectionProperties({
    patternProperties: extensions,
    additionalProperties: ruleUseSchema('A severity, a map of options, or a list of maps.'),
  }),
};

/** The JSON Schema of a policy file (draft-07), given the schemas of its rules by id. */
export function policySchemaOf(rules: Readonly<Record<string, object>>): Readonly<Record<string, unknown>> {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'urn:faultline:policy:1',
    title: 'faultline policy',
    description: 'Rules that a graph is checked by, and findings that are left as they are.',
    type: 'object',
    additionalProperties: false,
    patternProperties: extensions,
    required: ['policy'],
    properties: {
      $schema: { description: 'Where this schema is found, for editors.' },
      policy: { description: 'The version of the format.', const: 1 },
      ...sectionProperties({ patternProperties: extensions, additionalProperties: false, properties: rules }),
    },
  };
}
