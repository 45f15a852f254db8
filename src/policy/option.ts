import { boundlessProblem } from '../model/boundless-glob.ts';
import type { WrittenItem, WrittenScalar, WrittenValue } from '../model/policy-declaration.ts';

/** A setting of a rule: what it means, what it takes, and what holds when nothing is said. */
export interface Option<T> {
  readonly about: string;
  /** What it takes, as the end of a sentence: `a whole number`. */
  readonly takes: string;
  readonly usual: T;
  /** The value as it was written, or undefined for what it does not take. */
  readonly read: (written: WrittenValue) => T | undefined;
  /** The same for editors, as JSON Schema. */
  readonly schema: object;
}

/** Yes or no. */
export function flag(about: string, usual: boolean): Option<boolean> {
  return {
    about,
    usual,
    takes: `\`true\` or \`false\`, usually \`${usual}\``,
    read: (written) =>
      written.kind === 'scalar' && typeof written.value === 'boolean' ? written.value : undefined,
    schema: { type: 'boolean' },
  };
}

/** One of a few words. */
export function word<T extends string>(about: string, words: readonly T[], usual: T): Option<T> {
  return {
    about,
    usual,
    takes: `one of ${words.map((each) => `\`${each}\``).join(', ')}, usually \`${usual}\``,
    read: (written) => (written.kind === 'scalar' ? words.find((each) => each === written.value) : undefined),
    schema: { enum: words },
  };
}

/** A whole number that is not negative. */
export function count(about: string, usual: number): Option<number> {
  return {
    about,
    usual,
    takes: `a whole number, usually \`${usual}\``,
    read: (written) => (written.kind === 'scalar' && isCount(written.value) ? written.value : undefined),
    schema: { type: 'integer', minimum: 0 },
  };
}

/** Texts, such as the names of regions: one, or a list. */
export function texts(about: string, usual: readonly string[]): Option<readonly string[]> {
  return {
    about,
    usual,
    takes: 'text, or a list of text',
    read: (written) => {
      const found = itemsOf(written).flatMap((item) => textOf(item) ?? []);
      return found.length === itemsOf(written).length ? found : undefined;
    },
    schema: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
  };
}

/** The same, each a selector. */
export function selectors(about: string): Option<readonly string[]> {
  const list = texts(about, []);
  return {
    ...list,
    takes: 'a selector, or a list of selectors, of globs that stand for few others',
    read: (written) => {
      const found = list.read(written);
      return found?.some((selector) => boundlessProblem(selector) !== undefined) ? undefined : found;
    },
  };
}

function itemsOf(written: WrittenValue): readonly WrittenItem[] {
  if (written.kind === 'list') return written.items;
  return written.kind === 'map' ? [{ kind: 'nested', span: written.span }] : [written];
}

function textOf(item: WrittenItem): string | undefined {
  return item.kind === 'scalar' && typeof item.value === 'string' ? item.value : undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/** So many components, or so large a part of them. */
export interface Share {
  readonly value: number;
  readonly unit: 'components' | 'percent';
}

const percent = /^(100|\d{1,2}(?:\.\d+)?)%$/;
const shareSchema = {
  anyOf: [
    { type: 'integer', minimum: 0 },
    { type: 'string', pattern: percent.source },
  ],
};

/** A number of components, `10`, or a part of all of them, `50%`. */
export function share(about: string, usual: Share): Option<Share> {
  return {
    about,
    usual,
    takes: 'a number of components such as `10`, or a part of them such as `50%`',
    read: (written) => (written.kind === 'scalar' ? shareOf(written) : undefined),
    schema: shareSchema,
  };
}

/** The same for each tier: `{ 0: 50%, 1: 10 }`. */
export function sharesByTier(about: string): Option<ReadonlyMap<number, Share>> {
  return {
    about,
    usual: new Map(),
    takes: 'a map from tiers to numbers of components or parts of them, such as `{ 0: 50%, 1: 10 }`',
    read: (written) => {
      if (written.kind !== 'map') return undefined;
      const shares = new Map<number, Share>();
      for (const { key, value } of written.entries) {
        const limit = value.kind === 'scalar' ? shareOf(value) : undefined;
        if (!/^\d{1,9}$/.test(key.value) || limit === undefined) return undefined;
        shares.set(Number(key.value), limit);
      }
      return shares;
    },
    schema: { type: 'object', propertyNames: { pattern: '^\\d{1,9}$' }, additionalProperties: shareSchema },
  };
}

function shareOf({ value, text }: WrittenScalar): Share | undefined {
  if (isCount(value)) return { value, unit: 'components' };
  const part = typeof value === 'string' ? percent.exec(text)?.[1] : undefined;
  return part === undefined ? undefined : { value: Number(part), unit: 'percent' };
}
