import type { Reach, Surroundings } from '../analysis/show.ts';
import type { Block, Document, JsonObject, Text } from '../document/document.ts';
import { formatDuration } from '../model/duration.ts';
import type { RequirementView } from '../model/requirement-view.ts';
import type { Component } from '../model/service-graph.ts';
import { column, limitedTable, wideColumn } from './limited-table.ts';
import { command, counted, id, quiet } from './phrases.ts';
import { requirementData } from './requirement-data.ts';
import { purpose, qualityWords, target } from './requirement-text.ts';
import { makeSources, type Sources } from './sources.ts';

/** A service with what it needs above it and who needs it below, each with counts. */
export function showReport(
  surroundings: readonly Surroundings[],
  { limit, graphOption }: { readonly limit: number; readonly graphOption: string },
): Document {
  return {
    schema: 'faultline/show@1',
    answer: answer(surroundings),
    blocks: () => {
      const sources = makeSources();
      const each = surroundings.flatMap((entry) => blocksOf(entry, sources, limit, surroundings.length > 1));
      return [...each, ...sources.list(), ...whatNext(surroundings, graphOption)];
    },
    data: () => ({ components: surroundings.map(surroundingsData) }),
  };
}

function answer(surroundings: readonly Surroundings[]): Text {
  return surroundings.flatMap(
    ({ component, dependencies, dependents }, index): Text => [
      ...(index === 0 ? [] : [' ']),
      id(component.id),
      ` depends on ${reachText(dependencies)}; ${reachText(dependents)} ${dependents.transitive > 1 ? 'depend' : 'depends'} on it.`,
    ],
  );
}

/** `nothing`, `3 components`, `3 components directly and 12 in all`. */
function reachText({ direct, transitive }: Reach): string {
  if (transitive === 0) return 'nothing';
  if (transitive === direct) return counted(direct, 'component');
  return `${counted(direct, 'component')} directly and ${transitive} in all`;
}

function blocksOf(
  { component, needs, neededBy }: Surroundings,
  sources: Sources,
  limit: number,
  isOneOfMany: boolean,
): Block[] {
  return [
    ...(isOneOfMany ? [{ kind: 'heading', text: component.id } as const] : []),
    ...aboutItself(component),
    ...section(`${component.id} needs`, needs, limit, (requirement) => [
      [...target(requirement), ...purpose(requirement)],
      kindOf(requirement),
      sources.cite(requirement.evidence),
    ]),
    ...section(`${component.id} is needed by`, neededBy, limit, (requirement) => [
      [id(requirement.dependent), ...purpose(requirement), ...groupText(requirement)],
      kindOf(requirement),
      sources.cite(requirement.evidence),
    ]),
  ];
}

function kindOf(requirement: RequirementView): Text {
  const words = qualityWords(requirement);
  return words.length === 0 ? [quiet('hard')] : [words.join(', ')];
}

/** `, which needs 2 of db-1, db-2 and db-3`: a group is told as such, since others may stand in. */
function groupText(requirement: RequirementView): Text {
  return requirement.members.length === 1 ? [] : [', which needs ', ...target(requirement)];
}

function aboutItself(component: Component): Block[] {
  const rows: { name: string; value: Text }[] = [];
  const add = (name: string, value: Text) => void rows.push({ name, value });
  if (component.name !== component.id) add('name', [component.name]);
  if (component.description !== undefined) add('description', [component.description]);
  if (component.owner !== undefined) add('owner', [component.owner]);
  if (component.tier !== undefined) add('tier', [String(component.tier)]);
  if (component.slo !== undefined) add('slo', [`${component.slo}%`]);
  if (component.startupMs > 0) add('startup', [formatDuration(component.startupMs)]);
  if (component.region !== undefined) add('region', [component.region]);
  if (component.cell !== undefined) add('cell', [component.cell]);
  if (component.external) add('external', ['not ours']);
  if (component.tags.length > 0) add('tags', [component.tags.join(', ')]);
  for (const link of component.links) add('link', [{ kind: 'source', text: link }]);
  return rows.length === 0 ? [] : [{ kind: 'facts', rows }];
}

function section(
  title: string,
  requirements: readonly RequirementView[],
  limit: number,
  row: (requirement: RequirementView) => Text[],
): Block[] {
  if (requirements.length === 0) return [];
  const columns = [wideColumn(title), column('how'), column('source')];
  return [limitedTable(columns, requirements, { rows: limit, option: '--limit' }, row)];
}

function whatNext([first]: readonly Surroundings[], graphOption: string): Block[] {
  if (first === undefined) return [];
  return [
    {
      kind: 'paragraph',
      text: ['See what falls with it: ', command(`impact ${first.component.id}`, graphOption)],
    },
  ];
}

function surroundingsData({
  component,
  needs,
  neededBy,
  dependencies,
  dependents,
}: Surroundings): JsonObject {
  const { id: componentId, service, plane, name, owner, tier, slo, startupMs, region, cell } = component;
  const { external, description, tags, links } = component;
  return {
    id: componentId,
    service,
    plane,
    name,
    owner,
    tier,
    slo,
    startupMs,
    region,
    cell,
    external,
    description,
    tags,
    links,
    dependencies: { ...dependencies },
    dependents: { ...dependents },
    needs: needs.map(requirementData),
    neededBy: neededBy.map(requirementData),
  };
}
