import type { CycleChange } from '../../analysis/diff/changed-cycles.ts';
import type { RequirementChange } from '../../analysis/diff/changed-requirements.ts';
import type { ServiceChange } from '../../analysis/diff/changed-services.ts';
import type { StuckChange } from '../../analysis/diff/changed-start-up.ts';
import type { ComponentOutcome } from '../../analysis/diff/outcome.ts';
import type { StartUpCauses } from '../../analysis/diff/start-up-causes.ts';
import type { Diff, RootChange } from '../../analysis/diff.ts';
import type { Json, JsonObject } from '../../document/document.ts';
import type { FindingChanges } from '../../policy/finding-changes.ts';
import { graphData } from '../impact-data.ts';
import { requirementData } from '../requirement-data.ts';
import { placeOfChange, type Sides } from './change-text.ts';
import type { SideNames } from './diff-answer.ts';
import { findingCausesIn } from './finding-causes.ts';

/** `faultline/diff@1`. `causes` are positions in `requirements`. */
export function diffData(
  result: Diff,
  sides: Sides & { readonly names: SideNames },
  findings: FindingChanges | undefined,
): JsonObject {
  const { services, requirements, roots, singlePoints, cycles, startUp } = result;
  return {
    base: { name: sides.names.base, ...graphData(sides.base) },
    head: { name: sides.names.head, ...graphData(sides.head) },
    services: services.map(serviceData),
    requirements: requirements.map((change) => changeData(change, sides)),
    roots: roots.map(rootData),
    rootsNotTimed: result.rootsNotTimed,
    singlePoints: singlePoints.map((point) => ({
      component: point.component,
      gainedCount: point.gainedCount,
      lostCount: point.lostCount,
      gained: point.gained,
      gainedCauses: point.gainedCauses,
      lost: point.lost,
      lostCauses: point.lostCauses,
    })),
    cycles: { added: cycles.added.map(cycleData), removed: cycles.removed.map(cycleData) },
    startUp: {
      totalMs: { before: startUp.before.totalMs, after: startUp.after.totalMs },
      causes: causesData(startUp.causes),
      newlyStuck: stuckIds(startUp.newlyStuck),
      stuckCauses: causesData(allCauses(startUp.newlyStuck)),
      newlyStuckBy: startUp.newlyStuck.map(stuckData),
      noLongerStuck: stuckIds(startUp.noLongerStuck),
      freedCauses: causesData(allCauses(startUp.noLongerStuck)),
      noLongerStuckBy: startUp.noLongerStuck.map(stuckData),
    },
    findings: findings && findingsData(findings, result, sides),
  };
}

function serviceData({ kind, id, added, removed, fields }: ServiceChange): JsonObject {
  return {
    change: kind,
    id,
    componentsAdded: added,
    componentsRemoved: removed,
    fields: fields.map(({ subject, field, before, after }) => ({
      of: subject,
      field,
      before: before as Json | undefined, // a scalar or a list of texts
      after: after as Json | undefined,
    })),
  };
}

function changeData(change: RequirementChange, sides: Sides): JsonObject {
  return {
    change: change.kind,
    dependent: change.dependent,
    fields: change.kind === 'changed' ? change.fields : [],
    before: change.kind === 'added' ? undefined : requirementData(change.before),
    after: change.kind === 'removed' ? undefined : requirementData(change.after),
    where: placeOfChange(change, sides),
  };
}

function rootData(root: RootChange): JsonObject {
  return {
    id: root.component,
    presence: root.presence,
    newlyAffected: root.newlyAffected,
    noLongerAffected: root.noLongerAffected,
    worse: root.worse,
    milder: root.milder,
    sooner: root.sooner,
    later: root.later,
    newlyDown: root.newlyDown,
    noLongerDown: root.noLongerDown,
    affectedNew: root.affectedNew,
    affectedGone: root.affectedGone,
    components: root.changes?.map(({ component, kind, before, after, causes }) => ({
      id: component,
      change: kind,
      // Nothing becomes of what is not there.
      before: kind === 'new' ? undefined : outcomeData(before),
      after: kind === 'gone' ? undefined : outcomeData(after),
      causes,
    })),
  };
}

function outcomeData({ state, atMs, earlierMs }: ComponentOutcome): JsonObject {
  return { state, atMs, earlierMs: earlierMs.length === 0 ? undefined : earlierMs };
}

function cycleData({ cycle, way, counterpart, causes }: CycleChange): JsonObject {
  return {
    kind: cycle.kind,
    breakable: cycle.breakable,
    members: cycle.members,
    way,
    counterpart: counterpart && { kind: counterpart.kind, members: counterpart.members },
    causes,
  };
}

function stuckData({ presence, components, causes }: StuckChange): JsonObject {
  return { presence, components, causes: causesData(causes) };
}

function stuckIds(changes: readonly StuckChange[]): readonly string[] {
  return changes.flatMap(({ components }) => components).sort();
}

function allCauses(changes: readonly StuckChange[]): StartUpCauses {
  const all = changes.map(({ causes }) => causes);
  return {
    requirements: [...new Set(all.flatMap(({ requirements }) => requirements))].sort((a, b) => a - b),
    components: [...new Set(all.flatMap(({ components }) => components))].sort(),
  };
}

function causesData({ requirements, components }: StartUpCauses): JsonObject {
  return { requirements, components };
}

function findingsData({ added, removed }: FindingChanges, result: Diff, sides: Sides): JsonObject {
  const causesOf = findingCausesIn(result, sides);
  return {
    added: added.map(({ span, foundAt = span, ...finding }) => ({
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message,
      where: foundAt && sides.placeOf(foundAt),
      identity: finding.identity,
      causes: causesOf({ ...finding, ...(foundAt && { span: foundAt }) }),
    })),
    removed,
  };
}
