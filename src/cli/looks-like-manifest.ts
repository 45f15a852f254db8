import { similarNames } from '../diagnostics/similar-names.ts';

/** The keys that a manifest begins with: one file of a graph says the version, and others need not. */
const manifestKeys = ['faultline', 'services', 'policies'] as const;

/**
 * Whether a text has a key at its top that makes it part of a graph, or that may be one of these misspelled. Cheap, and
 * rather yes than no: what is taken for a manifest and is none is reported, and what is passed over is not.
 */
export function mayBeManifest(text: string): boolean {
  const hasKey = makeKeyTest(text);
  return (
    manifestKeys.some(hasKey) || topLevelKeys(text).some((key) => similarNames(key, manifestKeys).length > 0)
  );
}

/** Whether a text says at its top that it is a manifest: `faultline: 1`. */
export function saysManifest(text: string): boolean {
  return makeKeyTest(text)('faultline');
}

/** Makes the test for a key at the top: in YAML, one at the beginning of a line; in JSON, what the object has. */
function makeKeyTest(text: string): (key: string) => boolean {
  if (!isInBraces(text)) return (key) => new RegExp(`^\ufeff?(["']?)${key}\\1[ \\t]*:`, 'm').test(text);
  const keys = keysOfJson(text);
  // Broken JSON or YAML in braces: its problems are told by whoever reads it.
  return (key) =>
    keys === undefined ? new RegExp(`(["']?)\\b${key}\\1\\s*:`).test(text) : keys.includes(key);
}

/** The first keys at the top of a text. */
function topLevelKeys(text: string): readonly string[] {
  if (isInBraces(text)) return keysOfJson(text)?.slice(0, mostKeys) ?? [];
  const keys: string[] = [];
  for (const [, , key = ''] of text.matchAll(/^\ufeff?(["']?)([A-Za-z]{3,20})\1[ \t]*:/gm)) {
    if (keys.push(key) === mostKeys) break;
  }
  return keys;
}

const mostKeys = 100;

function isInBraces(text: string): boolean {
  return /^\s*\{/.test(text);
}

function keysOfJson(text: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? Object.keys(value) : [];
  } catch {
    return undefined;
  }
}
