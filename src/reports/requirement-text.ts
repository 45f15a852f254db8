import type { Text } from '../document/document.ts';
import { formatDuration } from '../model/duration.ts';
import type { RequirementView } from '../model/requirement-view.ts';
import { id, ids } from './phrases.ts';

/** What a requirement needs: `dynamodb`, `1 of db-a and db-b`, `2 of zk-1, zk-2 and zk-3`. */
export function target({ members, atLeast }: RequirementView): Text {
  const [only = ''] = members;
  return members.length === 1 ? [id(only)] : [`${atLeast} of `, ...ids(members, 6)];
}

/**
 * A requirement as the reason for something: `needs dynamodb (droplet leases), held 5m`.
 *
 * Hard and always is what "needs" means; anything else is said behind it.
 */
export function need(requirement: RequirementView): Text {
  return ['needs ', ...target(requirement), ...purpose(requirement), ...qualities(requirement)];
}

/** ` (droplet leases)`, or nothing. */
export function purpose({ for: what }: RequirementView): Text {
  return what === undefined ? [] : [` (${what})`];
}

/** `, soft, to start, held 5m`: what differs from a plain hard requirement. */
export function qualities(requirement: RequirementView): Text {
  const words = qualityWords(requirement);
  return words.length === 0 ? [] : [`, ${words.join(', ')}`];
}

/** The same as a list of words; empty for a hard requirement that is needed always. */
export function qualityWords({ strength, phase, toleratesMs }: RequirementView): readonly string[] {
  const words: string[] = [];
  if (strength !== 'hard') words.push(strength);
  if (phase === 'startup') words.push('to start');
  if (phase === 'runtime') words.push('to run');
  if (toleratesMs > 0) words.push(`held ${formatDuration(toleratesMs)}`);
  return words;
}
