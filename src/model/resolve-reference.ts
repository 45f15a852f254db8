import type { Code, Diagnostic } from '../diagnostics/diagnostic.ts';
import { makeSimilarNamesHint } from '../diagnostics/similar-names.ts';
import type { Spanned } from './manifest.ts';
import type { MergedService } from './merge-services.ts';

export const unknownService: Code = {
  id: 'unknown-service',
  severity: 'error',
  title: 'a reference leads to a service that no manifest declares',
  explanation: `Every service that something depends on has to be declared, even when nothing else is known of it, so that a
misspelled name cannot hide a dependency.

Declare it, with \`external: true\` when it is not yours, or correct the name. When it is declared in
another file, load that file as well: \`--graph\` can be given several times.

    services:
      payment-provider: { external: true }`,
};

export const unknownPlane: Code = {
  id: 'unknown-plane',
  severity: 'error',
  title: 'a reference names a plane that the service does not have',
  explanation: `\`ec2/control\` means the control plane of \`ec2\`, which \`ec2\` has to declare:

    services:
      ec2:
        planes:
          control: {}
          data: {}

A service without planes is referred to by its bare name.`,
};

/**
 * Makes a function from a reference as written to the numbers of the components that it means.
 *
 * A bare service with planes means its data plane, or every plane if it has no data plane. A reference that
 * leads nowhere is reported and gives an empty list. Component ids are given in the order of their numbers.
 */
export function makeReferenceResolver(
  services: ReadonlyMap<string, MergedService>,
  componentNumbers: ReadonlyMap<string, number>,
  onProblem: (problem: Diagnostic) => void,
): (reference: Spanned<string>, subject: string) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  const hint = makeSimilarNamesHint('service', services.keys());

  return (reference, subject) => {
    const before = known.get(reference.value);
    if (before !== undefined) return before;
    const problem = problemOf(reference, subject, services, hint);
    if (problem !== undefined) {
      onProblem(problem);
      return [];
    }
    const numbers = meaningOf(reference.value, services).map((id) => {
      const number = componentNumbers.get(id);
      if (number === undefined) throw new Error(`component ${id} has a number`);
      return number;
    });
    known.set(reference.value, numbers);
    return numbers;
  };
}

/** The ids of the components that a valid reference means, sorted. */
function meaningOf(reference: string, services: ReadonlyMap<string, MergedService>): string[] {
  const planes = services.get(reference)?.planes;
  if (planes === undefined || planes.size === 0) return [reference];
  if (planes.has('data')) return [`${reference}/data`];
  return [...planes.keys()].sort().map((plane) => `${reference}/${plane}`);
}

function problemOf(
  reference: Spanned<string>,
  subject: string,
  services: ReadonlyMap<string, MergedService>,
  hint: (name: string) => string | undefined,
): Diagnostic | undefined {
  const [id = '', plane] = reference.value.split('/', 2);
  const service = services.get(id);
  if (service === undefined) {
    const similar = hint(id) ?? 'declare it under `services:`, with `external: true` when it is not yours';
    return {
      code: unknownService,
      message: `\`${subject}\` depends on \`${id}\`, which no manifest declares`,
      span: reference.span,
      hint: similar,
    };
  }
  if (plane === undefined || [...service.planes.keys()].some((own) => own === plane)) return undefined;
  const own = [...service.planes.keys()].sort().map((name) => `\`${id}/${name}\``);
  return {
    code: unknownPlane,
    message: `\`${id}\` has no plane \`${plane}\``,
    span: reference.span,
    hint: own.length === 0 ? `\`${id}\` has no planes: refer to it as \`${id}\`` : `it has ${own.join(', ')}`,
    related: [{ message: `\`${id}\` is declared here`, span: service.declaredAt }],
  };
}
