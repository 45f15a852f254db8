import type { Span } from '../diagnostics/source-span.ts';
import type { Evidence, RequirementDeclaration } from '../model/manifest.ts';
import { phases, strengths } from '../model/vocabulary.ts';
import { readDuration } from './durations.ts';
import { readEvidence } from './evidence.ts';
import { isExtension, reportUnknownKey } from './known-keys.ts';
import { readReference } from './names.ts';
import type { Entry, MapNode, Node } from './node.ts';
import type { Problems } from './problems.ts';
import { isTargetKey, readTarget, targetKeys } from './requirement-target.ts';
import { readText, readWord } from './scalars.ts';
import { reportWrongType } from './wrong-type.ts';

/** What `dependsOn` says. An entry that names no usable target is reported and left out. */
export function readRequirements(node: Node, problems: Problems): readonly RequirementDeclaration[] {
  if (node.kind !== 'list') {
    reportWrongType('`dependsOn` takes', 'a list', node, problems);
    return [];
  }
  const requirements: RequirementDeclaration[] = [];
  for (const item of node.items) {
    const requirement = readRequirement(item, problems);
    if (requirement !== undefined) requirements.push(requirement);
  }
  return requirements;
}

/** What one item of `dependsOn` says; undefined, and reported, when it names no usable target. */
export function readRequirement(item: Node, problems: Problems): RequirementDeclaration | undefined {
  return item.kind === 'map' ? readLongForm(item, problems) : readShortForm(item, problems);
}

const noEvidence: readonly Evidence[] = [];

/** `- dynamodb`: hard, needed always. */
function readShortForm(node: Node, problems: Problems): RequirementDeclaration | undefined {
  const reference = readReference('dependsOn', 'a list of references', node, problems);
  if (reference === undefined) return undefined;
  const draft = makeDraft(reference.span);
  draft.members = [reference];
  return draft;
}

/** What is true of a requirement that says nothing but its target. */
function makeDraft(span: Span): Draft {
  return {
    members: [],
    atLeast: 1,
    strength: 'hard',
    phase: 'always',
    toleratesMs: 0,
    evidence: noEvidence,
    span,
  };
}

const requirementKeys = [...targetKeys, 'strength', 'phase', 'tolerates', 'for', 'evidence'] as const;

/** A requirement while it is read. */
type Draft = { -readonly [K in keyof RequirementDeclaration]: RequirementDeclaration[K] };

function readLongForm(node: MapNode, problems: Problems): RequirementDeclaration | undefined {
  const draft = makeDraft(problems.spanOf(node));
  const targets: Entry[] = [];
  // A misspelled key may be the one that names the target.
  let isUnderstood = true;
  for (const entry of node.entries) {
    if (isTargetKey(entry.key.text)) targets.push(entry);
    else if (!readDetail(entry, draft, problems) && !isExtension(entry.key)) {
      reportUnknownKey(entry.key, 'a requirement', requirementKeys, problems);
      isUnderstood = false;
    }
  }
  if (targets.length === 0 && !isUnderstood) return undefined;
  const target = readTarget(node, targets, problems);
  if (target === undefined) return undefined;
  draft.members = target.members;
  draft.atLeast = target.atLeast;
  return draft;
}

/** Puts what an entry says into `draft`, which keeps its default on a problem; false for another key. */
function readDetail({ key, value }: Entry, draft: Draft, problems: Problems): boolean {
  switch (key.text) {
    case 'strength':
      draft.strength = readWord('strength', strengths, value, problems) ?? draft.strength;
      return true;
    case 'phase':
      draft.phase = readWord('phase', phases, value, problems) ?? draft.phase;
      return true;
    case 'tolerates':
      draft.toleratesMs = readDuration('tolerates', value, problems)?.value ?? draft.toleratesMs;
      return true;
    case 'for': {
      const purpose = readText('for', value, problems);
      if (purpose !== undefined) draft.for = purpose.value;
      return true;
    }
    case 'evidence':
      draft.evidence = readEvidence(value, problems);
      return true;
    default:
      return false;
  }
}
