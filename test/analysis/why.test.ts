import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Root } from '../../src/analysis/impact.ts';
import type { Passage } from '../../src/analysis/propagation/passage.ts';
import { type Step, why } from '../../src/analysis/why.ts';
import { parseDuration } from '../../src/model/duration.ts';
import { selectComponents } from '../../src/model/select-components.ts';
import type { ServiceGraph } from '../../src/model/service-graph.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { oneLineGraph } from '../oracle/one-line-graph.ts';
import { randomManifest } from '../oracle/random-manifest.ts';

/** A step as `a>b passes`, with the state that passes or what stops it. */
function stepText({ from, to, passage }: Step): string {
  return `${from}>${to} ${passageWord(passage)}`;
}

function passageWord(passage: Passage): string {
  if (passage.kind === 'passes') return passage.effect;
  if (passage.kind === 'startup-only') return passage.freezes ? 'freezes' : 'startup-only';
  return passage.kind;
}

function failing(graph: ServiceGraph, selector: string): Root[] {
  return selectComponents(graph, selector).map((number) => ({
    component: graph.components[number]?.id ?? '',
    state: 'down',
    atMs: 0,
  }));
}

function ask(line: string, dependent: string, dependency: string, at?: string) {
  const graph = libraryGraph([oneLineGraph(line)]);
  const horizonMs = at === undefined ? undefined : parseDuration(at);
  const result = why(graph, selectComponents(graph, dependent), failing(graph, dependency), { horizonMs });
  return {
    state: result.outcome[0]?.state,
    shortest: result.shortest.map(stepText),
    failure: result.failure.map(stepText),
    subgraph: result.subgraph.steps.map(stepText),
  };
}

describe('why', () => {
  it.each([
    ['along a hard chain', 'a>b b>c', 'down', ['a>b down', 'b>c down']],
    ['softened on its way', 'a>b b?c', 'degraded', ['a>b degraded', 'b?c degraded']],
    ['queued on its way', 'a>b b~c', 'delayed', ['a>b delayed', 'b~c delayed']],
    ['late, but it comes', 'a>b+5m b>c', 'down', ['a>b down', 'b>c down']],
    ['through a group that is lost', 'a>(b|c) b>c', 'down', ['a>b down', 'b>c down']],
  ])('follows a failure %s', (_, line, state, chain) => {
    const { state: outcome, failure } = ask(line, 'a', 'c');
    expect(outcome).toBe(state);
    expect(failure).toEqual(chain.map((step) => step.replace(/[?~]/, '>')));
  });

  it.each([
    ['a requirement that is only for starting', 'a>b:startup b>c', ['a>b freezes', 'b>c down']],
    ['a soft one only for starting', 'a?b:startup b>c', ['a>b startup-only', 'b>c down']],
    ['a group that holds', 'a>(b|d) b>c', ['a>b group-holds', 'b>c down']],
    ['a soft one behind a soft one', 'a?b b?c', ['a>b too-mild', 'b>c degraded']],
    ['an async one behind a soft one', 'a~b b?c', ['a>b too-mild', 'b>c degraded']],
    ['one that was stopped before', 'a>x x?b b?c', ['a>x not-reached', 'x>b too-mild', 'b>c degraded']],
  ])('names what stops it: %s', (_, line, chain) => {
    const result = ask(line, 'a', 'c');
    expect(result.failure).toEqual([]);
    expect(result.shortest).toEqual(chain);
  });

  it('names a tolerance that has not run out', () => {
    expect(ask('a>b+5m b>c', 'a', 'c', '4m').shortest).toEqual(['a>b tolerates', 'b>c down']);
    expect(ask('a>b+5m b>c', 'a', 'c', '5m').shortest).toEqual(['a>b down', 'b>c down']);
  });

  it('says frozen only once a tolerance has run out', () => {
    const shortest = (at?: string) => ask('a>b:startup+5m b>c', 'a', 'c', at).shortest[0];
    expect(shortest()).toBe('a>b freezes');
    expect(shortest('5m')).toBe('a>b freezes');
    expect(shortest('4m')).toBe('a>b startup-only');
  });

  it('has nothing to say where there is no chain', () => {
    expect(ask('a>b c>a', 'a', 'c')).toEqual({ state: undefined, shortest: [], failure: [], subgraph: [] });
  });

  it('tells a shorter chain from the one that the failure takes', () => {
    const { shortest, failure } = ask('a>c:startup a>b b>c', 'a', 'c');
    expect(shortest).toEqual(['a>c freezes']);
    expect(failure).toEqual(['a>b down', 'b>c down']);
  });

  it('gives every chain as one subgraph, and nothing beside it', () => {
    const { subgraph } = ask('a>b a>x b>d x>d d>c c>e c>a z>a b>y', 'a', 'c');
    expect(subgraph).toEqual(['a>b down', 'a>x down', 'b>d down', 'd>c down', 'x>d down']);
  });

  it('takes all planes of a service on either side', () => {
    const line = 'ec2/control>db ec2/data~db web>ec2/control';
    expect(ask(line, 'web', 'db').failure).toEqual(['web>ec2/control down', 'ec2/control>db down']);
    expect(ask(line, 'ec2', 'db').state).toBe('down');
  });

  it('gives a chain that is in the graph, is shortest, and ends where it should', () => {
    fc.assert(
      fc.property(randomManifest(), fc.nat(), fc.nat(), (manifest, some, other) => {
        const graph = libraryGraph([manifest]);
        const { componentCount: count } = graph.compact;
        const [dependent, dependency] = [some % count, other % count];
        if (dependent === dependency) return;
        const { shortest, failure, subgraph, outcome } = why(
          graph,
          [dependent],
          [{ component: graph.components[dependency]?.id ?? '', state: 'down', atMs: 0 }],
        );
        const ids = graph.components.map(({ id }) => id);
        for (const chain of [shortest, failure]) {
          chain.forEach(({ from, to, requirement }, index) => {
            expect(requirement.dependent).toBe(from);
            expect(requirement.members).toContain(to);
            expect(from).toBe(index === 0 ? ids[dependent] : chain[index - 1]?.to);
          });
          if (chain.length > 0) expect(chain.at(-1)?.to).toBe(ids[dependency]);
        }
        expect(shortest.length).toBe(distance(graph.compact, dependent, dependency));
        expect(failure.length > 0).toBe(outcome.some(({ state }) => state !== 'ok'));
        const onChains = new Set(subgraph.steps.map(({ from, to }) => `${from} ${to}`));
        for (const { from, to } of [...shortest, ...failure]) expect(onChains).toContain(`${from} ${to}`);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Hops from one component to another by relaxing all edges as often as there are components; 0 for none. */
function distance(
  graph: ReturnType<typeof libraryGraph>['compact'],
  dependent: number,
  dependency: number,
): number {
  const hops = Array(graph.componentCount).fill(Number.POSITIVE_INFINITY);
  hops[dependent] = 0;
  for (let round = 0; round < graph.componentCount; round++) {
    for (let r = 0; r < graph.requirementCount; r++) {
      for (const member of graph.member.subarray(graph.memberStart[r], graph.memberStart[r + 1])) {
        hops[member] = Math.min(hops[member], hops[graph.dependent[r] ?? 0] + 1);
      }
    }
  }
  return Number.isFinite(hops[dependency]) ? hops[dependency] : 0;
}
