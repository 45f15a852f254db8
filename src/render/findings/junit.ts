import type { Finding, FindingRule, Findings } from '../../document/findings.ts';
import { escapeXml } from '../picture/xml.ts';
import type { Renderer } from '../renderer.ts';
import { makeVisible } from '../visible.ts';
import { findingsOf } from './findings-of.ts';
import { placeText } from './place-text.ts';
import { ruleHelp } from './rule-help.ts';
import { messageWithStatus, statusWords } from './status-text.ts';

/**
 * JUnit XML as Jenkins publishes its schema, for whatever shows test results: a suite for each rule, a case for
 * each finding, and one that passes for a rule without any. Cases are named by identity, so that a history of
 * one is the history of one thing.
 */
export const junit: Renderer = {
  about: 'JUnit XML, for pages of test results',
  endings: ['.xml'],
  render: (document) => suitesOf(findingsOf(document)),
};

function suitesOf({ rules, findings }: Findings): string {
  const byRule = new Map<string, Finding[]>(rules.map(({ id }) => [id, []]));
  for (const finding of findings) byRule.get(finding.rule)?.push(finding);
  const suites = rules.map((rule) => suiteOf(rule, byRule.get(rule.id) ?? []));
  const total = (count: keyof Suite['counts']) => suites.reduce((sum, { counts }) => sum + counts[count], 0);
  const attributes = {
    name: 'faultline',
    tests: total('tests'),
    failures: total('failures'),
    errors: 0,
    time: 0,
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributesText(attributes)}>`,
    ...suites.flatMap(({ lines }) => lines),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Suite {
  readonly counts: { readonly tests: number; readonly failures: number };
  readonly lines: readonly string[];
}

function suiteOf(rule: FindingRule, findings: readonly Finding[]): Suite {
  const failures = findings.filter(isFailure).length;
  const skipped = findings.filter(({ status }) => status !== 'open').length;
  const tests = Math.max(1, findings.length);
  const cases = findings.length === 0 ? [passing(rule)] : casesOf(rule, findings);
  return {
    counts: { tests, failures },
    lines: [
      `  <testsuite${attributesText({ name: rule.id, tests, failures, errors: 0, skipped, time: 0 })}>`,
      ...cases,
      '  </testsuite>',
    ],
  };
}

function passing({ id }: FindingRule): string {
  return `    <testcase${attributesText({ name: 'nothing found', classname: `faultline.${id}`, time: 0 })}/>`;
}

function casesOf(rule: FindingRule, findings: readonly Finding[]): string[] {
  const help = ruleHelp(rule).text;
  return findings.map((finding) => {
    const attributes = { name: finding.identity, classname: `faultline.${rule.id}`, time: 0 };
    const inside = insideOf(finding, help);
    return `    <testcase${attributesText(attributes)}>\n${inside}\n    </testcase>`;
  });
}

/** A note is no failure: it is printed, and the case passes. */
function isFailure({ status, severity }: Finding): boolean {
  return status === 'open' && severity !== 'info';
}

function insideOf(finding: Finding, help: string): string {
  if (finding.status !== 'open') return skippedOf(finding);
  const lines = escapeXml([...linesOf(finding), '', help].join('\n'));
  if (!isFailure(finding)) return `      <system-out>${lines}</system-out>`;
  const attributes = { type: finding.severity, message: messageWithStatus(finding) };
  return `      <failure${attributesText(attributes)}>${lines}</failure>`;
}

function skippedOf(finding: Finding): string {
  const reason = finding.status === 'open' ? '' : statusWords[finding.status];
  const because = finding.because === undefined ? '' : `: ${makeVisible(finding.because)}`;
  return `      <skipped>${escapeXml([reason + because, ...linesOf(finding)].join('\n'))}</skipped>`;
}

/** What is wrong and where, then each step on the way and each line that belongs to it. */
function linesOf({ severity, message, place, path, related }: Finding): string[] {
  const at = place === undefined ? '' : `${placeText(place)}: `;
  const stops = [...path, ...related].map(
    (stop) => `  ${stop.place === undefined ? '' : `${placeText(stop.place)}: `}${stop.message}`,
  );
  return [`${at}${severity}: ${message}`, ...stops].map(makeVisible);
}

function attributesText(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(makeVisible(String(value)))}"`)
    .join('');
}
