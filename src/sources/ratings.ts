import type { Code } from '../diagnostics/diagnostic.ts';
import type { Spanned } from '../model/manifest.ts';
import { inBackticks } from './in-backticks.ts';
import type { Node } from './node.ts';
import type { Problems } from './problems.ts';
import { isBareNumber, isWritten, readNumber, spanned } from './scalars.ts';
import { reportWrongType } from './wrong-type.ts';

/** A percentage from 0% to 100%, as the source of a regular expression. */
export const percentagePattern = '^(100(\\.0+)?|[0-9]{1,2}(\\.[0-9]+)?)%$';

const percentage = new RegExp(percentagePattern);

export const sloWithoutPercent: Code = {
  id: 'slo-without-percent',
  severity: 'error',
  title: 'an availability has no percent sign',
  explanation: `\`0.999\` may be meant as a fraction or as less than one percent, and a reader cannot tell. So the availability that
a service promises says that it is a percentage.

    services:
      dynamodb:
        slo: 99.99%`,
};

export const invalidSlo: Code = {
  id: 'invalid-slo',
  severity: 'error',
  title: 'an availability is not a percentage',
  explanation: `The availability that a service promises is a percentage from 0% to 100%, with a point for the decimals and
nothing between the number and the percent sign.

    services:
      dynamodb:
        slo: 99.99%`,
};

export const invalidTier: Code = {
  id: 'invalid-tier',
  severity: 'error',
  title: 'a tier is not a whole number from 0 upwards',
  explanation: `Tiers rank services by how critical they are: \`0\` is the most critical, and each number above it less so.

    services:
      dynamodb:
        tier: 0`,
};

/** Promised availability in percent, written as `99.99%`. */
export function readSlo(name: string, node: Node, problems: Problems): Spanned<number> | undefined {
  if (!isWritten(node)) {
    reportWrongType(`\`${name}\` takes`, 'a percentage', node, problems);
    return undefined;
  }
  if (percentage.test(node.text)) return spanned(Number(node.text.slice(0, -1)), node, problems);
  const written = inBackticks(node.text);
  if (isBareNumber(node)) {
    const hint = 'an availability is written in percent, like `99.99%`';
    problems.report(sloWithoutPercent, node, `the availability ${written} has no percent sign`, { hint });
  } else {
    const hint = 'an availability is written like `99.99%`, from 0% to 100%';
    problems.report(invalidSlo, node, `${written} is not a percentage`, { hint });
  }
  return undefined;
}

/** How critical a service is: 0 is the most critical. */
export function readTier(name: string, node: Node, problems: Problems): Spanned<number> | undefined {
  const number = readNumber(name, node, problems);
  if (number === undefined) return undefined;
  if (Number.isInteger(number.value) && number.value >= 0) return spanned(number.value, node, problems);
  const hint = 'a tier is a whole number, and 0 is the most critical';
  problems.report(invalidTier, node, `${inBackticks(number.text)} is not a tier`, { hint });
  return undefined;
}
