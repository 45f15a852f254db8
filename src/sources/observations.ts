import type { Code } from '../diagnostics/diagnostic.ts';
import { formatDuration } from '../model/duration.ts';
import type { ObservationDeclaration } from '../model/incident-declaration.ts';
import type { Spanned } from '../model/manifest.ts';
import { readDuration } from './durations.ts';
import { isExtension, missingKey, reportUnknownKey } from './known-keys.ts';
import { readReference } from './names.ts';
import type { MapNode, Node } from './node.ts';
import type { Problems } from './problems.ts';
import { readText, readWord } from './scalars.ts';
import { reportWrongType } from './wrong-type.ts';

export const endsBeforeItBegins: Code = {
  id: 'ends-before-it-begins',
  severity: 'error',
  title: 'something in an incident is over before it begins',
  explanation: `\`from\` and \`until\` are both counted from the \`start\` of the incident, so \`until\` is no length but a moment:
what began after ten minutes and went on for five ends at \`15m\`.

    observed:
      - { component: api, state: down, from: 10m, until: 15m }

A root may end as it begins, \`from: 0m, until: 0m\`: it crashed, and what follows is its start-up time.`,
};

/** The states that something observed can be in. */
export const observedStates = ['delayed', 'degraded', 'down'] as const;

/** What a list of an incident file is made of. */
export interface ObservationKind {
  /** An entry of the list in the words of messages: `a root`. */
  readonly owner: string;
  readonly keys: readonly string[];
  readonly required: readonly string[];
}

/** Each list of an incident file: the keys of its entries, and those that none may lack. */
export const observationKinds = {
  roots: {
    owner: 'a root',
    keys: ['component', 'state', 'from', 'until', 'source', 'note'],
    required: ['component', 'state', 'from'],
  },
  observed: {
    owner: 'an observation',
    keys: ['component', 'state', 'from', 'until', 'source', 'note'],
    required: ['component', 'state'],
  },
  unaffected: {
    owner: 'an unaffected component',
    keys: ['component', 'source', 'note'],
    required: ['component'],
  },
} as const satisfies Readonly<Record<string, ObservationKind>>;

/** What one of the lists says. An entry that cannot be used is reported and left out. */
export function readObservations(
  name: keyof typeof observationKinds,
  node: Node,
  problems: Problems,
): readonly ObservationDeclaration[] {
  if (node.kind !== 'list') {
    reportWrongType(`\`${name}\` takes`, 'a list', node, problems);
    return [];
  }
  return node.items.flatMap((item) => {
    if (item.kind === 'map') return readObservation(observationKinds[name], item, problems) ?? [];
    reportWrongType(`${observationKinds[name].owner} is`, 'a map', item, problems);
    return [];
  });
}

/** An entry while it is read. */
interface Draft {
  component?: Spanned<string> | undefined;
  state?: (typeof observedStates)[number] | undefined;
  from?: Spanned<number> | undefined;
  until?: Spanned<number> | undefined;
  source?: string | undefined;
  note?: string | undefined;
}

function readObservation(
  { owner, keys, required }: ObservationKind,
  node: MapNode,
  problems: Problems,
): ObservationDeclaration | undefined {
  const draft: Draft = {};
  // A misspelled key may be the one that is missing.
  let isUnderstood = true;
  for (const { key, value } of node.entries) {
    if (keys.includes(key.text)) readDetail(key.text, value, draft, problems);
    else if (!isExtension(key)) {
      reportUnknownKey(key, owner, keys, problems);
      isUnderstood = false;
    }
  }
  const missing = required.filter((name) => !node.entries.some(({ key }) => key.text === name));
  if (isUnderstood && missing.length > 0) {
    const names = missing.map((name) => `\`${name}\``).join(', ');
    problems.report(missingKey, node, `${owner} lacks ${names}`);
  }
  const { component, state, from, until, source, note } = draft;
  if (from !== undefined && until !== undefined) checkOrder(from, until, problems);
  if (component === undefined) return undefined;
  return {
    component,
    ...(state !== undefined && { state }),
    ...(from !== undefined && { fromMs: from.value }),
    ...(until !== undefined && { untilMs: until.value }),
    ...(source !== undefined && { source }),
    ...(note !== undefined && { note }),
    span: problems.spanOf(node),
  };
}

function readDetail(name: string, value: Node, draft: Draft, problems: Problems): void {
  switch (name) {
    case 'component':
      draft.component = readReference(name, 'a reference', value, problems);
      break;
    case 'state':
      draft.state = readWord(name, observedStates, value, problems);
      break;
    case 'from':
    case 'until':
      draft[name] = readDuration(name, value, problems);
      break;
    case 'source':
    case 'note':
      draft[name] = readText(name, value, problems)?.value;
  }
}

function checkOrder(from: Spanned<number>, until: Spanned<number>, problems: Problems): void {
  if (until.value >= from.value) return;
  problems.report(
    endsBeforeItBegins,
    until.span,
    `until ${formatDuration(until.value)} is before it begins, at ${formatDuration(from.value)}`,
    { hint: '`until` counts from the start of the incident, as `from` does' },
  );
}
