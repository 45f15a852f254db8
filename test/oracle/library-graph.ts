import { wholeFile } from '../../src/diagnostics/source-span.ts';
import { buildGraph } from '../../src/model/build-graph.ts';
import type { Manifest, RequirementDeclaration, Spanned } from '../../src/model/manifest.ts';
import type { ServiceGraph } from '../../src/model/service-graph.ts';
import { type Plane, planes } from '../../src/model/vocabulary.ts';
import { readEntry, type WrittenManifest, type WrittenPlane, type WrittenRequirement } from './written.ts';
import { readDuration } from './written-duration.ts';

/** The library's graph of the manifests that the slow twins expand by themselves; throws if it objects to one. */
export function libraryGraph(files: readonly WrittenManifest[]): ServiceGraph {
  const { value, diagnostics } = buildGraph(files.map((file, index) => manifestOf(file, `${index}.json`)));
  const [problem] = diagnostics;
  if (problem !== undefined) throw new Error(`${problem.code.id}: ${problem.message}`);
  return value;
}

function manifestOf(written: WrittenManifest, file: string): Manifest {
  const spanned = <T>(value: T): Spanned<T> => ({ value, span: wholeFile(file) });
  const requirement = (entry: WrittenRequirement): RequirementDeclaration => {
    const { references, atLeast, terms } = readEntry(entry);
    return {
      members: references.map(spanned),
      atLeast,
      strength: terms.strength ?? 'hard',
      phase: terms.phase ?? 'always',
      toleratesMs: readDuration(terms.tolerates ?? '0s'),
      ...(terms.for === undefined ? {} : { for: terms.for }),
      evidence: [],
      span: wholeFile(file),
    };
  };
  const attributes = ({ startup, dependsOn = [] }: WrittenPlane) => ({
    ...(startup === undefined ? {} : { startupMs: spanned(readDuration(startup)) }),
    tags: [],
    links: [],
    dependsOn: dependsOn.map(requirement),
  });
  return {
    file,
    ...(written.faultline === undefined ? {} : { version: spanned<number>(written.faultline) }),
    services: Object.entries(written.services).map(([id, service]) => ({
      ...attributes(service),
      id: spanned(id),
      planes: planes.flatMap((plane: Plane) => {
        const part = service.planes?.[plane];
        return part === undefined ? [] : [{ ...attributes(part), plane: spanned(plane) }];
      }),
    })),
  };
}
