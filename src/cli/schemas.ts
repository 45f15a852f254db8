import { rules } from '../policy/index.ts';
import { ruleProperties } from '../policy/rule-schemas.ts';
import { incidentSchema } from '../sources/incident-schema.ts';
import { manifestSchema } from '../sources/manifest-schema.ts';
import { policySchemaOf, ruleUseSchema } from '../sources/policy-schema.ts';

/** The JSON Schema of a policy file, with every rule and its options. */
export const policySchema = policySchemaOf(
  Object.fromEntries(
    rules.map((rule) => [rule.id, ruleUseSchema(`Finds: ${rule.title}.`, ruleProperties(rule))]),
  ),
);

/** The JSON Schemas of the files that people write, by what they are. The first is the default. */
export const schemas: ReadonlyMap<string, Readonly<Record<string, unknown>>> = new Map([
  ['manifest', manifestSchema],
  ['policy', policySchema],
  ['incident', incidentSchema],
]);

/** A schema as a file for an editor. */
export function schemaText(kind: string): string {
  return `${JSON.stringify(schemas.get(kind), null, 2)}\n`;
}
