import { membersToLose, takesDown } from '../../analysis/effect.ts';
import { spreadFromEach } from '../../analysis/spread.ts';
import { componentId } from '../../model/component-ids.ts';
import { maskOf } from '../masks.ts';
import { at, pathOf, startOf, throughText, tick } from '../needs.ts';
import { defineRule, type Found } from '../rule.ts';

export const dataPlaneNeedsControlPlane = defineRule({
  id: 'data-plane-needs-control-plane',
  severity: 'warning',
  recommended: true,
  title: 'running work goes down with a control plane',
  why: `Control planes change things, have many parts, and fail more often than what they control. Static stability means
that running work goes on when they do. Here a data plane is down once the control plane is, directly or through others; a
way through another data plane is told at that one. Needing it only to start, softly, or in a group that holds without
it is fine.`,
  remedy: `Let the data plane keep what it last knew, and need the control plane only to start (\`phase: startup\`) or softly.`,
  example: 'data-plane-needs-control-plane: warning',
  selectors: { from: 'data planes', to: 'control planes' },
  usually: { from: 'plane:data', to: 'plane:control' },
  options: {},
  evaluate: (graph, { picked: { from, to } }) => {
    const found: Found[] = [];
    const spreading = {
      carries: (r: number) => takesDown(graph.compact, r),
      threshold: (r: number) => membersToLose(graph.compact, r),
      passesOn: (component: number) => !from.has(component),
    };
    spreadFromEach(graph.compact, spreading, to.members, maskOf(graph, from), (target, root, chain) => {
      const edges = chain();
      const [dataPlane, controlPlane] = [componentId(graph, target), componentId(graph, root)];
      found.push({
        message: `${tick(dataPlane)} goes down with ${tick(controlPlane)}${throughText(graph, edges)}`,
        ...at(startOf(graph, edges)),
        from: [dataPlane],
        to: [controlPlane],
        path: pathOf(graph, edges),
      });
    });
    return found;
  },
});
