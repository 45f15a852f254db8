import type { Bootstrap } from '../../analysis/bootstrap.ts';
import type { Picture, PictureWave } from '../../document/picture.ts';
import { formatDuration } from '../../model/duration.ts';
import type { RequirementView } from '../../model/requirement-view.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { bootstrapAnswer } from '../bootstrap.ts';
import { plainText } from '../plain-text.ts';
import { composePicture } from './compose-picture.ts';

/** The start-up order in rows, with the critical path marked; what never starts is in a row of its own. */
export function startPicture(graph: ServiceGraph, result: Bootstrap): Picture {
  const { waves, criticalPath, deadlock } = result;
  const never = [...deadlock.cores.flatMap(({ members }) => members), ...deadlock.behind].sort();
  const stuck = new Set(never);
  const rows: PictureWave[] = waves.map((members, index) => ({ label: `wave ${index}`, members }));
  if (never.length > 0) rows.push({ label: 'never', members: never });
  const drawn = new Set(rows.flatMap(({ members }) => members));
  const links = new Set(
    criticalPath.slice(1).map(({ component }, index) => `${component} ${criticalPath[index]?.component}`),
  );
  return composePicture(graph, {
    title: 'Start-up order',
    summary: plainText(bootstrapAnswer(graph, result)),
    flow: 'start',
    components: graph.componentIds.flatMap((id, number) => (drawn.has(id) ? number : [])),
    node: ({ id, startupMs }) => ({
      // Nothing has failed, and what does not begin takes no time.
      ...(stuck.has(id)
        ? ({ role: 'stuck', when: 'never' } as const)
        : startupMs > 0 && { when: `+${formatDuration(startupMs)}` }),
    }),
    isDrawn: gatesStart,
    edgeRole: ({ dependent }, member) => (links.has(`${dependent} ${member}`) ? 'critical' : 'other'),
    waves: rows,
  });
}

/** Only hard requirements that are not just for running hold back a start. */
function gatesStart({ strength, phase }: RequirementView): boolean {
  return strength === 'hard' && phase !== 'runtime';
}
