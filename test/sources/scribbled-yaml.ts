import fc from 'fast-check';

const scalars = [
  ...[
    'a',
    'x y',
    '1',
    '-1',
    '+2',
    '007',
    '1.50',
    '0x1F',
    '0o17',
    '.5',
    '2.',
    '1e3',
    '-.inf',
    '.NaN',
    '~',
    'Null',
  ],
  ...[
    'TRUE',
    'false',
    'yes',
    'http://a.b/c?d=e#f',
    "it's",
    'a"b',
    '-x',
    'é 😀',
    '$a',
    '(b)',
    '99.9%',
    '1:30',
    'a - b',
  ],
  ...[
    "'a'",
    "''",
    "'it''s: [x]'",
    '"b"',
    '""',
    '"\\n \\"\\\\\\t\\/"',
    '"a: # b"',
    '"\t"',
    '-.',
    '12e',
    'nullo',
    '0x',
  ],
];
const ends = [
  '',
  '',
  '',
  '',
  ' ',
  ' # c',
  '\n',
  '\n\n',
  '\n# c',
  '\n        # c: [',
  ' # a\n   # b\n',
  '  \n   ',
];
const words = ['text', 'more  text ', 'a: b', '# no comment', '- x', '"', 'x', '|', "it's"];

/**
 * YAML with everything in it that the fast path reads, laid out in ways that no printer would choose. Each number
 * decides one thing; when all are used, they start over.
 */
export const scribbled: fc.Arbitrary<string> = fc
  .array(fc.nat(0xffff), { minLength: 1, maxLength: 60, size: 'max' })
  .map((choices) => new Scribbler(choices).document());

class Scribbler {
  readonly #choices: readonly number[];
  #used = 0;
  #keys = 0;

  constructor(choices: readonly number[]) {
    this.#choices = choices;
  }

  document(): string {
    const start = this.#one(['', '', '', '# c\n', '\n', '---\n', '# c\n--- # d\n', '   \n\n']);
    const root = this.#below(2) ? this.#list(0, 0) : this.#map(0, 0);
    return start + (this.#below(2) ? root : root.replace(/\n$/, ''));
  }

  #below(limit: number): number {
    const choice = this.#choices[this.#used % this.#choices.length] ?? 0;
    // Started over, the same numbers would only say the same again.
    const round = Math.floor(this.#used++ / this.#choices.length);
    return (choice + round * 7) % limit;
  }

  #one(words: readonly string[]): string {
    return words[this.#below(words.length)] ?? '';
  }

  #spaces(least: number, limit: number): string {
    return ' '.repeat(least + this.#below(limit));
  }

  #key(): string {
    const key = `${this.#one(['a', 'x-y', '1.', 'b c', '0x', '~'])}${this.#keys++}`;
    const quoted = this.#one(['', '', '', '"', "'"]);
    return quoted + key + quoted;
  }

  #end(): string {
    return `${this.#one(ends)}\n`;
  }

  /** A map whose first key stands where the text is so far. */
  #map(indent: number, depth: number): string {
    const entries = Array.from({ length: 1 + this.#below(3) }, () => {
      const key = this.#key() + this.#one(['', '', '', ' ']);
      return `${key}:${this.#value(indent, depth, 'map')}`;
    });
    return entries.join(' '.repeat(indent));
  }

  #list(indent: number, depth: number): string {
    const items = Array.from({ length: 1 + this.#below(3) }, () => {
      const gap = this.#spaces(1, 3);
      const column = indent + 1 + gap.length;
      switch (depth > 4 ? 2 : this.#below(4)) {
        case 0:
          return `-${gap}${this.#map(column, depth + 1)}`;
        case 1:
          return `-${gap}${this.#list(column, depth + 1)}`;
        default:
          return `-${this.#value(indent, depth, 'list')}`;
      }
    });
    return items.join(' '.repeat(indent));
  }

  /** What stands behind a colon or dash, with the end of its line. */
  #value(parent: number, depth: number, kind: 'map' | 'list'): string {
    const indent = parent + 1 + this.#below(3);
    const start = ' '.repeat(indent);
    switch (this.#below(depth > 4 ? 6 : 9)) {
      case 0:
        return this.#end();
      case 1:
        return `${this.#spaces(1, 2)}${this.#flow(parent, 0)}${this.#end()}`;
      case 2:
        return this.#blockScalar(indent);
      case 3:
        return `${this.#end()}${start}${this.#flow(parent, 0)}${this.#end()}`;
      case 6:
        return `${this.#end()}${start}${this.#map(indent, depth + 1)}`;
      case 7:
        return `${this.#end()}${start}${this.#list(indent, depth + 1)}`;
      case 8:
        if (kind === 'list') return this.#end();
        return `${this.#end()}${' '.repeat(parent)}${this.#list(parent, depth + 1)}`;
      default:
        return `${this.#spaces(1, 3)}${this.#one(scalars)}${this.#end()}`;
    }
  }

  #blockScalar(indent: number): string {
    const header = this.#one(['|', '|-', '>', '>-']);
    const more = header.startsWith('|') ? 3 : 1;
    const first = this.#one(words);
    const rest = Array.from({ length: this.#below(4) }, () =>
      this.#below(4) === 0 ? '' : ' '.repeat(indent) + this.#spaces(0, more) + this.#one(words),
    );
    return ` ${header}\n${[' '.repeat(indent) + first, ...rest].join('\n')}\n${this.#one(['', '', '\n', '# c\n'])}`;
  }

  #flow(parent: number, level: number): string {
    const isMap = this.#below(2) === 0;
    const parts = Array.from({ length: this.#below(4) }, () => {
      const nested = level < 3 && this.#below(4) === 0;
      const value = nested ? this.#flow(parent, level + 1) : this.#one(flowScalars);
      const entry = isMap ? `${this.#key()}: ${this.#below(6) === 0 ? '' : value}` : value;
      return `${this.#gap(parent)}${entry}${this.#gap(parent)}`;
    });
    const trailing = parts.length > 0 && this.#below(4) === 0 ? `,${this.#gap(parent)}` : '';
    const closing = level === 0 && this.#below(6) === 0 ? `\n${' '.repeat(parent)}` : '';
    const inside = parts.join(',') + trailing + closing;
    return isMap ? `{${inside}}` : `[${inside}]`;
  }

  /** White space between brackets. */
  #gap(parent: number): string {
    const line = `\n${' '.repeat(parent)}${this.#spaces(1, 3)}`;
    return this.#one([
      '',
      '',
      ' ',
      '  ',
      ' ',
      line,
      `${line}`,
      ` # c${line}`,
      `\n${line}`,
      `\n\n${line}# c${line}`,
    ]);
  }
}

const flowScalars = scalars.filter((scalar) => /^["']/.test(scalar) || !/[,[\]{}]/.test(scalar));
