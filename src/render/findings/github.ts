import type { Finding, Findings } from '../../document/findings.ts';
import type { Renderer } from '../renderer.ts';
import { speak } from '../spoken.ts';
import { makeVisible, visibleLines } from '../visible.ts';
import { findingsOf } from './findings-of.ts';
import { messageWithStatus } from './status-text.ts';
import { tally } from './tally.ts';

/**
 * Annotations of a workflow run on GitHub, worst first. It drops all but ten of a step without a word, so ten are
 * written, and a line says what is left. What is known is counted only.
 */
export const github: Renderer = {
  about: 'annotations of a GitHub workflow run',
  endings: [],
  render: (document) => {
    const answer = speak(document.answer).map(({ text }) => text);
    return [...visibleLines(answer.join('')), ...annotationLines(findingsOf(document))]
      .map((line) => `${line}\n`)
      .join('');
  },
};

const mostAnnotations = 10;

function annotationLines({ findings }: Findings): string[] {
  const open = findings.filter(({ status }) => status === 'open');
  const rest = [...open.slice(mostAnnotations), ...findings.filter(({ status }) => status !== 'open')];
  const lines = open.slice(0, mostAnnotations).map(annotationOf);
  return rest.length === 0 ? lines : [...lines, `and ${tally(rest)}; \`-f json\` has them all`];
}

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** Columns belong to one line only: GitHub ignores them of several. */
function annotationOf(finding: Finding): string {
  const { rule, severity, place } = finding;
  const properties = [
    ...(place === undefined
      ? []
      : [
          `file=${escapeProperty(place.file)}`,
          `line=${place.line}`,
          `endLine=${place.endLine}`,
          ...(place.line === place.endLine ? [`col=${place.column}`] : []),
        ]),
    `title=${escapeProperty(rule)}`,
  ];
  return `::${commands[severity]} ${properties.join(',')}::${escapeData(messageWithStatus(finding))}`;
}

/** As the runner's own toolkit does it; line breaks are gone already. */
function escapeData(text: string): string {
  return makeVisible(text).replaceAll('%', '%25');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
