import type { RequirementDeclaration, ServiceDeclaration } from '../../model/manifest.ts';
import { planes } from '../../model/vocabulary.ts';
import { BlockReader } from '../block-reader.ts';
import { makeProblems } from '../problems.ts';
import { readRequirement } from '../requirements.ts';
import { readService } from '../services.ts';
import type { RequirementPlace } from './kernel-graph.ts';

/** Reads again, as trees, parts of a text in which nothing is wrong: what the numbers of its graph do not say. */
export interface DetailReader {
  /** What the text says of the service whose line starts here. */
  readonly serviceAt: (line: number) => ServiceDeclaration;
  readonly requirementAt: (place: RequirementPlace) => RequirementDeclaration;
}

export function makeDetailReader(file: string, text: string, serviceLines: Int32Array): DetailReader {
  let last: { readonly line: number; readonly declaration: ServiceDeclaration } | undefined;
  const serviceAt = (line: number) => {
    if (last?.line === line) return last.declaration;
    const entry = found(new BlockReader(text).readEntryAt(line));
    const declaration = found(readService(entry, makeProblems(file)));
    last = { line, declaration };
    return declaration;
  };
  const requirementAt = ({ service, plane, position, line }: RequirementPlace) => {
    if (line === -1) {
      const declaration = serviceAt(serviceLines[service] ?? 0);
      const own =
        plane === -1 ? declaration : declaration.planes.find((each) => each.plane.value === planes[plane]);
      return found(own?.dependsOn[position]);
    }
    const item = found(new BlockReader(text).readItemAt(line));
    return found(readRequirement(item, makeProblems(file)));
  };
  return { serviceAt, requirementAt };
}

/** What is there, since the text was read without a problem. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a text that was read once reads alike again');
  return value;
}
