import { get, setFloat } from '../numbers';
import {
  addService,
  addSubject,
  serviceCount,
  serviceSubject,
  subjectName,
  subjectStartup,
  textStart,
} from './memory';
import { nameAt, noSubject, setSubjectOf, subjectOf } from './names';

/*
 * The service or plane that is read, and what it has had so far.
 */

/** The service or plane that is read. */
export let subject: i32 = 0;
/** Which keys the service and its plane have had, and which planes the service; a bit each. */
let seenInService: i32 = 0;
let seenInPlane: i32 = 0;
let seenPlanes: i32 = 0;

/** Takes down that the service, or its plane, has a key; false when it has it already. */
export function mark(key: i32, ofPlane: bool): bool {
  const seen = ofPlane ? seenInPlane : seenInService;
  if (ofPlane) seenInPlane |= key;
  else seenInService |= key;
  return (seen & key) == 0;
}

/** Opens a service whose name stands at this offset; gives its subject, or -1 for a service that there is. */
export function openService(offset: i32, length: i32, lineOffset: i32): i32 {
  const name = nameAt(textStart + offset, length);
  if (name == 0 || subjectOf(name) != noSubject) return -1;
  subject = addService(name, offset, offset + length, lineOffset);
  setSubjectOf(name, subject);
  seenInService = 0;
  seenPlanes = 0;
  return subject;
}

/** Opens a plane of the last service; gives its subject, or -1 for a plane that there is. */
export function openPlane(plane: i32): i32 {
  if ((seenPlanes & (1 << plane)) != 0) return -1;
  seenPlanes |= 1 << plane;
  seenInPlane = 0;
  subject = addSubject(get(subjectName, lastService()), plane);
  return subject;
}

export function backToService(): void {
  subject = lastService();
}

export function setStartup(owner: i32, milliseconds: f64): void {
  setFloat(subjectStartup, owner, milliseconds);
}

function lastService(): i32 {
  return get(serviceSubject, serviceCount - 1);
}
