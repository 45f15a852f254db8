import type { Code } from '../diagnostics/diagnostic.ts';
import { tooManyAliases, unknownAlias } from './aliases.ts';
import { invalidDate } from './dates.ts';
import { durationWithoutUnit, invalidDuration } from './durations.ts';
import { invalidFormatVersion, newerFormatVersion } from './format-version.ts';
import { invalidJson } from './json-syntax.ts';
import { missingKey, unknownKey } from './known-keys.ts';
import { emptyManifest, notAManifest } from './manifest-reader.ts';
import { duplicateKey } from './map-entries.ts';
import { invalidId, invalidReference } from './names.ts';
import { nestedTooDeeply } from './nesting.ts';
import { invalidSlo, invalidTier, sloWithoutPercent } from './ratings.ts';
import { conflictingKeys, groupTooSmall, invalidAtLeast } from './requirement-target.ts';
import { unknownWord } from './scalars.ts';
import { fileTooLarge } from './size-limit.ts';
import { wrongType } from './wrong-type.ts';
import { invalidYaml, unknownTag } from './yaml-syntax.ts';

/** The problems that are found while a manifest is read, sorted by id. Other files have these, and some of their own. */
export const sourceCodes: readonly Code[] = [
  conflictingKeys,
  duplicateKey,
  durationWithoutUnit,
  emptyManifest,
  fileTooLarge,
  groupTooSmall,
  invalidAtLeast,
  invalidDate,
  invalidDuration,
  invalidFormatVersion,
  invalidId,
  invalidJson,
  invalidReference,
  invalidSlo,
  invalidTier,
  invalidYaml,
  missingKey,
  nestedTooDeeply,
  newerFormatVersion,
  notAManifest,
  sloWithoutPercent,
  tooManyAliases,
  unknownAlias,
  unknownKey,
  unknownTag,
  unknownWord,
  wrongType,
];
