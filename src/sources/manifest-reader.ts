import type { Code } from '../diagnostics/diagnostic.ts';
import { similarNames } from '../diagnostics/similar-names.ts';
import type { Manifest, ServiceDeclaration, Spanned } from '../model/manifest.ts';
import type { PolicyDeclaration } from '../model/policy-declaration.ts';
import { formatVersion, readFormatVersion } from './format-version.ts';
import { isExtension, reportUnknownKey } from './known-keys.ts';
import { entryOf, type MapNode, type Node, type ScalarNode } from './node.ts';
import { readPolicySection } from './policy-section.ts';
import type { Problems } from './problems.ts';
import { readText } from './scalars.ts';
import { readServices } from './services.ts';
import { reportWrongType } from './wrong-type.ts';

export const emptyManifest: Code = {
  id: 'empty-manifest',
  severity: 'error',
  title: 'a file says nothing',
  explanation: `The file is empty, or holds nothing but comments. A graph without it would look complete and be wrong where
somebody meant to write more.

Write the manifest, or leave the file out. The smallest manifest is this:

    faultline: 1
    services:
      orders:
        dependsOn: [dynamodb]
      dynamodb:`,
};

export const notAManifest: Code = {
  id: 'not-a-manifest',
  severity: 'error',
  title: 'a file is something else where a manifest belongs',
  explanation: `A manifest is a map with \`faultline: 1\` and \`services\`; of several files that are one graph, each has at
least one of \`faultline\`, \`services\` and \`policies\`. A file that has none of them is something else: a schema, the
configuration of a tool. Name the manifests, or a folder in which there is nothing but manifests. In a folder
\`faultline/\` that is found and not named, such files are passed over.

An incident file says what happened; the services and what they need are in the manifests that it names under
\`graph\`. \`faultline replay\` reads it together with them.

Of a directory, files whose names end in \`.incident.yaml\` (or \`.yml\`, \`.json\`) are no part of the graph. So
an incident with such a name can lie beside the manifests.`,
};

/**
 * Turns the documents of one file into manifests.
 *
 * A manifest holds what could be used; everything else has been reported. A document that says nothing is
 * skipped, unless there is no other. Cost: linear in the nodes, aliases written out.
 */
export function readDocuments(
  file: string,
  documents: readonly Node[],
  problems: Problems,
): readonly Manifest[] {
  const written = documents.filter((node) => !(node.kind === 'scalar' && node.value === null));
  if (written.length === 0) {
    problems.report(emptyManifest, { start: 0, end: 0 }, 'the file has no manifest in it');
  }
  const manifests: Manifest[] = [];
  for (const node of written) {
    if (node.kind === 'map') {
      if (!reportForeign(node, problems)) manifests.push(readManifest(file, node, problems));
    } else reportWrongType('a manifest is', 'a map', node, problems);
  }
  return manifests;
}

const manifestKeys = ['faultline', 'title', 'services', 'policies'] as const;

const tellingKeys = ['faultline', 'services', 'policies'] as const;

/** Tells of a map that is no manifest; what else is wrong with it as one is of no interest. */
function reportForeign(node: MapNode, problems: Problems): boolean {
  const incident = entryOf(node, 'incident');
  if (incident !== undefined && entryOf(node, 'services') === undefined) {
    const hint = '`faultline replay` reads it; beside manifests its name ends in `.incident.yaml`';
    problems.report(notAManifest, incident.key, 'this is an incident, not a manifest', { hint });
    return true;
  }
  // One that is misspelled is a manifest with a mistake.
  const first = node.entries.find(({ key }) => key.text !== 'title' && !isSilent(key));
  if (first === undefined || node.entries.some(({ key }) => isTelling(key.text))) return false;
  const hint = 'leave the file out, or begin it with `faultline: 1`';
  problems.report(notAManifest, first.key, 'this is no manifest: it has neither `faultline` nor `services`', {
    hint,
  });
  return true;
}

function isTelling(key: string): boolean {
  return similarNames(key, tellingKeys).length > 0;
}

function readManifest(file: string, node: MapNode, problems: Problems): Manifest {
  const versionNode = entryOf(node, 'faultline')?.value;
  const version = versionNode && readFormatVersion('faultline', versionNode, problems);
  // Whatever else looks wrong may be right in the newer format.
  if (version !== undefined && version.value > formatVersion) return { file, version, services: [] };

  let title: Spanned<string> | undefined;
  let services: readonly ServiceDeclaration[] = [];
  let policies: PolicyDeclaration | undefined;
  for (const { key, value } of node.entries) {
    if (key.text === 'title') title = readText('title', value, problems);
    else if (key.text === 'services') services = readServices(value, problems);
    else if (key.text === 'policies') policies = readPolicySection(file, value, problems);
    else if (!isSilent(key)) reportUnknownKey(key, 'a manifest', manifestKeys, problems);
  }
  return {
    file,
    ...(version && { version }),
    ...(title && { title }),
    services,
    ...(policies && { policies }),
  };
}

/** Keys that say nothing about services. Editors find the JSON Schema by `$schema`. */
function isSilent(key: ScalarNode): boolean {
  return key.text === 'faultline' || key.text === '$schema' || isExtension(key);
}
