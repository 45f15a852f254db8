import { selectComponents } from '../../model/select-components.ts';
import { tick } from '../needs.ts';
import { selectors } from '../option.ts';
import { defineRule } from '../rule.ts';

export const unusedService = defineRule({
  id: 'unused-service',
  severity: 'info',
  recommended: true,
  title: 'a service that nothing depends on',
  why: `What nothing needs may be gone already, or its dependents are missing from the graph. A service that people use
themselves is needed by nobody else: name those by \`entry\`, and everything else that nothing depends on is told.
Without it, only what is external, or depends on nothing itself, is.`,
  remedy: `Remove it from the manifest, add the requirements on it, or name it among \`entry\`.`,
  example: "unused-service: { entry: [web, 'tag:public'] }",
  selectors: { at: 'services to look at' },
  options: { entry: selectors('selectors of what people use themselves') },
  evaluate: (graph, { picked, options }) => {
    const { compact } = graph;
    const entries = new Set(options.entry.flatMap((selector) => selectComponents(graph, selector)));
    // That one plane needs another of the same service makes nobody need the service.
    const isNeeded = (number: number, own: readonly number[]) =>
      compact.dependentRequirement
        .subarray(compact.dependentStart[number], compact.dependentStart[number + 1])
        .some((requirement) => !own.includes(compact.dependent[requirement] ?? -1));
    const needsSome = (number: number) =>
      compact.requirementStart[number] !== compact.requirementStart[number + 1];
    return graph.services.flatMap(({ id, components, declaredAt }) => {
      if (components.some((number) => isNeeded(number, components) || entries.has(number))) return [];
      if (!components.some((number) => picked.at.has(number))) return [];
      const isExternal = components.every((number) => graph.components[number]?.external);
      if (options.entry.length === 0 && !isExternal && components.some(needsSome)) return [];
      return [{ message: `nothing depends on ${tick(id)}`, span: declaredAt, from: [id] }];
    });
  },
});
