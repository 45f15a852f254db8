import type { Json, JsonObject } from '../../document/document.ts';
import type { Finding, FindingPlace, FindingRule, Findings } from '../../document/findings.ts';
import { jsonText } from '../json.ts';
import type { Renderer } from '../renderer.ts';
import { makeVisible } from '../visible.ts';
import { findingsOf, makeAnchorOf } from './findings-of.ts';
import { fingerprintsOf } from './fingerprint.ts';
import { ruleHelp } from './rule-help.ts';
import { shortened } from './shortened.ts';

/**
 * SARIF 2.1.0 (OASIS), for code scanning: the chain or cycle is the code flow, what is known is suppressed.
 *
 * A run is there even when nothing was found, so that what was found before is closed.
 */
export const sarif: Renderer = {
  about: 'SARIF 2.1.0, for code scanning',
  endings: ['.sarif'],
  render: (document, { version }) => jsonText(logOf(findingsOf(document), version), 'results'),
};

/** GitHub refuses a run with more results, and takes 20 runs of a file. */
const mostResults = 25_000;
/** GitHub keeps no more steps of a flow, nor more places of a result. */
const mostLocations = 1000;

/** GitHub takes 1024 characters of a description; the whole is in the help. */
const mostOfDescription = 1000;

/** Where relative addresses begin: the top of the repository; whoever reads the file knows where that is. */
const sourceRoot = '%SRCROOT%';

function logOf(findings: Findings, version: string | undefined): JsonObject {
  const results = resultsOf(findings);
  const runs: JsonObject[] = [];
  for (let start = 0; start === 0 || start < results.length; start += mostResults) {
    const part = runs.length === 0 ? '' : `part-${runs.length + 1}/`;
    const driver = driverOf(findings, version);
    runs.push(runOf(driver, results.slice(start, start + mostResults), `faultline/${part}`));
  }
  return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs };
}

/** What found it all. The version of the program is one by the rules of semantic versions. */
function driverOf({ rules }: Findings, version: string | undefined): JsonObject {
  return { name: 'faultline', version, semanticVersion: version, rules: rules.map(descriptorOf) };
}

function runOf(driver: JsonObject, results: readonly JsonObject[], id: string): JsonObject {
  return {
    tool: { driver },
    automationDetails: { id },
    originalUriBaseIds: Object.fromEntries([
      [sourceRoot, { description: { text: 'The top of the repository that faultline was run in.' } }],
    ]),
    columnKind: 'utf16CodeUnits',
    results,
  };
}

function descriptorOf(rule: FindingRule): JsonObject {
  const { text, markdown } = ruleHelp(rule);
  return {
    id: rule.id,
    shortDescription: { text: shortened(makeVisible(rule.title), mostOfDescription) },
    fullDescription: {
      text: shortened(makeVisible(rule.explanation.replaceAll(/\n+/g, ' ')), mostOfDescription),
    },
    help: { text, markdown },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: ['reliability', 'architecture'], 'problem.severity': problemSeverity[rule.severity] },
  };
}

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;
const problemSeverity = { error: 'error', warning: 'warning', info: 'recommendation' } as const;

function resultsOf(all: Findings): JsonObject[] {
  const { rules, findings } = all;
  const fingerprints = fingerprintsOf(findings);
  const anchorOf = makeAnchorOf(all);
  const indexByRule = new Map(rules.map(({ id }, index) => [id, index]));
  return findings.map((finding, index) => ({
    ruleId: finding.rule,
    ruleIndex: indexByRule.get(finding.rule),
    level: levels[finding.severity],
    message: messageOf(finding.message),
    locations: [{ physicalLocation: physical(anchorOf(finding)) }],
    relatedLocations: relatedOf(finding),
    codeFlows: flowsOf(finding),
    partialFingerprints: { primaryLocationLineHash: fingerprints[index] },
    suppressions: suppressionsOf(finding),
    properties: noteOf(finding),
  }));
}

function relatedOf({ related }: Finding): readonly Json[] | undefined {
  if (related.length === 0) return undefined;
  return related.slice(0, mostLocations).map(({ message, place }, index) => ({
    id: index + 1,
    physicalLocation: physical(place),
    message: messageOf(message),
  }));
}

function flowsOf(finding: Finding): readonly Json[] | undefined {
  if (finding.path.length === 0) return undefined;
  const locations = finding.path.slice(0, mostLocations).map(({ message, place = finding.place }) => ({
    location: {
      ...(place !== undefined && { physicalLocation: physical(place) }),
      message: messageOf(message),
    },
  }));
  return [{ threadFlows: [{ locations }] }];
}

/** An empty list says of an open finding that it is known to be none of the suppressed. */
function suppressionsOf({ status, because }: Finding): readonly Json[] {
  if (status === 'open') return [];
  const reason = status === 'baseline' ? 'known before' : 'waived in the policy';
  const justification = because === undefined ? reason : `${reason}: ${because}`;
  return [{ kind: 'external', status: 'accepted', justification: makeVisible(justification) }];
}

/** Why a waiver no longer holds. */
function noteOf({ status, because }: Finding): JsonObject | undefined {
  return status === 'open' && because !== undefined ? { note: makeVisible(because) } : undefined;
}

function physical({ file, line, column, endLine, endColumn }: FindingPlace): JsonObject {
  return {
    artifactLocation: { uri: uriOf(file), uriBaseId: sourceRoot },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

/** A relative address: each name percent-encoded, so that none of them is a scheme, a query or a fragment. */
function uriOf(file: string): string {
  const path = file.replaceAll(/\p{Cs}/gu, '\uFFFD');
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Plain text: brackets would be a link, and a number in braces the place of an argument. */
function messageOf(text: string): JsonObject {
  const linkless = makeVisible(text).replace(/[\\[\]]/g, '\\$&');
  return { text: linkless.replace(/\{\d+\}/g, '{$&}') };
}
