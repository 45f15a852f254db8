import type { Attributes, PlaneDeclaration, RequirementDeclaration, Spanned } from '../../model/manifest.ts';
import { phases, planes, strengths } from '../../model/vocabulary.ts';
import { makeAttributesDraft, readAttribute } from '../attributes.ts';
import { BlockReader } from '../block-reader.ts';
import { isExtension } from '../known-keys.ts';
import type { Entry } from '../node.ts';
import type { Problems } from '../problems.ts';
import { readRequirement, readRequirements } from '../requirements.ts';
import { readPlane, readPlanes, readService } from '../services.ts';
import { type ManifestKernel, openings, type Stop } from './kernel.ts';

const planeWords: readonly string[] = planes;

/** The keys that the kernel knows, and the bit by which it does. */
const kernelKeys = new Map(
  ['name', 'owner', 'region', 'cell', 'description', 'tier', 'startup', 'dependsOn', 'planes'].map(
    (key, index) => [key, 1 << index],
  ),
);

/** In how many maps and lists the items of a plane's list stand; nothing stands in more. */
const deepest = 6;

/**
 * Reads what the kernel stops at, as a tree, and tells the kernel what it says: quoted names, lists on one line,
 * requirements over several lines, and whatever else is not plain.
 */
export class KernelAssistant {
  readonly #text: string;
  readonly #reader: BlockReader;
  readonly #kernel: ManifestKernel;
  readonly #problems: Problems;
  /** Keys of subjects that the kernel does not know. */
  readonly #seen = new Set<string>();

  constructor(text: string, kernel: ManifestKernel, problems: Problems) {
    this.#text = text;
    this.#reader = new BlockReader(text, deepest);
    this.#kernel = kernel;
    this.#problems = problems;
  }

  /** Reads what starts on this line; gives the line that comes next, or undefined for what cannot be read so. */
  read(stop: Stop, line: number): number | undefined {
    return this.#readAt(stop, line) ? this.#reader.line : undefined;
  }

  #readAt(stop: Stop, line: number): boolean {
    const { steps } = this.#kernel;
    if (stop === 'item') return this.#readItem(line);
    const entry = this.#reader.readEntryAt(stop === 'brackets' ? steps.openedOffset() : line);
    if (entry === undefined) return false;
    if (stop === 'brackets') return this.#readOpened(entry);
    if (stop === 'service') return this.#readService(entry, line);
    return stop === 'plane' ? this.#readPlane(entry) : this.#readAttribute(entry);
  }

  #readService(entry: Entry, line: number): boolean {
    const service = readService(entry, this.#problems);
    if (service === undefined) return false;
    const start = this.#placeOf(service.id);
    if (start === -1) return false;
    const subject = this.#kernel.steps.openService(start, service.id.value.length, line);
    return subject !== -1 && this.#addAttributes(service, subject) && this.#addPlanes(service.planes);
  }

  #readPlane({ key, value }: Entry): boolean {
    const plane = planeWords.indexOf(key.text);
    if (plane === -1) {
      // Planes that have been opened since are subjects of their own: `planes` is known by its service.
      return isExtension(key) && this.#isNew(`planes ${key.text}`, this.#kernel.variable('serviceCount'));
    }
    const subject = this.#kernel.steps.openPlane(plane);
    return subject !== -1 && this.#addAttributes(readPlane(value, this.#problems), subject);
  }

  #readAttribute({ key, value }: Entry): boolean {
    const { steps } = this.#kernel;
    const bit = kernelKeys.get(key.text);
    if (bit === undefined ? !this.#isNew(key.text) : steps.markKey(bit) === 0) return false;
    if (key.text === 'planes' && steps.isInPlane() === 0) {
      return this.#addPlanes(readPlanes(value, this.#problems));
    }
    const draft = makeAttributesDraft();
    const isKnown = readAttribute({ key, value }, draft, this.#problems) || isExtension(key);
    return isKnown && this.#addAttributes(draft, this.#kernel.variable('subject'));
  }

  /** The value of a key that the kernel has read, and that it found in brackets. */
  #readOpened(entry: Entry): boolean {
    const opened = openings[this.#kernel.steps.passBrackets()];
    const subject = this.#kernel.variable('subject');
    switch (opened) {
      case 'service': {
        const service = readService(entry, this.#problems);
        return (
          service !== undefined && this.#addAttributes(service, subject) && this.#addPlanes(service.planes)
        );
      }
      case 'plane':
        return this.#addAttributes(readPlane(entry.value, this.#problems), subject);
      case 'planes':
        return this.#addPlanes(readPlanes(entry.value, this.#problems));
      case 'list': {
        const dependsOn = readRequirements(entry.value, this.#problems);
        return this.#addAttributes({ ...makeAttributesDraft(), dependsOn }, subject);
      }
      default:
        return false;
    }
  }

  #isNew(key: string, owner = this.#kernel.variable('subject')): boolean {
    const known = `${owner} ${key}`;
    if (this.#seen.has(known)) return false;
    this.#seen.add(known);
    return true;
  }

  #readItem(line: number): boolean {
    const node = this.#reader.readItemAt(line);
    const declaration = node && readRequirement(node, this.#problems);
    const [subject, position] = [this.#kernel.variable('subject'), this.#kernel.variable('position')];
    return declaration !== undefined && this.#addRequirement(declaration, subject, position, line);
  }

  /** What was read as a tree, with nothing of it left out or there would be a problem. */
  #addAttributes({ startupMs, dependsOn }: Attributes, subject: number): boolean {
    if (startupMs !== undefined) this.#kernel.steps.setStartup(subject, startupMs.value);
    return dependsOn.every((declaration, position) => this.#addRequirement(declaration, subject, position));
  }

  #addPlanes(declared: readonly PlaneDeclaration[]): boolean {
    const { steps } = this.#kernel;
    const isAdded = declared.every((plane) => {
      const subject = steps.openPlane(planes.indexOf(plane.plane.value));
      return subject !== -1 && this.#addAttributes(plane, subject);
    });
    steps.backToService();
    return isAdded;
  }

  #addRequirement(
    declaration: RequirementDeclaration,
    subject: number,
    position: number,
    line = -1,
  ): boolean {
    const { members, atLeast, strength, phase, toleratesMs } = declaration;
    const areOffered = members.every((member, index) => {
      const start = this.#placeOf(member);
      return start !== -1 && this.#kernel.steps.offer(index, start, member.value.length) === 1;
    });
    if (!areOffered) return false;
    const terms = strengths.indexOf(strength) + 4 * phases.indexOf(phase);
    this.#kernel.steps.addRead(subject, position, terms, atLeast, toleratesMs, members.length, line);
    return true;
  }

  /** Where a name stands in the text as it is, maybe in quotes; else -1. */
  #placeOf({ value, span }: Spanned<string>): number {
    const start = this.#text.startsWith(value, span.start) ? span.start : span.start + 1;
    return this.#text.startsWith(value, start) ? start : -1;
  }
}
