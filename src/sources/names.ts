import type { Code } from '../diagnostics/diagnostic.ts';
import { isId, parseReference } from '../model/ids.ts';
import type { Spanned } from '../model/manifest.ts';
import { inBackticks } from './in-backticks.ts';
import type { Node, ScalarNode } from './node.ts';
import type { Problems } from './problems.ts';
import { isWritten, spanned } from './scalars.ts';
import { type Expected, reportWrongType } from './wrong-type.ts';

export const invalidId: Code = {
  id: 'invalid-id',
  severity: 'error',
  title: 'a name that cannot be the id of a service',
  explanation: `An id starts with a letter or a digit and goes on with letters, digits, points, underscores and hyphens. It is
typed on command lines and stands in references, where a slash separates a plane and \`@\` is reserved.

What people call the service goes into \`name\`, which takes any text.

    services:
      orders-db:
        name: Orders database (primary)`,
};

export const invalidReference: Code = {
  id: 'invalid-reference',
  severity: 'error',
  title: 'a reference that cannot lead to a service',
  explanation: `A reference is the id of a service, or an id, a slash and a plane. An id starts with a letter or a digit and goes
on with letters, digits, points, underscores and hyphens.

    dependsOn:
      - dynamodb
      - ec2/control`,
};

/** The id of a service, which is a key. A number is taken as it is written. */
export function readId(key: ScalarNode, problems: Problems): Spanned<string> | undefined {
  if (!isWritten(key)) {
    reportWrongType('the id of a service is', 'text', key, problems);
    return undefined;
  }
  if (isId(key.text)) return spanned(key.text, key, problems);
  const hint = key.text.includes('/')
    ? 'a plane is written under `planes` of its service'
    : 'an id starts with a letter or a digit and goes on with letters, digits, `.`, `_` and `-`';
  problems.report(invalidId, key, `${inBackticks(key.text)} cannot be the id of a service`, { hint });
  return undefined;
}

/** A reference such as `dynamodb` or `ec2/control`, as it is written. `name` says whose value it is. */
export function readReference(
  name: string,
  expected: Expected,
  node: Node,
  problems: Problems,
): Spanned<string> | undefined {
  if (!isWritten(node)) {
    reportWrongType(`\`${name}\` takes`, expected, node, problems);
    return undefined;
  }
  if (parseReference(node.text) !== undefined) return spanned(node.text, node, problems);
  // YAML takes a dash that is further in for a part of the text above it.
  const hint = /\S - \S/.test(node.text)
    ? 'these are entries of one list when their dashes are in one column'
    : 'a reference is an id such as `dynamodb`, or an id and a plane such as `ec2/control`';
  problems.report(invalidReference, node, `${inBackticks(node.text)} is not a reference`, { hint });
  return undefined;
}
