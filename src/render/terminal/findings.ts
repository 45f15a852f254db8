import type { Severity } from '../../diagnostics/diagnostic.ts';
import type { Inline, Text } from '../../document/document.ts';
import type { Finding, FindingPlace, FindingRule, Findings } from '../../document/findings.ts';
import type { Paint } from './paint.ts';
import { drawParagraph } from './paragraph.ts';

/** The most steps of a path, and other lines, that are drawn of one finding. */
const mostSteps = 12;
const mostRelated = 3;

/**
 * What is open, worst first: each with its place and its path, and with the first of a rule why it is bad and what
 * to do. What is known is counted in the answer and not drawn. Cost: linear in what is drawn.
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
  for (const finding of shown) {
    if (lines.length > 0) lines.push('');
    const rule = told.has(finding.rule) ? undefined : ruleOf.get(finding.rule);
    told.add(finding.rule);
    drawFinding(finding, rule, (text, indent) => {
      for (const line of drawParagraph(text, width, paint, { indent, plain: 'plain' })) lines.push(line);
    });
  }
  if (shown.length < open.length) {
    const more: Text = [`and ${open.length - shown.length} more; all of them with `, command('--limit 0')];
    lines.push('', ...drawParagraph(more, width, paint, { indent: '', plain: 'plain' }));
  }
  return lines;
}

function drawFinding(
  { severity, rule: id, message, place, because, path, related }: Finding,
  rule: FindingRule | undefined,
  draw: (text: Text, indent: string) => void,
): void {
  draw([signs[severity], ' ', { kind: 'id', text: id }, ': ', ...withIds(message)], '');
  if (place !== undefined) draw([placeText(place)], '  ');
  if (because !== undefined) draw([because], '  ');
  const steps = path.slice(0, path.length > mostSteps ? mostSteps - 1 : mostSteps);
  for (const step of steps) draw(['→ ', ...withIds(step.message), ...behind(step.place)], '    ');
  if (steps.length < path.length) draw([`→ and ${path.length - steps.length} more steps`], '    ');
  for (const stop of path.length > 0 ? [] : related.slice(0, mostRelated)) {
    draw([...withIds(stop.message), ...behind(stop.place)], '    ');
  }
  if (rule === undefined) return;
  draw([quiet('why '), ...withIds(rule.explanation)], '  ');
  draw([quiet('do '), ...withIds(rule.remedy)], '  ');
}

const signs: Readonly<Record<Severity, Inline>> = {
  error: { kind: 'tone', tone: 'down', text: 'error' },
  warning: { kind: 'tone', tone: 'exposed', text: 'warning' },
  info: { kind: 'quiet', text: 'note' },
};

/** What stands in backticks is something that could be typed. */
function withIds(text: string): Text {
  return text.split('`').map((part, index) => (index % 2 === 1 ? { kind: 'id', text: part } : part));
}

function behind(place: FindingPlace | undefined): Text {
  return place === undefined ? [] : [' ', placeText(place)];
}

function placeText({ file, line, column }: FindingPlace): Inline {
  return quiet(`${file}:${line}:${column}`);
}

function quiet(text: string): Inline {
  return { kind: 'quiet', text };
}

function command(text: string): Inline {
  return { kind: 'command', text };
}
