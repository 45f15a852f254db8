import { describe, expect, it } from 'vitest';
import { show } from '../../src/analysis/show.ts';
import { selectComponents } from '../../src/model/select-components.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { oneLineGraph } from '../oracle/one-line-graph.ts';

function ask(line: string, service: string) {
  const graph = libraryGraph([oneLineGraph(line)]);
  return show(graph, selectComponents(graph, service)).map(
    ({ component, needs, neededBy, dependencies, dependents }) => ({
      id: component.id,
      needs: needs.map(({ members }) => members.join('|')),
      neededBy: neededBy.map(({ dependent }) => dependent),
      dependencies: [dependencies.direct, dependencies.transitive],
      dependents: [dependents.direct, dependents.transitive],
    }),
  );
}

describe('show', () => {
  it('gives what it needs, who needs it, and how many of each in all', () => {
    expect(ask('web>api api>db api~queue db>disk', 'api')).toEqual([
      { id: 'api', needs: ['db', 'queue'], neededBy: ['web'], dependencies: [2, 3], dependents: [1, 1] },
    ]);
  });

  it('counts a component once, however many requirements lead there', () => {
    expect(ask('api>db:startup api?db:runtime api>(db|copy)', 'api')[0]).toMatchObject({
      needs: ['copy|db', 'db', 'db'],
      dependencies: [2, 2],
    });
  });

  it('does not count a component among its own, cycle or not', () => {
    expect(ask('a>b b>a', 'a')[0]).toMatchObject({ dependencies: [1, 1], dependents: [1, 1] });
  });

  it('gives each plane of a service by itself', () => {
    expect(ask('ec2/control>db web>ec2/data', 'ec2').map(({ id, needs }) => [id, needs])).toEqual([
      ['ec2/control', ['db']],
      ['ec2/data', []],
    ]);
  });
});
