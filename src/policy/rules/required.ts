import { at, tick } from '../needs.ts';
import { flag, word } from '../option.ts';
import { reachedFrom, strengthWords } from '../reached-from.ts';
import { defineRule } from '../rule.ts';

export const required = defineRule({
  id: 'required',
  severity: 'error',
  recommended: false,
  title: 'a dependency that the policy asks for is missing',
  why: `What everybody has to use, such as sign-in or an audit log, is easily left out, or left unsaid in the manifest. The
policy says who has to depend on what, and best also why (\`because\`). One of the targets is enough, also as a
member of a group.`,
  remedy: `Add the requirement, or say in the manifest that it is there already.`,
  example: `required:
  - { from: 'tag:public', to: sign-in, because: nothing public is anonymous }`,
  selectors: { from: 'what has to depend', to: 'on one of these' },
  needs: ['from', 'to'],
  options: {
    transitive: flag('whether a dependency through others will do', false),
    strength: word('which requirements count', strengthWords, 'any'),
  },
  evaluate: (graph, { picked, options }) => {
    const met = new Set(reachedFrom(graph, picked, options).map(({ from }) => from));
    return picked.from.members.flatMap((number) => {
      const component = graph.components[number];
      // What others are to depend on does not have to depend on itself.
      if (component === undefined || met.has(number) || picked.to.has(number)) return [];
      return [
        {
          message: `${tick(component.id)} does not depend on ${tick(picked.to.text)}, which is required`,
          ...at(component.declaredAt),
          from: [component.id],
          to: [picked.to.text],
        },
      ];
    });
  },
});
