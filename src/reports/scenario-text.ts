import type { Root } from '../analysis/impact.ts';
import type { Text } from '../document/document.ts';
import { formatDuration } from '../model/duration.ts';
import { enumerated, ids, tone } from './phrases.ts';

/** What fails: `dynamodb down`, `a and b down`, `db degraded at t+5m`. */
export function scenarioText(roots: readonly Root[]): Text {
  const groups = new Map<string, Root & { readonly components: string[] }>();
  for (const root of roots) {
    const key = `${root.state} ${root.atMs}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ...root, components: [root.component] });
    else if (!group.components.includes(root.component)) group.components.push(root.component);
  }
  return enumerated(
    [...groups.values()].map(({ state, atMs, components }) => [
      ...ids(components, 5),
      ' ',
      tone(state),
      ...(atMs === 0 ? [] : [` at t+${formatDuration(atMs)}`]),
    ]),
  );
}

/** The same as arguments of a command line: `db-1 db-2=degraded@30m`. */
export function scenarioArguments(roots: readonly Root[]): string {
  return roots
    .map(({ component, state, atMs }) => {
      const asState = state === 'down' ? '' : `=${state}`;
      return `${component}${asState}${atMs === 0 ? '' : `@${formatDuration(atMs)}`}`;
    })
    .join(' ');
}
