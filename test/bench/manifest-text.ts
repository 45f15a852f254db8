import type { CompactGraph } from '../../src/model/compact-graph.ts';
import { formatDuration } from '../../src/model/duration.ts';
import { phases, strengths } from '../../src/model/vocabulary.ts';

/** The graph as somebody would write it in YAML: requirements in their short form where that says all. */
export function manifestText(graph: CompactGraph): string {
  const lines = ['faultline: 1', 'services:'];
  for (let component = 0; component < graph.componentCount; component++) {
    lines.push(
      `  ${serviceId(component)}:`,
      `    owner: team-${component % 97}`,
      `    tier: ${component % 4}`,
    );
    const [start = 0, end = 0] = [graph.requirementStart[component], graph.requirementStart[component + 1]];
    if (start < end) lines.push('    dependsOn:');
    for (let r = start; r < end; r++) lines.push(`      - ${requirementText(graph, r)}`);
  }
  return `${lines.join('\n')}\n`;
}

export function serviceId(component: number): string {
  return `service-${String(component).padStart(6, '0')}`;
}

function requirementText(graph: CompactGraph, r: number): string {
  const members = [...graph.member.subarray(graph.memberStart[r], graph.memberStart[r + 1])].map(serviceId);
  const [strength = 0, phase = 0] = [graph.strength[r], graph.phase[r]];
  const toleratesMs = graph.toleratesMs[r] ?? 0;
  const terms = [
    ...(members.length > 1 ? [`atLeast: ${graph.atLeast[r]}`, `of: [${members.join(', ')}]`] : []),
    ...(strength > 0 ? [`strength: ${strengths[strength]}`] : []),
    ...(phase > 0 ? [`phase: ${phases[phase]}`] : []),
    ...(toleratesMs > 0 ? [`tolerates: ${formatDuration(toleratesMs)}`] : []),
  ];
  const [only = ''] = members;
  if (members.length > 1) return `{ ${terms.join(', ')} }`;
  return terms.length === 0 ? only : `{ service: ${only}, ${terms.join(', ')} }`;
}
