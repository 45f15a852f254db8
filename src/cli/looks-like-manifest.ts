/** The keys that a manifest begins with: one file of a graph says the version, and others need not. */
const manifestKeys = ['faultline', 'services', 'policies'] as const;

/** Whether a text has a key at its top that makes it part of a graph. Cheap, and rather yes than no. */
export function mayBeManifest(text: string): boolean {
  return manifestKeys.some((key) => hasTopLevelKey(text, key));
}

/** Whether a text says at its top that it is a manifest: `faultline: 1`. */
export function saysManifest(text: string): boolean {
  return hasTopLevelKey(text, 'faultline');
}

/** In YAML, a key at the beginning of a line; in JSON, what the object has. */
function hasTopLevelKey(text: string, key: string): boolean {
  if (!/^\s*\{/.test(text)) return new RegExp(`^\ufeff?(["']?)${key}\\1[ \\t]*:`, 'm').test(text);
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  } catch {
    // Broken JSON or YAML in braces: its problems are told by whoever reads it.
    return new RegExp(`(["']?)\\b${key}\\1\\s*:`).test(text);
  }
}
