import type { AnyRule } from './rule.ts';

const selectorSchema = {
  anyOf: [
    { type: 'string', minLength: 1 },
    { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 },
  ],
};

/** What a rule takes besides `severity` and `because`, as properties of a JSON Schema. */
export function ruleProperties({ selectors, options, needs = [] }: AnyRule) {
  return {
    properties: Object.fromEntries([
      ...Object.entries(selectors).map(([name, about]) => [
        name,
        { description: `Selectors: ${about}.`, ...selectorSchema },
      ]),
      ...Object.entries(options).map(([name, { about, schema }]) => [
        name,
        { description: `${about.charAt(0).toUpperCase()}${about.slice(1)}.`, ...schema },
      ]),
    ]),
    required: needs,
  };
}
