import type { Phase, Plane, Strength } from '../../src/model/vocabulary.ts';

/**
 * A manifest as somebody writes it, as plain JSON. Only what bears on failure, cycles and start-up:
 * names, owners, tags and the like travel through no rule.
 */
export interface WrittenManifest {
  readonly faultline?: 1;
  readonly title?: string;
  readonly services: Readonly<Record<string, WrittenService>>;
}

export interface WrittenService extends WrittenPlane {
  readonly planes?: Readonly<Partial<Record<Plane, WrittenPlane>>>;
}

export interface WrittenPlane {
  /** `12m` */
  readonly startup?: string;
  readonly dependsOn?: readonly WrittenRequirement[];
}

/** A reference alone, a reference with terms, or a group with terms. */
export type WrittenRequirement = string | WrittenSingle | WrittenAnyOf | WrittenAtLeast;

export interface WrittenSingle extends WrittenTerms {
  readonly service: string;
}

export interface WrittenAnyOf extends WrittenTerms {
  readonly anyOf: readonly string[];
}

export interface WrittenAtLeast extends WrittenTerms {
  readonly atLeast: number;
  readonly of: readonly string[];
}

/** What every long form may say beside its targets. */
export interface WrittenTerms {
  readonly strength?: Strength;
  readonly phase?: Phase;
  /** `5m` */
  readonly tolerates?: string;
  readonly for?: string;
}

/** The four ways to write a requirement, read as one. */
export interface Entry {
  readonly kind: 'single' | 'group';
  readonly references: readonly string[];
  readonly atLeast: number;
  readonly terms: WrittenTerms;
}

/** What a requirement says, whichever way it is written. */
export function readEntry(written: WrittenRequirement): Entry {
  if (typeof written === 'string') return { kind: 'single', references: [written], atLeast: 1, terms: {} };
  const { strength, phase, tolerates, for: purpose } = written;
  const terms = {
    ...(strength === undefined ? {} : { strength }),
    ...(phase === undefined ? {} : { phase }),
    ...(tolerates === undefined ? {} : { tolerates }),
    ...(purpose === undefined ? {} : { for: purpose }),
  };
  if ('service' in written) return { kind: 'single', references: [written.service], atLeast: 1, terms };
  if ('anyOf' in written) return { kind: 'group', references: written.anyOf, atLeast: 1, terms };
  return { kind: 'group', references: written.of, atLeast: written.atLeast, terms };
}

/** The opposite of `readEntry`, in the shortest way of writing. */
export function writeEntry({ kind, references, atLeast, terms }: Entry): WrittenRequirement {
  const [only = ''] = references;
  if (kind === 'single') return Object.keys(terms).length === 0 ? only : { service: only, ...terms };
  return atLeast === 1 ? { anyOf: references, ...terms } : { atLeast, of: references, ...terms };
}
