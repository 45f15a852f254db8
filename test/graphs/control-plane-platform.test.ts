import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../src/analysis/bootstrap.ts';
import { cycles } from '../../src/analysis/cycles.ts';
import { rank } from '../../src/analysis/rank.ts';
import { requirementView } from '../../src/model/requirement-view.ts';
import type { Component, ServiceGraph } from '../../src/model/service-graph.ts';
import { checkNothingElse, checkOutcomes, outcomesOf, type Row } from './outcomes.ts';
import { shippedGraph } from './shipped-graph.ts';

/* Cells that fail alone, planes that fail alone, and three building blocks under all of them. */

const graph = shippedGraph('control-plane-platform.yaml');
const cells = ['east-1', 'east-2', 'east-3', 'west-1', 'west-2', 'west-3'];
const primitives = ['authorization', 'rate-limiting', 'state'];
const attributesOf = new Map(graph.components.map((component) => [component.id, component]));

/** The planes of services: building blocks and hosts have none. */
function planes(plane: 'control' | 'data', cell?: string): string[] {
  return graph.components
    .filter((component) => component.plane === plane && (cell === undefined || component.cell === cell))
    .map(({ id }) => id);
}

/** What becomes of authorization, which keeps its roles in the state of the cell, when a building block is lost. */
function alongWith(primitive: string, cell: string): string[] {
  return primitive === 'state' ? [`authorization.${cell}`, `state.${cell}`] : [`${primitive}.${cell}`];
}

const down = (component: string): Row => [component, 'down 0s'];
const frozen = (component: string): Row => [component, 'ok frozen'];

it('has two hundred services, each with two planes', () => {
  expect(planes('control')).toHaveLength(204);
  expect(planes('data')).toHaveLength(204);
  for (const cell of cells) expect(planes('control', cell)).toHaveLength(34);
});

describe('losing a building block', () => {
  const oneCell = primitives.flatMap((primitive) => cells.map((cell) => [primitive, cell] as const));
  it.each(oneCell)(
    '%s in %s reaches the control planes of this cell and no data plane',
    (primitive, cell) => {
      const failed = [`${primitive}.${cell}`];
      const rows = [
        ...[...planes('control', cell), ...alongWith(primitive, cell)].map(down),
        // No data plane is touched; another one could not be started.
        ...planes('data', cell).map(frozen),
      ];
      checkOutcomes(graph, failed, rows);
      checkNothingElse(
        graph,
        failed,
        rows.map(([component]) => component),
      );
    },
  );

  it.each(primitives)('%s in all cells reaches every control plane and no data plane', (primitive) => {
    const failed = cells.map((cell) => `${primitive}.${cell}`);
    const rows = [
      ...planes('control').map(down),
      ...cells.flatMap((cell) => alongWith(primitive, cell)).map(down),
      ...planes('data').map(frozen),
    ];
    checkOutcomes(graph, failed, rows);
    checkNothingElse(
      graph,
      failed,
      rows.map(([component]) => component),
    );
  });

  it('is worse than losing anything else', () => {
    const worst = rank(graph).slice(0, cells.length * primitives.length);
    expect(worst.map(({ component }) => component).sort()).toEqual(
      primitives.flatMap((primitive) => cells.map((cell) => `${primitive}.${cell}`)).sort(),
    );
  });
});

describe('cells', () => {
  it('have no hard requirement on one another', () => expect(hardAcrossCells(graph)).toEqual([]));

  it('would have one, and it would be seen', () => {
    const [east, west] = [planes('control', 'east-1')[0] ?? '', planes('control', 'west-1')[0] ?? ''];
    const service = east.slice(0, east.indexOf('/'));
    const more = `services: { ${service}: { planes: { control: { dependsOn: [${west}] } } } }`;
    expect(hardAcrossCells(shippedGraph('control-plane-platform.yaml', more))).toEqual([`${east} ${west}`]);
  });

  it('get state from elsewhere late, and stale when a region is lost: nothing fails', () => {
    const outcomes = outcomesOf(graph, ['global-state.east']);
    const found = [...outcomes].filter(([id]) => id !== 'global-state.east');
    expect(new Set(found.map(([, outcome]) => outcome))).toEqual(new Set(['ok', 'delayed 0s']));
    const late = found.filter(([, outcome]) => outcome !== 'ok').map(([id]) => attributesOf.get(id));
    expect(late.filter((component) => component?.plane === 'data')).toEqual([]);
    expect(new Set(late.filter(hasCell).map((component) => component?.region))).toEqual(new Set(['east']));
  });
});

describe('planes', () => {
  it('share no hosts', () => {
    const users = graph.requirements
      .map((_, number) => requirementView(graph, number))
      .flatMap(({ dependent, members }) => members.map((host) => ({ dependent, host })))
      .filter(({ host }) => host.includes('-hosts.'));
    for (const { dependent, host } of users) {
      const plane = attributesOf.get(dependent)?.plane ?? 'control'; // building blocks
      expect([dependent, host.slice(0, host.indexOf('-'))]).toEqual([dependent, plane]);
    }
  });

  it('fail alone: a pool of hosts of data planes takes no control plane', () => {
    const outcomes = outcomesOf(graph, ['data-hosts.west-2.a']);
    expect(planes('control').filter((id) => outcomes.get(id) !== 'ok')).toEqual([]);
    expect(planes('data').filter((id) => outcomes.get(id) === 'down 0s').length).toBeGreaterThan(0);
  });
});

it('starts from cold: no cycle but the copies of state, which wait for nobody', () => {
  expect(cycles(graph).map(({ kind, members }) => [kind, ...members])).toEqual([
    ['loose', 'global-state.east', 'global-state.west'],
  ]);
  expect(bootstrap(graph).deadlock).toEqual({ cores: [], behind: [] });
});

function hardAcrossCells(of: ServiceGraph): string[] {
  const cellOf = new Map(of.components.map(({ id, cell }) => [id, cell]));
  return of.requirements
    .map((_, number) => requirementView(of, number))
    .filter(({ strength }) => strength === 'hard')
    .flatMap(({ dependent, members }) =>
      members
        .filter((member) => cellOf.get(member) !== cellOf.get(dependent))
        .map((member) => `${dependent} ${member}`),
    );
}

function hasCell(component: Component | undefined): boolean {
  return component?.cell !== undefined;
}
