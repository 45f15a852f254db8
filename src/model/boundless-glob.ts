import type { Code, Diagnostic } from '../diagnostics/diagnostic.ts';
import { globAlternatives, mostAlternatives } from './glob-alternatives.ts';
import { globOf } from './select-components.ts';

export const boundlessGlob: Code = {
  id: 'boundless-glob',
  severity: 'error',
  title: 'a glob stands for too many others',
  explanation: `Each pair of braces in a glob is a choice, and choices multiply: \`{a,b}{c,d}\` stands for \`ac\`, \`ad\`, \`bc\` and \`bd\`.
A glob may stand for ${mostAlternatives} others that are 65536 characters long together. Put a \`*\` in the place of choices, or
write several selectors.

    policy: 1
    rules:
      forbidden:
        - { from: ['api-{a,b,c}', 'web-*'], to: reports }`,
};

/** What is wrong with a selector whose glob stands for more others than anybody means, if it does. */
export function boundlessProblem(selector: string): Diagnostic | undefined {
  const glob = globOf(selector);
  if (glob === undefined || globAlternatives(glob) !== undefined) return undefined;
  return {
    code: boundlessGlob,
    message: `the braces of \`${selector}\` stand for more than ${mostAlternatives} globs, or very long ones`,
    hint: 'put `*` in the place of some, or write several selectors',
  };
}
