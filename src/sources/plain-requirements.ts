import { parseDuration } from '../model/duration.ts';
import { phases, strengths } from '../model/vocabulary.ts';
import {
  closeBrace,
  closeBracket,
  colon,
  comma,
  isBlankAt,
  openBrace,
  openBracket,
  skipSpaces,
  slash,
  space,
} from './line-characters.ts';
import type { Surroundings } from './line-scalars.ts';
import { readPlainValue } from './plain-scalars.ts';
import { hashOf, type ReferenceTable } from './reference-table.ts';

/** A requirement that was read without making a tree of it. */
export interface PlainRequirement {
  /** Numbers of the table of references; only the first `memberCount` count. */
  readonly members: readonly number[];
  readonly memberCount: number;
  readonly atLeast: number;
  /** Indices into `strengths` and `phases`. */
  readonly strength: number;
  readonly phase: number;
  readonly toleratesMs: number;
}

/** The keys that are read here, each with a bit of its own to know which were there. */
const keyBits = new Map([
  ['service', 1],
  ['anyOf', 2],
  ['of', 4],
  ['atLeast', 8],
  ['strength', 16],
  ['phase', 32],
  ['tolerates', 64],
]);
const targetBits = 15;

/**
 * Reads the forms that nearly all requirements have: `dynamodb`, and on one line `{ service: dynamodb, phase: startup }`
 * or a group like that. What it reads, the readers of trees would read alike; all else, and all that is wrong, it
 * leaves to them.
 */
export class PlainRequirementReader {
  readonly #text: string;
  readonly #references: ReferenceTable;
  /** Where what was read last ends. */
  #end = 0;
  /** The same object for all, since they are many. */
  readonly #draft: Draft = { members: [], memberCount: 0, atLeast: 1, strength: 0, phase: 0, toleratesMs: 0 };

  constructor(text: string, references: ReferenceTable) {
    this.#text = text;
    this.#references = references;
  }

  /** The requirement that was read last, until the next one is. */
  get requirement(): PlainRequirement {
    return this.#draft;
  }

  /** Where it ends. */
  get end(): number {
    return this.#end;
  }

  /** Reads the requirement that starts here into `requirement`; false for one that is not read here. */
  read(start: number): boolean {
    const draft = this.#draft;
    draft.memberCount = 0;
    draft.atLeast = 1;
    draft.strength = 0;
    draft.phase = 0;
    draft.toleratesMs = 0;
    if (this.#text.charCodeAt(start) === openBrace) return this.#readFlowMap(start);
    return this.#readReference(start, 'block');
  }

  #readFlowMap(start: number): boolean {
    let seen = 0;
    let at = start;
    do {
      const key = this.#readWord(skipSpaces(this.#text, at + 1));
      const bit = keyBits.get(key) ?? seen;
      if ((seen & bit) !== 0 || bit === 0 || !this.#isAtColon()) return false;
      seen |= bit;
      if (!this.#readValue(key, skipSpaces(this.#text, this.#end + 1))) return false;
      at = skipSpaces(this.#text, this.#end);
    } while (this.#text.charCodeAt(at) === comma);
    if (this.#text.charCodeAt(at) !== closeBrace) return false;
    this.#end = at + 1;
    return isComplete(seen & targetBits, this.#draft);
  }

  #isAtColon(): boolean {
    return this.#text.charCodeAt(this.#end) === colon && this.#text.charCodeAt(this.#end + 1) === space;
  }

  /** Reads the value of a key; false for what it cannot be, or is not sure to be. */
  #readValue(key: string, at: number): boolean {
    if (key === 'service') return this.#readReference(at, 'flow');
    if (key === 'anyOf' || key === 'of') return this.#readMembers(at);
    const draft = this.#draft;
    const word = this.#readWord(at);
    if (key === 'strength') draft.strength = strengthWords.indexOf(word);
    else if (key === 'phase') draft.phase = phaseWords.indexOf(word);
    else if (key === 'tolerates') draft.toleratesMs = parseDuration(word) ?? -1;
    else draft.atLeast = /^[1-9][0-9]?$/.test(word) ? Number(word) : -1;
    return Math.min(draft.strength, draft.phase, draft.toleratesMs, draft.atLeast) >= 0;
  }

  /** The members of `[a, b]`; false for fewer than two, and for one that stands twice. */
  #readMembers(start: number): boolean {
    const { members } = this.#draft;
    if (this.#text.charCodeAt(start) !== openBracket) return false;
    let at = start;
    do {
      if (!this.#readReference(skipSpaces(this.#text, at + 1), 'flow')) return false;
      at = skipSpaces(this.#text, this.#end);
    } while (this.#text.charCodeAt(at) === comma);
    this.#end = at + 1;
    const count = this.#draft.memberCount;
    for (let index = 0; index < count; index++) {
      if (members.indexOf(members[index] ?? 0) < index) return false;
    }
    return this.#text.charCodeAt(at) === closeBracket && count >= 2;
  }

  /** Adds the reference that starts here to the members. */
  #readReference(start: number, around: Surroundings): boolean {
    if (characterKind(this.#text.charCodeAt(start)) !== letter) return false;
    let hash = 0;
    let hasPlane = false;
    let at = start;
    for (; ; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === slash && !hasPlane && characterKind(this.#text.charCodeAt(at + 1)) >= digit)
        hasPlane = true;
      else if (characterKind(code) === none) break;
      hash = hashOf(hash, code);
    }
    this.#end = at;
    if (around === 'block' && !isBlankAt(this.#text, at)) return false;
    // `null`, `true` and `false` look like references.
    if (at - start <= 5 && typeof readPlainValue(this.#text, start, at).value !== 'string') return false;
    this.#draft.members[this.#draft.memberCount++] = this.#references.numberAt(start, at, hash);
    return true;
  }

  #readWord(start: number): string {
    let at = start;
    while (characterKind(this.#text.charCodeAt(at)) >= digit) at++;
    this.#end = at;
    return this.#text.slice(start, at);
  }
}

const strengthWords: readonly string[] = strengths;
const phaseWords: readonly string[] = phases;

type Draft = { -readonly [Key in keyof PlainRequirement]: PlainRequirement[Key] } & {
  readonly members: number[];
};

/** Whether it says in one way, and no other, what is needed. */
function isComplete(targets: number, { memberCount, atLeast }: PlainRequirement): boolean {
  return targets === 1 || targets === 2 || (targets === 12 && atLeast <= memberCount);
}

/** What a character can be in a reference; a digit or letter can begin it. */
const none = 0;
const mark = 1;
const digit = 2;
const letter = 3;

function characterKind(code: number): number {
  return code < 0x80 ? (kinds[code] ?? none) : none;
}

const kinds = Uint8Array.from({ length: 0x80 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z]/.test(character)) return letter;
  if (/[0-9]/.test(character)) return digit;
  return /[._-]/.test(character) ? mark : none;
});
