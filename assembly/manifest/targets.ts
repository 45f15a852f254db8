import { get } from '../numbers';
import { componentOfSubject, hasPlanes } from './components';
import { subjectCount, subjectPlane } from './memory';
import { charactersOf, knownNameAt, lengthOf, notLookedUp, setTargetOf, subjectOf, targetOf } from './names';
import { dataPlane, planeNamed } from './planes';

/*
 * The components that names mean, as `makeReferenceResolver` has it.
 */

/** What a name has as its target that means several components, and none. */
export const several: i32 = -1;
export const nothing: i32 = -3;

/** The first component that a subject speaks for; those that follow it in the manifest are its others. */
// @ts-expect-error: decorator
@inline
export function firstSpeaker(subject: i32): i32 {
  return get(componentOfSubject, subject) == -1 ? subject + 1 : subject;
}

/** Whether the subject behind this one speaks for the same service, when that is spoken for by its planes. */
export function lastSpeaker(subject: i32): i32 {
  if (get(componentOfSubject, subject) != -1) return subject;
  let last = subject + 1;
  while (last + 1 < subjectCount && get(subjectPlane, last + 1) != -1) last++;
  return last;
}

const slash: u8 = 0x2f;

/** The component that a name means; found out once, and kept with the name. */
export function meantBy(name: i32): i32 {
  const known = targetOf(name);
  return known == notLookedUp ? lookUp(name) : known;
}

function lookUp(name: i32): i32 {
  const service = subjectOf(name);
  const target = service == -1 ? planeOf(name) : meaningOf(service);
  setTargetOf(name, target);
  return target;
}

/** A service without planes is itself, one with planes its data plane if it has that, else all of them. */
function meaningOf(service: i32): i32 {
  if (!hasPlanes(service)) return get(componentOfSubject, service);
  const last = lastSpeaker(service);
  for (let subject = service + 1; subject <= last; subject++) {
    if (get(subjectPlane, subject) == dataPlane) return get(componentOfSubject, subject);
  }
  return last == service + 1 ? get(componentOfSubject, last) : several;
}

/** The plane that `ec2/control` means. */
function planeOf(name: i32): i32 {
  const characters = charactersOf(name);
  const length = lengthOf(name);
  let idLength = 0;
  while (idLength < length && load<u8>(characters + idLength) != slash) idLength++;
  if (idLength == length) return nothing;
  const id = knownNameAt(characters, idLength);
  const service = id == 0 ? -1 : subjectOf(id);
  if (service == -1 || !hasPlanes(service)) return nothing;
  const plane = planeNamed(characters + idLength + 1, length - idLength - 1);
  const last = lastSpeaker(service);
  for (let subject = service + 1; subject <= last; subject++) {
    if (get(subjectPlane, subject) == plane) return get(componentOfSubject, subject);
  }
  return nothing;
}
