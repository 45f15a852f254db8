import type { Code } from '../diagnostics/diagnostic.ts';
import type { IncidentDeclaration } from '../model/incident-declaration.ts';
import type { Spanned } from '../model/manifest.ts';
import { formatVersion, readFormatVersion } from './format-version.ts';
import { inBackticks } from './in-backticks.ts';
import { isExtension, missingKey, reportUnknownKey } from './known-keys.ts';
import { emptyManifest } from './manifest-reader.ts';
import { isMoment } from './moments.ts';
import { entryOf, type MapNode, type Node } from './node.ts';
import { readObservations } from './observations.ts';
import type { Problems } from './problems.ts';
import { isWritten, readText, readTexts, spanned } from './scalars.ts';
import { reportWrongType } from './wrong-type.ts';

export const notAnIncident: Code = {
  id: 'not-an-incident',
  severity: 'error',
  title: 'a file is no incident where one belongs',
  explanation: `\`faultline replay\` takes incident files: what failed, from when until when, and what was observed. Such a file says
\`incident: 1\`, the version of its format, and names the manifests of its graph.

    incident: 1
    title: Database lost
    graph: [shop.yaml]
    start: 2025-10-20T06:48:00Z
    roots:
      - { component: db, state: down, from: 0m, until: 45m }
    observed:
      - { component: web, state: down, from: 2m, until: 50m, source: https://example.com/postmortem }
    unaffected:
      - { component: search }`,
};

export const invalidMoment: Code = {
  id: 'invalid-moment',
  severity: 'error',
  title: 'the start of an incident is no moment in time',
  explanation: `\`start\` is the moment that all times of an incident count from: date, time and zone as RFC 3339 has them. With \`Z\`
it is in UTC; another zone is written as its distance to UTC.

    start: 2025-10-20T06:48:00Z

    start: 2025-10-19T23:48:00-07:00`,
};

/** Turns the documents of one file into incidents, as `readDocuments` does into manifests. */
export function readIncidentDocuments(
  file: string,
  documents: readonly Node[],
  problems: Problems,
): readonly IncidentDeclaration[] {
  const written = documents.filter((node) => !(node.kind === 'scalar' && node.value === null));
  if (written.length === 0) {
    problems.report(emptyManifest, { start: 0, end: 0 }, 'the file has no incident in it');
  }
  return written.flatMap((node) => {
    if (node.kind === 'map') return readIncident(file, node, problems) ?? [];
    reportWrongType('an incident is', 'a map', node, problems);
    return [];
  });
}

/** The keys of an incident, in the order of the format. */
export const incidentKeys = [
  'incident',
  'title',
  'graph',
  'start',
  'roots',
  'observed',
  'unaffected',
] as const;

/** Without these there is nothing to replay. */
export const requiredIncidentKeys = ['incident', 'title', 'graph', 'start', 'roots'] as const;

type Draft = { -readonly [K in keyof IncidentDeclaration]: IncidentDeclaration[K] };

function readIncident(file: string, node: MapNode, problems: Problems): IncidentDeclaration | undefined {
  const versionNode = entryOf(node, 'incident')?.value;
  const manifestKey = entryOf(node, 'services') ?? entryOf(node, 'faultline');
  if (versionNode === undefined && manifestKey !== undefined) {
    const hint = 'an incident file begins with `incident: 1`, and names the manifests of its graph';
    problems.report(notAnIncident, manifestKey.key, 'this is a manifest, not an incident', { hint });
    return undefined;
  }
  const version = versionNode && readFormatVersion('incident', versionNode, problems);
  // Whatever else looks wrong may be right in the newer format.
  if (version !== undefined && version.value > formatVersion) return undefined;

  const draft: Draft = { file, graph: [], roots: [], observed: [], unaffected: [] };
  let isUnderstood = true;
  for (const { key, value } of node.entries) {
    if (readPart(key.text, value, draft, problems) || isExtension(key) || key.text === '$schema') continue;
    reportUnknownKey(key, 'an incident', incidentKeys, problems);
    isUnderstood = false;
  }
  const missing = requiredIncidentKeys.filter((name) => entryOf(node, name) === undefined);
  if (isUnderstood && missing.length > 0) {
    const names = missing.map((name) => `\`${name}\``).join(', ');
    const at = entryOf(node, 'incident')?.key ?? { start: node.start, end: node.start };
    problems.report(missingKey, at, `an incident lacks ${names}`);
  }
  return draft;
}

/** Puts what a key says into `draft`; false for a key that an incident does not have. */
function readPart(name: string, value: Node, draft: Draft, problems: Problems): boolean {
  switch (name) {
    case 'incident':
      return true;
    case 'title': {
      const title = readText(name, value, problems);
      if (title !== undefined) draft.title = title;
      return true;
    }
    case 'start': {
      const start = readStart(value, problems);
      if (start !== undefined) draft.start = start;
      return true;
    }
    case 'graph':
      draft.graph = readTexts(name, value, problems);
      if (value.kind === 'list' && value.items.length === 0) {
        problems.report(missingKey, value, '`graph` names no manifest');
      }
      return true;
    case 'roots':
    case 'observed':
    case 'unaffected':
      draft[name] = readObservations(name, value, problems);
      return true;
    default:
      return false;
  }
}

function readStart(node: Node, problems: Problems): Spanned<string> | undefined {
  if (!isWritten(node)) {
    reportWrongType('`start` takes', 'a moment', node, problems);
    return undefined;
  }
  if (isMoment(node.text)) return spanned(node.text, node, problems);
  const hint = 'a moment is written as date, time and zone, like `2025-10-20T06:48:00Z`';
  problems.report(invalidMoment, node, `${inBackticks(node.text)} is not a moment in time`, { hint });
  return undefined;
}
