import { get, set } from '../numbers';
import { attributeEnd, dependsOnKey, keyAt, planesKey, valueStart } from './attributes';
import {
  at,
  colon,
  dash,
  hash,
  inId,
  isBlank,
  isLetter,
  isReserved,
  kindAt,
  lineAfter,
  lineBehind,
  newline,
  openBrace,
  openBracket,
  skipSpaces,
} from './characters';
import { addRequirement, offerMember, textEnd, textStart } from './memory';
import { nameAt } from './names';
import { noPlane, planeNamed } from './planes';
import { readRequirement } from './requirements';
import { backToService, mark, openPlane, openService, subject } from './services';

/*
 * The lines below `services:`, one after the other. What a line means depends on what it stands in, and that on its
 * column; a key with nothing on its line opens what begins on a line further down.
 *
 * A line that is not read here is given to the host, which reads all that belongs to it and says where to go on.
 */

// What a line can stand in: each is an index into `columnOf`.
const inServices: i32 = 0;
const inService: i32 = 1;
const inServiceList: i32 = 2;
const inPlanes: i32 = 3;
const inPlane: i32 = 4;
const inPlaneList: i32 = 5;
const nowhere: i32 = -1;

// What `readLines` gives.
export const tired: i32 = 0; // call again
export const done: i32 = 1; // at the first line behind the services
export const wrong: i32 = 2; // this is no manifest, or one for the other way
export const serviceHere: i32 = 3; // for the host: a service
export const attributeHere: i32 = 4; // an entry of a service or plane
export const planeHere: i32 = 5; // a plane
export const itemHere: i32 = 6; // an item of a list of requirements
export const bracketsHere: i32 = 7; // what was opened by a key further up stands in brackets

/** The engine improves a function between two calls of it, so none of them may run too long. */
const linesAtOnce: i32 = 512;

/** Where the line starts that comes next. */
export let line: usize = 0;
/** How many requirements its list has had so far. */
export let position: i32 = 0;

let place: i32 = nowhere;
/** What a key has opened, and the column and the line of that key. */
let opened: i32 = inServices;
let openedColumn: i32 = 0;
let openedLine: usize = 0;
const columnOf = memory.data(6 * 4);

/** Goes to a line: a new one, or the one that the host has come to. */
export function goOnAt(offset: i32): void {
  line = textStart + offset;
}

export function lineOffset(): i32 {
  return <i32>(line - textStart);
}

/** Where the line starts of the key whose value is in brackets; the host reads that, too. */
export function openedOffset(): i32 {
  return <i32>(openedLine - textStart);
}

/** What that key has opened: a service, a list, planes, a plane, or the list of a plane, from 1 on. Then it is past. */
export function passBrackets(): i32 {
  const what = opened;
  opened = nowhere;
  return what;
}

export function isInPlane(): bool {
  return place == inPlane || place == inPlaneList;
}

/** Takes down that what is read has a key that is known here; false when it has it already. */
export function markKey(key: i32): bool {
  return mark(key, isInPlane());
}

/** Offers what is referred to at this offset as a member; false when that is not possible. */
export function offer(index: i32, offset: i32, length: i32): bool {
  const name = nameAt(textStart + offset, length);
  offerMember(index, name);
  return name != 0;
}

/** Adds a requirement that the host has read; its place is the next in the list of `subject` unless told. */
export function addRead(
  owner: i32,
  positionOf: i32,
  terms: i32,
  atLeast: i32,
  toleratesMs: f64,
  members: i32,
  lineOf: i32,
): void {
  addRequirement(owner, positionOf, terms, atLeast, toleratesMs, members, lineOf);
  position = positionOf + 1;
}

/** Reads lines as long as that is possible. */
export function readLines(): i32 {
  for (let count = 0; count < linesAtOnce; count++) {
    const token = skipSpaces(line);
    const first = at(token);
    if (token < textEnd) {
      if (first == newline) {
        line = token + 1;
        continue;
      }
      if (first == hash) {
        line = lineBehind(token);
        continue;
      }
    } else {
      line = textEnd;
    }
    const column = token < textEnd ? <i32>(token - line) : -1;
    const isItem = first == dash && isBlank(token + 1);
    if ((first == openBrace || first == openBracket) && opened > inServices && column > openedColumn) {
      return bracketsHere;
    }
    if (!settle(column, isItem)) return wrong;
    if (place == nowhere) return done;
    const result = readLine(token, column);
    if (result != tired) return result;
  }
  return tired;
}

/** Finds out what a line stands in; false where it can stand in nothing. */
function settle(column: i32, isItem: bool): bool {
  if (opened != nowhere && !enter(column, isItem)) return false;
  opened = nowhere;
  while (place != nowhere) {
    const own = get(columnOf, place);
    const isList = place == inServiceList || place == inPlaneList;
    if (column > own) return false;
    if (column == own && isList == isItem) return true;
    // What is in a list may stand in the column of the key that it belongs to.
    if (column == own && !isList) return false;
    leave();
  }
  return true;
}

/** Goes into what was opened, or past it when there is nothing in it. */
function enter(column: i32, isItem: bool): bool {
  if (opened == inServiceList || opened == inPlaneList) {
    if (!isItem || column < openedColumn) return false;
    position = 0;
  } else {
    const isHere = column > openedColumn;
    if (isItem && column >= openedColumn) return false;
    if (!isHere) return opened == inService || opened == inPlane;
  }
  place = opened;
  set(columnOf, place, column);
  return true;
}

function leave(): void {
  if (place == inServices) place = nowhere;
  else if (place == inService) place = inServices;
  else if (place == inServiceList) place = inService;
  else if (place == inPlaneList) place = inPlane;
  else if (place == inPlane) place = inPlanes;
  else {
    place = inService;
    backToService();
  }
}

function readLine(token: usize, column: i32): i32 {
  if (place == inServiceList || place == inPlaneList) {
    const end = readRequirement(skipSpaces(token + 1), subject, position, lineOffset());
    if (end == 0) return itemHere;
    const next = lineAfter(end);
    if (next == 0) return wrong;
    position++;
    line = next;
    return tired;
  }
  if (place == inServices) return readService(token, column);
  return place == inPlanes ? readPlane(token, column) : readAttribute(token, column);
}

function open(what: i32, column: i32, next: usize): i32 {
  opened = what;
  openedColumn = column;
  openedLine = line;
  line = next;
  return tired;
}

function readService(token: usize, column: i32): i32 {
  let end = token;
  if ((kindAt(token) & isLetter) == 0) return serviceHere;
  while ((kindAt(end) & inId) != 0) end++;
  const length = <i32>(end - token);
  const next = behindColon(end);
  if (next == 0 || length > longestKey || isReserved(token, length)) return serviceHere;
  if (openService(<i32>(token - textStart), length, <i32>(line - textStart)) == -1) return wrong;
  return open(inService, column, next);
}

/** Where the line behind a key starts that has nothing on its line; else 0. */
function behindColon(end: usize): usize {
  return at(end) == colon && isBlank(end + 1) ? lineAfter(end + 1) : 0;
}

/** Longer keys are no keys in YAML (1.2, §7.4.3); the host knows exactly. */
const longestKey: i32 = 1000;

function readPlane(token: usize, column: i32): i32 {
  let end = token;
  while ((kindAt(end) & isLetter) != 0) end++;
  const length = <i32>(end - token);
  const plane = planeNamed(token, length);
  const next = behindColon(end);
  if (next == 0 || plane == noPlane) return planeHere;
  if (openPlane(plane) == -1) return wrong;
  return open(inPlane, column, next);
}

function readAttribute(token: usize, column: i32): i32 {
  const key = keyAt(token);
  if (key == 0 || (key == planesKey && place == inPlane) || !isBlank(valueStart)) return attributeHere;
  const isOpening = key == dependsOnKey || key == planesKey;
  const next = isOpening ? lineAfter(valueStart) : attributeEnd(key);
  if (next == 0) return attributeHere;
  if (!markKey(key)) return wrong;
  if (key == planesKey) return open(inPlanes, column, next);
  if (key == dependsOnKey) return open(place == inPlane ? inPlaneList : inServiceList, column, next);
  line = next;
  return tired;
}
