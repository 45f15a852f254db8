/** How many names an identity spells out; a cycle can be as large as the graph. */
const mostNames = 12;

/**
 * What a finding is about, in one line: the same as long as it is the same problem, wherever it stands.
 *
 * `tier-inversion checkout -> mail`, `startup-cycle a, b`. Past a dozen names, the first ones and a hash of all.
 */
export function identityOf(rule: string, from: readonly string[], to: readonly string[] = []): string {
  return `${rule} ${listed(from)}${to.length === 0 ? '' : ` -> ${listed(to)}`}`;
}

function listed(names: readonly string[]): string {
  if (names.length <= mostNames) return names.join(', ');
  return `${names.slice(0, mostNames).join(', ')}, … #${hash(names.join(', '))}`;
}

/** FNV-1a of the UTF-16 units, 64 bits, in hexadecimal: to tell lists apart, not to keep secrets. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++) {
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  }
  return value.toString(16).padStart(16, '0');
}
