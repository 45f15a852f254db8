import { stringify } from 'yaml';

type Map = Readonly<Record<string, unknown>>;

/** A valid manifest as people write it: services and planes in blocks, each requirement on a line of its own. */
export function handWritten(manifest: unknown): string {
  const { services, ...top } = manifest as { readonly services?: Record<string, Map | null> };
  const lines = linesOf(top, '');
  if (services !== undefined && Object.keys(services).length > 0) {
    lines.push('services:');
    for (const [id, service] of Object.entries(services)) lines.push(...openedLines(id, service, '  '));
  }
  return `${lines.join('\n')}\n`;
}

function openedLines(key: string, body: Map | null, indent: string): string[] {
  const { dependsOn, planes, ...attributes } = (body ?? {}) as {
    readonly dependsOn?: readonly unknown[];
    readonly planes?: Readonly<Record<string, Map | null>>;
  };
  const lines = [`${indent}${onOneLine(key)}:`, ...linesOf(attributes, `${indent}  `)];
  if (planes !== undefined && Object.keys(planes).length > 0) {
    lines.push(`${indent}  planes:`);
    for (const [plane, own] of Object.entries(planes)) {
      lines.push(...openedLines(plane, own, `${indent}    `));
    }
  }
  if (dependsOn !== undefined && dependsOn.length > 0) {
    lines.push(`${indent}  dependsOn:`, ...dependsOn.map((item) => `${indent}    - ${onOneLine(item)}`));
  }
  return lines;
}

function linesOf(attributes: Map, indent: string): string[] {
  return Object.entries(attributes).map(([key, value]) => `${indent}${onOneLine(key)}: ${onOneLine(value)}`);
}

function onOneLine(value: unknown): string {
  return stringify(value, {
    collectionStyle: 'flow',
    lineWidth: 0,
    blockQuote: false,
    doubleQuotedMinMultiLineLength: 1e9,
  })
    .trimEnd()
    .replace(/\n\s*/g, ' ');
}
