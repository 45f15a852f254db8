import { get } from '../numbers';
import {
  at,
  closeBrace,
  closeBracket,
  colon,
  comma,
  inId,
  inWords,
  isBlank,
  isDigit,
  isLetter,
  isReserved,
  kindAt,
  openBracket,
  openBrace,
  skipSpaces,
  slash,
  space,
  wordAt,
} from './characters';
import { durationAt, durationEnd } from './durations';
import { addRequirement, member, memberCount, offerMember } from './memory';
import { nameAt } from './names';

/*
 * The forms that nearly all requirements have: `dynamodb`, and on one line `{ service: dynamodb, phase: startup }` or
 * a group like that. What is read here, the readers of trees would read alike; all else, and all that is wrong, is
 * left to them.
 */

// What was read of the requirement that is read.
let members: i32 = 0;
let atLeast: i32 = 1;
let strength: i32 = 0;
let phase: i32 = 0;
let toleratesMs: f64 = 0;

// The keys of a requirement, a bit each.
const serviceKey: i32 = 1;
const anyOfKey: i32 = 2;
const ofKey: i32 = 4;
const atLeastKey: i32 = 8;
const strengthKey: i32 = 16;
const phaseKey: i32 = 32;
const toleratesKey: i32 = 64;
const forKey: i32 = 128;
const targetKeys: i32 = serviceKey | anyOfKey | ofKey | atLeastKey;

/**
 * Reads the requirement that starts here, of this subject, its place in the list and its line given; gives where it
 * ends, or 0 for one that is not read here.
 */
export function readRequirement(place: usize, subject: i32, position: i32, line: i32): usize {
  members = 0;
  if (at(place) != openBrace) {
    const end = readReference(place);
    if (end == 0 || !isBlank(end)) return 0;
    addRequirement(subject, position, 0, 1, 0, 1, line);
    return end;
  }
  atLeast = 1;
  strength = 0;
  phase = 0;
  toleratesMs = 0;
  const end = readTerms(place);
  if (end != 0) {
    addRequirement(subject, position, strength + 4 * phase, atLeast, toleratesMs, members, line);
  }
  return end;
}

/** Reads what is in braces. */
function readTerms(start: usize): usize {
  let seen = 0;
  let place = start;
  do {
    const word = skipSpaces(place + 1);
    const end = wordEnd(word);
    const key = keyOf(word, <i32>(end - word));
    if ((seen & key) != 0 || key == 0 || at(end) != colon || at(end + 1) != space) return 0;
    seen |= key;
    const valueEnd = readValue(key, skipSpaces(end + 1));
    if (valueEnd == 0) return 0;
    place = skipSpaces(valueEnd);
  } while (at(place) == comma);
  if (at(place) != closeBrace || !isComplete(seen & targetKeys)) return 0;
  return place + 1;
}

/** Whether it says in one way, and no other, what is needed. */
function isComplete(targets: i32): bool {
  return (
    targets == serviceKey || targets == anyOfKey || (targets == (ofKey | atLeastKey) && atLeast <= members)
  );
}

function wordEnd(place: usize): usize {
  let end = place;
  while ((kindAt(end) & (isLetter | isDigit)) != 0) end++;
  return end;
}

function keyOf(place: usize, length: i32): i32 {
  const word = wordAt(place, length);
  if (length == 7) {
    if (word == 0x65636976726573) return serviceKey;
    return word == 0x747361654c7461 ? atLeastKey : 0;
  }
  if (length == 8) return word == 0x6874676e65727473 ? strengthKey : 0;
  if (length == 5) {
    if (word == 0x6573616870) return phaseKey;
    return word == 0x664f796e61 ? anyOfKey : 0;
  }
  // The ninth letter of `tolerates` does not fit into the word.
  if (length == 9) return word == 0x65746172656c6f74 && at(place + 8) == 0x73 ? toleratesKey : 0;
  if (length == 2) return word == 0x666f ? ofKey : 0;
  return length == 3 && word == 0x726f66 ? forKey : 0;
}

/** Reads the value of a key; gives where it ends, or 0 for what it cannot be, or is not sure to be. */
function readValue(key: i32, place: usize): usize {
  if (key == serviceKey) return readReference(place);
  if (key == anyOfKey || key == ofKey) return readMembers(place);
  if (key == forKey) return readWords(place);
  if (key == toleratesKey) {
    toleratesMs = durationAt(place);
    return toleratesMs < 0 || (kindAt(durationEnd) & (isLetter | isDigit)) != 0 ? 0 : durationEnd;
  }
  const end = wordEnd(place);
  const length = <i32>(end - place);
  const word = wordAt(place, min(length, 8));
  if (key == atLeastKey) {
    atLeast = smallNumber(place, length);
    return atLeast == 0 ? 0 : end;
  }
  if (key == strengthKey) {
    strength = length == 4 && word == 0x64726168 ? 0 : length == 4 && word == 0x74666f73 ? 1 : 2;
    return strength < 2 || (length == 5 && word == 0x636e797361) ? end : 0;
  }
  phase = length == 6 && word == 0x737961776c61 ? 0 : length == 7 && word == 0x70757472617473 ? 1 : 2;
  return phase < 2 || (length == 7 && word == 0x656d69746e7572) ? end : 0;
}

/** One to ninety-nine, without a zero in front; else 0. */
function smallNumber(place: usize, length: i32): i32 {
  const first = <i32>at(place) - 0x30;
  if (length > 2 || length < 1 || first < 1 || first > 9) return 0;
  if (length == 1) return first;
  const second = <i32>at(place + 1) - 0x30;
  return second < 0 || second > 9 ? 0 : 10 * first + second;
}

/** The members of `[a, b]`; 0 for fewer than two, and for one that stands twice. */
function readMembers(start: usize): usize {
  if (at(start) != openBracket) return 0;
  let place = start;
  do {
    const end = readReference(skipSpaces(place + 1));
    if (end == 0) return 0;
    const last = get(member, memberCount + members - 1);
    for (let index = members - 2; index >= 0; index--) {
      if (get(member, memberCount + index) == last) return 0;
    }
    place = skipSpaces(end);
  } while (at(place) == comma);
  return at(place) == closeBracket && members >= 2 && members <= mostMembers ? place + 1 : 0;
}

/** To look for members that stand twice takes the square of this. */
const mostMembers: i32 = 99;

/** Offers the reference that starts here as a member. */
function readReference(start: usize): usize {
  if ((kindAt(start) & isLetter) == 0) return 0;
  let place = start + 1;
  while ((kindAt(place) & inId) != 0) place++;
  if (at(place) == slash && (kindAt(place + 1) & (isLetter | isDigit)) != 0) {
    place++;
    while ((kindAt(place) & inId) != 0) place++;
  }
  const length = <i32>(place - start);
  if (isReserved(start, length)) return 0;
  const name = nameAt(start, length);
  if (name == 0) return 0;
  offerMember(members++, name);
  return place;
}

/** Passes over plain words up to a comma or brace; they may be about anything but nothing, true or false. */
function readWords(start: usize): usize {
  if ((kindAt(start) & isLetter) == 0) return 0;
  let place = start;
  while ((kindAt(place) & inWords) != 0) place++;
  let end = place;
  while (at(end - 1) == space) end--;
  return isReserved(start, <i32>(end - start)) ? 0 : place;
}
