import type { Severity } from '../../diagnostics/diagnostic.ts';
import type { Facts, Inline, Text } from '../../document/document.ts';
import type { Finding, FindingPlace, FindingRule, FindingStep, Findings } from '../../document/findings.ts';
import { wordsOf } from '../../document/words-of.ts';
import { placeText } from '../findings/place-text.ts';
import { leftOut } from '../findings-list.ts';
import { drawFacts } from './facts.ts';
import type { Paint } from './paint.ts';
import { drawParagraph } from './paragraph.ts';

/** The most lines of a path, and of other places, that are drawn of one finding. Of a long path both ends are. */
const mostSteps = 12;
const mostRelated = 3;

/**
 * What is open, worst first: each with its place and its path, and with the first of a rule why it is bad and what
 * to do; then what is waived, why, by whom and until when. What else is known is counted in the answer and not drawn.
 * Cost: linear in what is drawn.
 */
export function drawFindings(
  { rules, findings, limit = 0 }: Findings,
  width: number,
  paint: Paint,
): string[] {
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]));
  const open = findings.filter(({ status }) => status === 'open');
  const shown = limit === 0 ? open : open.slice(0, limit);
  const told = new Set<string>();
  const lines: string[] = [];
  const draw = (text: Text, indent: string) => {
    for (const line of drawParagraph(text, width, paint, { indent, plain: 'plain' })) lines.push(line);
  };
  for (const [first, ...more] of together(shown)) {
    if (first === undefined) continue;
    if (lines.length > 0) lines.push('');
    if (more.length === 0) drawFinding(first, draw);
    else drawNotes([first, ...more], draw);
    const rule = told.has(first.rule) ? undefined : ruleOf.get(first.rule);
    if (rule !== undefined) lines.push(...drawFacts(factsOf(rule), width, paint));
    told.add(first.rule);
  }
  const drawLeftOut = (count: number) => {
    if (count > 0) lines.push('');
    if (count > 0) draw(leftOut(count), '');
  };
  drawLeftOut(open.length - shown.length);

  const waived = findings.filter(({ status }) => status === 'waived');
  const named = limit === 0 ? waived : waived.slice(0, limit);
  if (named.length > 0 && lines.length > 0) lines.push('');
  for (const { rule, message, place, because } of named) {
    draw([quiet('waived'), ' ', { kind: 'id', text: rule }, ': ', ...wordsOf(message), ...behind(place)], '');
    if (because !== undefined) draw([because], '  ');
  }
  drawLeftOut(waived.length - named.length);
  return lines;
}

/** Each by itself, but for plain notes of one rule: those are a list where the first of them stands. */
function together(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const notes = new Map<string, Finding[]>();
  return findings.flatMap((finding): Finding[][] => {
    if (!isPlainNote(finding)) return [[finding]];
    const known = notes.get(finding.rule);
    if (known !== undefined) {
      known.push(finding);
      return [];
    }
    const group = [finding];
    notes.set(finding.rule, group);
    return [group];
  });
}

function isPlainNote({ severity, because, path, related }: Finding): boolean {
  return severity === 'info' && because === undefined && path.length + related.length === 0;
}

/** A line or two for each. */
function drawNotes(
  notes: readonly [Finding, ...Finding[]],
  draw: (text: Text, indent: string) => void,
): void {
  const [{ severity, rule }] = notes;
  draw([signs[severity], ' ', { kind: 'id', text: rule }, `: ${notes.length} times`], '');
  for (const { message, place } of notes) draw([...wordsOf(message), ...behind(place)], '    ');
}

function drawFinding(
  { severity, rule: id, message, place, because, path, related }: Finding,
  draw: (text: Text, indent: string) => void,
): void {
  draw([signs[severity], ' ', { kind: 'id', text: id }, ': ', ...wordsOf(message)], '');
  if (place !== undefined) draw([quiet(placeText(place))], '  ');
  if (because !== undefined) draw([because], '  ');
  const isLong = path.length > mostSteps;
  const draws = (step: FindingStep) => draw(['→ ', ...wordsOf(step.message), ...behind(step.place)], '    ');
  for (const step of isLong ? path.slice(0, mostSteps - 2) : path) draws(step);
  if (isLong) draw(['→ …'], '    ');
  for (const step of isLong ? path.slice(-1) : []) draws(step);
  for (const stop of path.length > 0 ? [] : related.slice(0, mostRelated)) {
    draw([...wordsOf(stop.message), ...behind(stop.place)], '    ');
  }
}

/** Why a rule is there, and what to do about its findings. */
function factsOf({ explanation, remedy }: FindingRule): Facts {
  return {
    kind: 'facts',
    rows: [
      { name: 'why', value: wordsOf(explanation) },
      { name: 'do', value: wordsOf(remedy) },
    ],
  };
}

const signs: Readonly<Record<Severity, Inline>> = {
  error: { kind: 'tone', tone: 'down', text: 'error' },
  warning: { kind: 'tone', tone: 'exposed', text: 'warning' },
  info: { kind: 'quiet', text: 'note' },
};

function behind(place: FindingPlace | undefined): Text {
  return place === undefined ? [] : [' ', quiet(placeText(place))];
}

function quiet(text: string): Inline {
  return { kind: 'quiet', text };
}
