import { membersToLose, takesDown } from '../../analysis/effect.ts';
import { spreadFromEach } from '../../analysis/spread.ts';
import { componentId } from '../../model/component-ids.ts';
import { maskOf } from '../masks.ts';
import { at, pathOf, startOf, throughText, tick } from '../needs.ts';
import { defineRule, type Found } from '../rule.ts';

export const singlePointOfFailure = defineRule({
  id: 'single-point-of-failure',
  severity: 'warning',
  recommended: false,
  title: 'one component alone takes a chosen service down',
  why: `For what must not fail, each component that takes it down by itself is a risk that somebody should have chosen.
Computed as \`impact\` does, groups included: what two members share is found behind the redundancy.`,
  remedy: `Give the requirement a second member that shares nothing with the first, make it soft, or accept it with a waiver.`,
  example: "single-point-of-failure: { from: 'tier:0', to: 'tag:database' }",
  selectors: { from: 'what must not fail', to: 'which components to look for' },
  usually: { from: 'tier:0' },
  options: {},
  evaluate: (graph, { picked: { from, to } }) => {
    const found: Found[] = [];
    const spreading = {
      carries: (r: number) => takesDown(graph.compact, r),
      threshold: (r: number) => membersToLose(graph.compact, r),
    };
    spreadFromEach(graph.compact, spreading, to.members, maskOf(graph, from), (target, root, chain) => {
      const edges = chain();
      const [dependent, single] = [componentId(graph, target), componentId(graph, root)];
      found.push({
        message: `${tick(single)} alone takes ${tick(dependent)} down${throughText(graph, edges)}`,
        ...at(startOf(graph, edges)),
        from: [dependent],
        to: [single],
        path: pathOf(graph, edges),
      });
    });
    return found;
  },
});
