import type { Code, Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/source-span.ts';
import type { Attributes, Manifest, RequirementDeclaration, Spanned } from './manifest.ts';
import type { Plane } from './vocabulary.ts';

export const conflictingValue: Code = {
  id: 'conflicting-value',
  severity: 'error',
  title: 'a value is set twice, differently',
  explanation: `Several files load as one graph, and a service may be opened in more than one of them. Lists such as
\`tags\` and \`dependsOn\` add up; a single value such as \`owner\` or \`tier\` cannot have two.

Keep the value in one of the places, or make both say the same.`,
};

/** All that is said of one service, in all files together. */
export interface MergedService extends MergedAttributes {
  readonly id: string;
  readonly declaredAt: Span;
  readonly planes: ReadonlyMap<Plane, MergedPlane>;
}

export interface MergedPlane extends MergedAttributes {
  readonly declaredAt: Span;
}

/** Single values by attribute name, lists added up. */
export interface MergedAttributes {
  readonly scalars: Scalars;
  readonly tags: readonly string[];
  readonly links: readonly string[];
  readonly dependsOn: readonly RequirementDeclaration[];
}

const scalarNames = [
  'name',
  'owner',
  'tier',
  'slo',
  'startupMs',
  'region',
  'cell',
  'external',
  'description',
] as const;
type ScalarName = (typeof scalarNames)[number];
export type Scalars = { readonly [Name in ScalarName]?: NonNullable<Attributes[Name]> };

/** How an attribute is written in a manifest, where that differs from its name here. */
const writtenNames: Partial<Record<ScalarName, string>> = { startupMs: 'startup' };

/**
 * Brings together what the manifests say of each service, sorted by id.
 *
 * A value set twice to different things is reported at the second place, in the order of the manifests, and
 * the first one is kept. Cost: linear in what is declared, plus the sort.
 */
export function mergeServices(
  manifests: readonly Manifest[],
  onProblem: (problem: Diagnostic) => void,
): readonly MergedService[] {
  const drafts = new Map<string, ServiceDraft>();
  for (const manifest of manifests) {
    for (const declaration of manifest.services) {
      const id = declaration.id.value;
      let draft = drafts.get(id);
      if (draft === undefined) {
        draft = { id, ...emptyDraft(declaration.id.span), planes: new Map() };
        drafts.set(id, draft);
      }
      addTo(draft, declaration, `\`${id}\``, onProblem);
      for (const { plane, ...attributes } of declaration.planes) {
        let planeDraft = draft.planes.get(plane.value);
        if (planeDraft === undefined) {
          planeDraft = emptyDraft(plane.span);
          draft.planes.set(plane.value, planeDraft);
        }
        addTo(planeDraft, attributes, `\`${id}/${plane.value}\``, onProblem);
      }
    }
  }
  return [...drafts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

interface Draft {
  readonly declaredAt: Span;
  readonly scalars: { -readonly [Name in ScalarName]?: Scalars[Name] };
  readonly tags: string[];
  readonly links: string[];
  readonly dependsOn: RequirementDeclaration[];
}

interface ServiceDraft extends Draft {
  readonly id: string;
  readonly planes: Map<Plane, Draft>;
}

function emptyDraft(declaredAt: Span): Draft {
  return { declaredAt, scalars: {}, tags: [], links: [], dependsOn: [] };
}

function addTo(
  draft: Draft,
  attributes: Attributes,
  subject: string,
  onProblem: (problem: Diagnostic) => void,
): void {
  for (const name of scalarNames) {
    const value = attributes[name];
    if (value === undefined) continue;
    const first = draft.scalars[name];
    if (first === undefined) Object.assign(draft.scalars, { [name]: value });
    else if (first.value !== value.value) onProblem(conflict(subject, name, first, value));
  }
  for (const tag of attributes.tags) draft.tags.push(tag.value);
  for (const link of attributes.links) draft.links.push(link.value);
  for (const requirement of attributes.dependsOn) draft.dependsOn.push(requirement);
}

function conflict(
  subject: string,
  name: ScalarName,
  first: Spanned<string | number | boolean>,
  second: Spanned<string | number | boolean>,
): Diagnostic {
  return {
    code: conflictingValue,
    message: `\`${writtenNames[name] ?? name}\` of ${subject} is already set to another value`,
    span: second.span,
    hint: 'keep it in one place, or make both places agree',
    related: [{ message: 'first set here', span: first.span }],
  };
}
