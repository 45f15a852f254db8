import type { Code } from '../diagnostics/diagnostic.ts';
import type { Manifest, ServiceDeclaration, Spanned } from '../model/manifest.ts';
import type { PolicyDeclaration } from '../model/policy-declaration.ts';
import { inBackticks } from './in-backticks.ts';
import { isExtension, reportUnknownKey } from './known-keys.ts';
import type { MapNode, Node, ScalarNode } from './node.ts';
import { readPolicySection } from './policy-section.ts';
import type { Problems } from './problems.ts';
import { readText, spanned } from './scalars.ts';
import { readServices } from './services.ts';
import { reportWrongType, whatIs } from './wrong-type.ts';

/** The newest format version that is read. */
export const formatVersion = 1;

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

export const newerFormatVersion: Code = {
  id: 'newer-format-version',
  severity: 'error',
  title: 'a manifest is written in a newer format',
  explanation: `The number behind \`faultline\` is the version of the format. A newer version may give old keys a new meaning, so
nothing of the file is read.

Upgrade faultline to a version that reads the format.`,
};

export const invalidFormatVersion: Code = {
  id: 'invalid-format-version',
  severity: 'error',
  title: 'the format version is not one that ever was',
  explanation: `The number behind \`faultline\` is the version of the format, not of the program: a whole number, without quotes.
The only version so far is \`1\`.

    faultline: 1`,
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
    if (node.kind === 'map') manifests.push(readManifest(file, node, problems));
    else reportWrongType('a manifest is', 'a map', node, problems);
  }
  return manifests;
}

const manifestKeys = ['faultline', 'title', 'services', 'policies'] as const;

function readManifest(file: string, node: MapNode, problems: Problems): Manifest {
  const versionNode = node.entries.find(({ key }) => key.text === 'faultline')?.value;
  const version = versionNode && readVersion(versionNode, problems);
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

/** Also returns a version that is too new, which has been reported. */
function readVersion(node: Node, problems: Problems): Spanned<number> | undefined {
  if (node.kind === 'broken') return undefined;
  const value = node.kind === 'scalar' ? node.value : undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
    const found = typeof value === 'number' && node.kind === 'scalar' ? inBackticks(node.text) : whatIs(node);
    const hint = 'the format version is written `faultline: 1`';
    problems.report(invalidFormatVersion, node, `${found} is not a format version`, { hint });
    return undefined;
  }
  if (value > formatVersion) {
    const hint = 'a newer faultline reads it';
    problems.report(newerFormatVersion, node, `format version ${value} is newer than ${formatVersion}`, {
      hint,
    });
  }
  return spanned(value, node, problems);
}
