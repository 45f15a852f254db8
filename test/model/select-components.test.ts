import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/model/build-graph.ts';
import { selectComponents } from '../../src/model/select-components.ts';
import { loadManifests } from '../../src/sources/load-manifests.ts';

const text = `
faultline: 1
services:
  ec2:
    tags: [compute]
    planes:
      control: { tier: 0 }
      data: { tier: 1, cell: c1 }
  kafka-1: { owner: streams, region: eu-west-1, tags: [broker] }
  kafka-2: { owner: streams, tags: [broker, old] }
  web.v1: { tier: 1 }
  webxv1: {}
`;
const graph = buildGraph(loadManifests([{ name: 'test.yaml', text }]).value).value;

describe('a selector picks out', () => {
  it.each([
    ['a service, all its planes', 'ec2', ['ec2/control', 'ec2/data']],
    ['a component', 'ec2/control', ['ec2/control']],
    ['a service without planes', 'kafka-1', ['kafka-1']],
    ['nothing for an unknown name', 'kafka', []],
    ['nothing for another case', 'EC2', []],
    ['by a glob over services', 'kafka-*', ['kafka-1', 'kafka-2']],
    ['by a glob over components', '*/control', ['ec2/control']],
    ['by a choice', '{ec2,kafka-2}', ['ec2/control', 'ec2/data', 'kafka-2']],
    ['everything', '**', ['ec2/control', 'ec2/data', 'kafka-1', 'kafka-2', 'web.v1', 'webxv1']],
    ['a dot as a dot', 'web.v1', ['web.v1']],
    ['by tag', 'tag:broker', ['kafka-1', 'kafka-2']],
    ['by a glob of a tag', 'tag:{old,compute}', ['ec2/control', 'ec2/data', 'kafka-2']],
    ['by tier', 'tier:1', ['ec2/data', 'web.v1']],
    ['by owner', 'owner:streams', ['kafka-1', 'kafka-2']],
    ['by plane', 'plane:data', ['ec2/data']],
    ['by cell', 'cell:c1', ['ec2/data']],
    ['by region', 'region:eu-*', ['kafka-1']],
    ['nothing by an unknown field', 'constructor:x', []],
    ['nothing by a broken glob', '[', []],
  ])('%s: %s', (_, selector, expected) => {
    expect(selectComponents(graph, selector).map((number) => graph.components[number]?.id)).toEqual(expected);
  });
});
