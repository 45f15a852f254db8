import type { Attributes, PlaneDeclaration, RequirementDeclaration, Spanned } from '../model/manifest.ts';
import type { ManifestColumns } from '../model/manifest-columns.ts';
import { phases, planes, strengths } from '../model/vocabulary.ts';
import { makeAttributesDraft, readAttribute } from './attributes.ts';
import type { ValuePlace } from './block-places.ts';
import { BlockReader } from './block-reader.ts';
import { addRequirement, addSubject, finishedRequirements, makeColumnDrafts } from './column-drafts.ts';
import { formatVersion } from './format-version.ts';
import { isExtension } from './known-keys.ts';
import { readId } from './names.ts';
import { isNew, skimAttribute } from './plain-attributes.ts';
import { type PlainRequirement, PlainRequirementReader } from './plain-requirements.ts';
import { makeProblems } from './problems.ts';
import { hashOf, ReferenceTable } from './reference-table.ts';
import { readRequirements } from './requirements.ts';
import { readPlane, readPlanes, readService } from './services.ts';

const planeWords: readonly string[] = planes;

/** What a text says, and where each of its services is opened: the line of its key. */
export interface ReadColumns {
  readonly columns: ManifestColumns;
  readonly serviceLines: readonly number[];
}

/**
 * Reads a manifest in YAML straight into columns, without a tree of all of it: some four times as fast.
 *
 * Undefined for a text that the fast reader of YAML cannot be sure of, and at the first thing that is wrong with the
 * manifest: the text is then for `readManifests`, which finds all of that. Cost: linear in the text.
 */
export function readColumns(file: string, text: string): ReadColumns | undefined {
  return text.includes('\r') ? undefined : new ColumnsReader(file, text).read();
}

class ColumnsReader {
  readonly #text: string;
  readonly #reader: BlockReader;
  readonly #problems: ReturnType<typeof makeProblems>;
  readonly #references: ReferenceTable;
  readonly #plain: PlainRequirementReader;
  readonly #drafts = makeColumnDrafts();
  readonly #serviceLines: number[] = [];
  /** The subject of each reference that is the id of a service. */
  readonly #subjectOf: number[] = [];
  #title: string | undefined;
  #hasVersion = false;

  constructor(file: string, text: string) {
    this.#text = text;
    this.#reader = new BlockReader(text);
    this.#problems = makeProblems(file);
    this.#references = new ReferenceTable(text);
    this.#plain = new PlainRequirementReader(text, this.#references);
  }

  read(): ReadColumns | undefined {
    const isRead = this.#reader.visitDocument(once((place) => this.#readTop(place)));
    if (!isRead || !this.#hasVersion || this.#problems.found.length > 0) return undefined;
    const { services, subjects } = this.#drafts;
    const requirements = finishedRequirements(this.#drafts);
    const references = {
      length: this.#references.length,
      text: (reference: number) => this.#references.textOf(reference),
      subject: (reference: number) => this.#subjectOf[reference],
    };
    const columns = { title: this.#title, services, subjects, requirements, references };
    return { columns, serviceLines: this.#serviceLines };
  }

  #readTop(place: ValuePlace): boolean {
    if (place.key.text === 'services') {
      return this.#reader.visitEntries(place, (service) => this.#readService(service));
    }
    const node = this.#reader.readValue(place);
    const value = node?.kind === 'scalar' ? node.value : undefined;
    if (place.key.text === 'faultline') this.#hasVersion = value === formatVersion;
    else if (place.key.text === 'title') this.#title = typeof value === 'string' ? value : undefined;
    else return node !== undefined && (place.key.text === '$schema' || isExtension(place.key));
    return place.key.text === 'title' ? this.#title !== undefined : this.#hasVersion;
  }

  #readService(place: ValuePlace): boolean {
    const id = readId(place.key, this.#problems);
    const reference = id === undefined ? -1 : this.#numberOf(id);
    if (id === undefined || reference === -1 || this.#subjectOf[reference] !== undefined) return false;
    this.#drafts.services.push(id.value);
    this.#serviceLines.push(place.line);
    const subject = addSubject(this.#drafts, -1);
    this.#subjectOf[reference] = subject;
    return this.#readSubject(place, subject);
  }

  /** Reads the body of a service or plane. */
  #readSubject(place: ValuePlace, subject: number): boolean {
    if (this.#reader.isNothing(place)) return true;
    if (this.#reader.isBelow(place)) {
      const known: string[] = [];
      return this.#reader.visitEntries(
        place,
        (entry) => isNew(entry.key.text, known) && this.#readEntry(entry, subject),
        (start) => skimAttribute(this.#text, start, known),
      );
    }
    const value = this.#reader.readValue(place);
    if (value === undefined) return false;
    if (!this.#isService(subject)) return this.#addAttributes(readPlane(value, this.#problems), subject);
    const service = readService({ key: place.key, value }, this.#problems);
    if (service === undefined || !this.#addAttributes(service, subject)) return false;
    return this.#addPlanes(service.planes);
  }

  #isService(subject: number): boolean {
    return this.#drafts.subjects.plane[subject] === -1;
  }

  #readEntry(place: ValuePlace, subject: number): boolean {
    if (place.key.text === 'dependsOn' && this.#reader.isBelow(place))
      return this.#readDependsOn(place, subject);
    const isPlanes = place.key.text === 'planes' && this.#isService(subject);
    if (isPlanes && this.#reader.isBelow(place)) {
      return this.#reader.visitEntries(
        place,
        once((plane) => this.#readPlane(plane)),
      );
    }
    const value = this.#reader.readValue(place);
    if (value === undefined) return false;
    if (isPlanes) return this.#addPlanes(readPlanes(value, this.#problems));
    const draft = makeAttributesDraft();
    const isKnown = readAttribute({ key: place.key, value }, draft, this.#problems) || isExtension(place.key);
    return isKnown && this.#addAttributes(draft, subject);
  }

  #readPlane(place: ValuePlace): boolean {
    const plane = planeWords.indexOf(place.key.text);
    if (plane !== -1) return this.#readSubject(place, addSubject(this.#drafts, plane));
    return isExtension(place.key) && this.#reader.readValue(place) !== undefined;
  }

  #readDependsOn(place: ValuePlace, subject: number): boolean {
    let position = 0;
    return this.#reader.visitItems(place, (start, indent) => {
      const requirement = this.#readItem(start, indent);
      if (requirement !== undefined) addRequirement(this.#drafts, subject, position++, requirement);
      return requirement !== undefined;
    });
  }

  #readItem(start: number, indent: number): PlainRequirement | undefined {
    if (this.#plain.read(start)) {
      return this.#reader.passOver(this.#plain.end) ? this.#plain.requirement : undefined;
    }
    const node = this.#reader.readItem(indent);
    if (node === undefined) return undefined;
    const list = { kind: 'list', items: [node], start: node.start, end: node.end } as const;
    const [declaration] = readRequirements(list, this.#problems);
    return declaration && this.#plainOf(declaration);
  }

  /** What was read as a tree, with nothing of it left out or there would be a problem. */
  #addAttributes({ startupMs, dependsOn }: Attributes, subject: number): boolean {
    if (startupMs !== undefined) this.#drafts.subjects.startupMs[subject] = startupMs.value;
    return dependsOn.every((declaration, position) => {
      const requirement = this.#plainOf(declaration);
      if (requirement !== undefined) addRequirement(this.#drafts, subject, position, requirement);
      return requirement !== undefined;
    });
  }

  #addPlanes(declared: readonly PlaneDeclaration[]): boolean {
    return declared.every((plane) => {
      const subject = addSubject(this.#drafts, planes.indexOf(plane.plane.value));
      return this.#addAttributes(plane, subject);
    });
  }

  #plainOf(declaration: RequirementDeclaration): PlainRequirement | undefined {
    const members = declaration.members.map((member) => this.#numberOf(member));
    if (members.includes(-1)) return undefined;
    return {
      members,
      memberCount: members.length,
      atLeast: declaration.atLeast,
      strength: strengths.indexOf(declaration.strength),
      phase: phases.indexOf(declaration.phase),
      toleratesMs: declaration.toleratesMs,
    };
  }

  /** The number of a reference that stands in the text as it is, maybe in quotes; else -1. */
  #numberOf({ value, span }: Spanned<string>): number {
    const start = this.#text.startsWith(value, span.start) ? span.start : span.start + 1;
    if (!this.#text.startsWith(value, start)) return -1;
    let hash = 0;
    for (let at = start; at < start + value.length; at++) hash = hashOf(hash, this.#text.charCodeAt(at));
    return this.#references.numberAt(start, start + value.length, hash);
  }
}

/** The same visit, which fails at a key that it has been given before. */
function once(visit: (place: ValuePlace) => boolean): (place: ValuePlace) => boolean {
  const known: string[] = [];
  return (place) => isNew(place.key.text, known) && visit(place);
}
