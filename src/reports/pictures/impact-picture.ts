import type { Impact } from '../../analysis/impact.ts';
import type { Picture, PictureBadge } from '../../document/picture.ts';
import type { RequirementView } from '../../model/requirement-view.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { type State, states } from '../../model/vocabulary.ts';
import { impactAnswer } from '../impact.ts';
import { plainText } from '../plain-text.ts';
import { pointInTime } from '../point-in-time.ts';
import { scenarioText } from '../scenario-text.ts';
import { composePicture } from './compose-picture.ts';

/** A scenario: what it touches, when, and the way the failure came. What it does not touch is counted. */
export function impactPicture(graph: ServiceGraph, result: Impact): Picture {
  const touched = new Map(result.components.map((each) => [each.component, each]));
  const stateOf = (id: string): State => touched.get(id)?.state ?? 'ok';
  const causes = new Set(
    result.components.flatMap((each) =>
      each.causes.map((cause) => `${cause.requirement} ${cause.component}`),
    ),
  );
  return composePicture(graph, {
    title: plainText(scenarioText(result.roots)),
    summary: plainText(impactAnswer(graph, result)),
    flow: 'failure',
    components: graph.componentIds.flatMap((id, number) => (touched.has(id) ? number : [])),
    node: ({ id }) => {
      const impact = touched.get(id);
      if (impact === undefined) return {};
      const badges: PictureBadge[] = [];
      if (impact.frozen !== undefined) badges.push('frozen');
      if (impact.exposed !== undefined) badges.push('exposed');
      return {
        state: impact.state,
        role: impact.root ? 'root' : 'other',
        ...(impact.state !== 'ok' && { when: pointInTime(impact.beginMs) }),
        badges,
      };
    },
    edgeRole: ({ number }, member) => (causes.has(`${number} ${member}`) ? 'cause' : 'other'),
    groupState: (group) => kthBestState(group, stateOf),
    unaffectedCount: graph.componentIds.length - touched.size,
  });
}

/** A group is as well off as the k-th best of its members. */
function kthBestState({ members, atLeast }: RequirementView, stateOf: (id: string) => State): State {
  const levels = members.map((member) => states.indexOf(stateOf(member))).sort((a, b) => a - b);
  return states[levels[atLeast - 1] ?? 0] ?? 'ok';
}
