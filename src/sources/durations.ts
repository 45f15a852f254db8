import type { Code } from '../diagnostics/diagnostic.ts';
import { parseDuration } from '../model/duration.ts';
import type { Spanned } from '../model/manifest.ts';
import { inBackticks } from './in-backticks.ts';
import type { Node } from './node.ts';
import type { Problems } from './problems.ts';
import { isBareNumber, isWritten, spanned } from './scalars.ts';
import { reportWrongType } from './wrong-type.ts';

export const durationWithoutUnit: Code = {
  id: 'duration-without-unit',
  severity: 'error',
  title: 'a duration is a bare number',
  explanation: `Whether 5 means seconds or minutes decides what fails during an incident, and every reader guesses otherwise.
So a duration always says its unit: \`d\`, \`h\`, \`m\`, \`s\` or \`ms\`.

    startup: 12m
    dependsOn:
      - { service: dynamodb, tolerates: 5m }`,
};

export const invalidDuration: Code = {
  id: 'invalid-duration',
  severity: 'error',
  title: 'a duration is not written like one',
  explanation: `A duration is made of whole numbers with units, from the largest unit to the smallest, each unit once and
without spaces: \`90s\`, \`15m\`, \`3h\`, \`2d\`, \`1h30m\`, \`250ms\`. It is a hundred years at most.

    startup: 1h30m`,
};

/** Milliseconds of a duration such as `15m`. */
export function readDuration(name: string, node: Node, problems: Problems): Spanned<number> | undefined {
  if (!isWritten(node)) {
    reportWrongType(`\`${name}\` takes`, 'a duration', node, problems);
    return undefined;
  }
  const milliseconds = parseDuration(node.text);
  if (milliseconds !== undefined) return spanned(milliseconds, node, problems);
  const written = inBackticks(node.text);
  if (isBareNumber(node)) {
    const example = /^\d{1,6}$/.test(node.text) ? node.text : '5';
    const hint = `with a unit it is \`${example}s\`, \`${example}m\` or \`${example}h\``;
    problems.report(durationWithoutUnit, node, `the duration ${written} has no unit`, { hint });
  } else {
    const hint = 'durations are written like `90s`, `15m`, `1h30m`, `250ms`, and are a hundred years at most';
    problems.report(invalidDuration, node, `${written} is not a duration`, { hint });
  }
  return undefined;
}
