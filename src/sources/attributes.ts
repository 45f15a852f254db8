import type { Attributes } from '../model/manifest.ts';
import { readDuration } from './durations.ts';
import type { Entry } from './node.ts';
import type { Problems } from './problems.ts';
import { readSlo, readTier } from './ratings.ts';
import { readRequirements } from './requirements.ts';
import { readBoolean, readText, readTexts } from './scalars.ts';

/** The keys that a service and a plane share, in the order of the format. */
export const attributeKeys = [
  'name',
  'owner',
  'tier',
  'slo',
  'startup',
  'tags',
  'region',
  'cell',
  'external',
  'description',
  'links',
  'dependsOn',
] as const;

/** Attributes while they are read. */
export type AttributesDraft = { -readonly [K in keyof Attributes]: Attributes[K] };

/** Nothing said yet. */
export function makeAttributesDraft(): AttributesDraft {
  return { tags: [], links: [], dependsOn: [] };
}

/** Puts what an entry says into `draft`; false when the entry is no attribute. */
export function readAttribute({ key, value }: Entry, draft: AttributesDraft, problems: Problems): boolean {
  const name = key.text;
  switch (name) {
    case 'name':
    case 'owner':
    case 'region':
    case 'cell':
    case 'description':
      set(draft, name, readText(name, value, problems));
      return true;
    case 'tier':
      set(draft, 'tier', readTier(name, value, problems));
      return true;
    case 'slo':
      set(draft, 'slo', readSlo(name, value, problems));
      return true;
    case 'startup':
      set(draft, 'startupMs', readDuration(name, value, problems));
      return true;
    case 'external':
      set(draft, 'external', readBoolean(name, value, problems));
      return true;
    case 'tags':
    case 'links':
      draft[name] = readTexts(name, value, problems);
      return true;
    case 'dependsOn':
      draft.dependsOn = readRequirements(value, problems);
      return true;
    default:
      return false;
  }
}

/** Leaves out what could not be read: an absent value and an undefined one are not the same. */
function set<K extends keyof Attributes>(
  draft: AttributesDraft,
  name: K,
  value: Attributes[K] | undefined,
): void {
  if (value !== undefined) draft[name] = value;
}
