/**
 * faultline as a library: the same rooms that the command line calls, from text to answer to text.
 *
 * Nothing here touches the file system, the process, the clock or the locale, so it runs in a browser too.
 *
 * @example
 * const { value: manifests, diagnostics } = loadManifests([{ name: 'shop.yaml', text }]);
 * const { value: graph, diagnostics: more } = buildGraph(manifests);
 * if (!hasErrors([...diagnostics, ...more])) {
 *   const result = impact(graph, [{ component: 'db', state: 'down', atMs: 0 }]);
 *   console.log(result.counts.down);
 * }
 */

// From text to a graph.
export { loadManifests, type ManifestFile } from './sources/load-manifests.ts';
export { manifestSchema } from './sources/manifest-schema.ts';
export { readIncidents } from './sources/index.ts';
export { incidentSchema } from './sources/incident-schema.ts';
export type * from './model/incident-declaration.ts';
export type { Incident, IncidentRoot, Observation, Remark } from './model/incident.ts';
export { resolveIncident } from './model/resolve-incident.ts';
export type * from './model/manifest.ts';
export { buildGraph } from './model/build-graph.ts';
export type { Component, Service, ServiceGraph } from './model/service-graph.ts';
export type { CompactGraph } from './model/compact-graph.ts';
export { isKnownOn, keepRequirements } from './model/keep-requirements.ts';
export { selectComponents } from './model/select-components.ts';
export { type RequirementView, requirementView } from './model/requirement-view.ts';
export { type GraphologyGraph, type RequirementEdge, toGraphology } from './model/graphology-graph.ts';
export { formatDuration, parseDuration } from './model/duration.ts';
export {
  type Phase,
  type Plane,
  phases,
  planes,
  type State,
  type Strength,
  states,
  strengths,
} from './model/vocabulary.ts';

// Questions to a graph.
export { type Cause, type ComponentImpact, type Impact, impact, type Root } from './analysis/impact.ts';
export type { Fates } from './analysis/propagation/fates.ts';
export type { Exposure, Freeze } from './analysis/propagation/flags.ts';
export { type BlastRadius, rank } from './analysis/rank.ts';
export { type Step, type Why, why } from './analysis/why.ts';
export type { Passage } from './analysis/propagation/passage.ts';
export { type Reach, type Surroundings, show } from './analysis/show.ts';
export { type Cycle, type CycleKind, cycleKinds, cycles } from './analysis/cycles.ts';
export type { CycleEntry } from './analysis/cycle/cycle-entry.ts';
export type { CycleLink } from './analysis/cycle/cycle-links.ts';
export { type CycleBreakers, cycleBreakers } from './analysis/cycle/cycle-breakers.ts';
export { type Bootstrap, bootstrap, type StartStep } from './analysis/bootstrap.ts';
export type { Deadlock, DeadlockCore, Relaxation } from './analysis/deadlock/deadlock.ts';
export { type Recovery, type RecoveryOptions, recovery } from './analysis/recovery.ts';
export { type Diff, diff, type RootChange, type SinglePoints } from './analysis/diff.ts';
export type { CycleChange, CycleChanges } from './analysis/diff/changed-cycles.ts';
export type { RequirementChange, RequirementField } from './analysis/diff/changed-requirements.ts';
export type {
  FieldChange,
  FieldValue,
  ServiceChange,
  ServiceField,
} from './analysis/diff/changed-services.ts';
export type { StartUpChange, StuckChange } from './analysis/diff/changed-start-up.ts';
export type { ComponentOutcome } from './analysis/diff/outcome.ts';
export type { OutcomeChange, OutcomeChangeKind } from './analysis/diff/root-changes.ts';
export type { StartUpCauses } from './analysis/diff/start-up-causes.ts';
export { neighborhood } from './analysis/neighborhood.ts';
export { type Nearby, nearby, type RunsOn, type Stop } from './analysis/nearby.ts';
export { type Change, type ChangeKind, type OneChange, oneChange } from './analysis/one-change.ts';
export type { Outcome, Outcomes, Saved } from './analysis/one-change/outcomes.ts';
export { report, type ScenarioReport } from './analysis/report.ts';
export { type EndingRoot, type Outage, outage } from './analysis/outage.ts';
export type { Spell } from './analysis/outage/spells.ts';
export { type Replay, replay } from './analysis/replay.ts';
export {
  type Comparison,
  type ObservedSpell,
  type Score,
  type TimeError,
  type Verdict,
  verdicts,
} from './analysis/replay/score.ts';
export { type OutageStop, stopsOf } from './analysis/replay/stops.ts';
export { type WayStep, wayTo } from './analysis/replay/way.ts';
export { type Remedy, remediesOf } from './analysis/replay/remedies.ts';

// Policies: rules that a graph is checked by.
export { readBaseline, readPolicy } from './sources/read-policy.ts';
export type {
  BaselineDeclaration,
  PolicyDeclaration,
  RuleDeclaration,
  RuleUse,
  WaiverDeclaration,
} from './model/policy-declaration.ts';
export {
  checkPolicies,
  type PolicyCheck,
  type PolicyCheckOptions,
  type PolicyFinding,
} from './policy/check-policies.ts';
export { type FindingChanges, findingChanges } from './policy/finding-changes.ts';
export { type FoundIn, foundIn } from './policy/found-in.ts';
export { rules } from './policy/index.ts';
export type { AnyRule, Found, FoundStep } from './policy/rule.ts';
export { baselineText } from './render/baseline.ts';

// Answers as documents, and documents as text.
export type * from './document/document.ts';
export type * from './document/findings.ts';
export { type ImpactLayout, impactReport } from './reports/impact.ts';
export { rankReport } from './reports/rank.ts';
export { whyReport } from './reports/why.ts';
export { showReport } from './reports/show.ts';
export { type CheckLayout, checkReport } from './reports/check.ts';
export { listRulesReport } from './reports/list-rules.ts';
export { type CyclesLayout, cyclesReport } from './reports/cycles.ts';
export { bootstrapReport } from './reports/bootstrap.ts';
export { type DiffLayout, diffReport } from './reports/diff.ts';
export type { Sides } from './reports/diff/change-text.ts';
export { recoveryReport } from './reports/recovery.ts';
export { type ReportLayout, scenarioReport } from './reports/report.ts';
export { type ReplayedIncident, type ReplayLayout, replayReport } from './reports/replay.ts';
export { replaysReport } from './reports/replays.ts';
export { replayTimeline } from './reports/replay-timeline.ts';
export type { PlaceOf } from './reports/link-table.ts';
export { formatOfFile, renderers } from './render/index.ts';
export { findingsRenderers } from './render/findings/index.ts';
export type { Page, Renderer } from './render/renderer.ts';

// Answers as pictures, and pictures as drawings.
export type * from './document/picture.ts';
export { graphPicture, neighborhoodPicture } from './reports/pictures/graph-picture.ts';
export { impactPicture } from './reports/pictures/impact-picture.ts';
export { cyclesPicture } from './reports/pictures/cycles-picture.ts';
export { startPicture } from './reports/pictures/start-picture.ts';
export { type Drawing, drawings } from './render/picture/index.ts';
export type { SvgSetting } from './render/picture/svg-page.ts';
export { type SvgOptions, usualMaxNodes } from './render/picture/svg.ts';
export { type Theme, themes } from './render/picture/theme.ts';
export { renderTimelineSvg } from './render/timeline/svg.ts';

// Problems.
export {
  type Checked,
  type Code as DiagnosticCode,
  type Diagnostic,
  hasErrors,
  type Related,
  type Severity,
} from './diagnostics/diagnostic.ts';
export type { Span } from './diagnostics/source-span.ts';
export { makeLocator, type Position } from './diagnostics/locate.ts';
export { renderDiagnostics } from './render/code-frame.ts';
