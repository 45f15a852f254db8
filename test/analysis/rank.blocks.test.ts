import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { impact } from '../../src/analysis/impact.ts';
import { type BlastRadius, rank } from '../../src/analysis/rank.ts';
import { withDependents } from '../../src/model/compile-graph.ts';
import type { Component, ServiceGraph } from '../../src/model/service-graph.ts';
import { type Flavour, randomGraph } from '../bench/random-graph.ts';

const flavours: readonly Flavour[] = ['plain', 'mixed', 'knotted'];

describe('rank', () => {
  it.each(flavours)('equals one impact per component on small %s graphs', (flavour) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (size, seed) => check(size, flavour, seed)),
      { numRuns: 400 },
    );
  });

  it.each(flavours)('equals one impact per component on %s graphs of hundreds', (flavour) => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 500 }), fc.nat(), (size, seed) => check(size, flavour, seed)),
      { numRuns: 4 },
    );
  });

  // A word holds 32 roots, a chunk 512, a block 16 384.
  it.each([
    [33, 'mixed'],
    [600, 'mixed'],
    [1025, 'plain'],
  ] as const)('equals one impact per component across words and chunks: %i, %s', (size, flavour) => {
    check(size, flavour, 1);
  });

  it('counts alike in the first block and in later ones', () => {
    const one = randomGraph(1025, 'mixed', 1);
    const copies = 24;
    const many = serviceGraph(repeated(one, copies));
    const counts = new Map(rank(serviceGraph(one)).map((radius) => [radius.component, radius]));
    for (const { component, ...radius } of rank(many)) {
      const original = idOf(Number(component.slice(1)) % one.componentCount);
      expect({ ...radius, component: original }).toEqual(counts.get(original));
    }
  });

  it('tells how far it is', () => {
    const heard: number[] = [];
    rank(serviceGraph(randomGraph(300, 'mixed')), { onProgress: (done) => heard.push(done) });
    expect(heard).toEqual([300]);
  });
});

function check(size: number, flavour: Flavour, seed: number): void {
  const graph = serviceGraph(randomGraph(size, flavour, seed));
  expect(rank(graph)).toEqual(graph.components.map(({ id }) => radiusOf(graph, id)).sort(compareRadii));
}

function radiusOf(graph: ServiceGraph, component: string): BlastRadius {
  const others = impact(graph, [{ component, state: 'down', atMs: 0 }]).components.filter(
    ({ root }) => !root,
  );
  const count = (state: string) => others.filter((it) => it.state === state).length;
  return {
    component,
    down: count('down'),
    degraded: count('degraded'),
    delayed: count('delayed'),
    frozen: others.filter((it) => it.state === 'ok' && it.frozen !== undefined).length,
  };
}

function compareRadii(a: BlastRadius, b: BlastRadius): number {
  const differences = [b.down - a.down, b.degraded - a.degraded, b.delayed - a.delayed, b.frozen - a.frozen];
  return differences.find((difference) => difference !== 0) ?? (a.component < b.component ? -1 : 1);
}

function idOf(number: number): string {
  return `s${String(number).padStart(7, '0')}`;
}

/** A graph of nothing but ids and requirements, which is all that these analyses look at. */
function serviceGraph(compact: ServiceGraph['compact']): ServiceGraph {
  const components = Array.from({ length: compact.componentCount }, (_, number) => {
    const id = idOf(number);
    return { id, service: id } as Component;
  });
  const componentIds = components.map(({ id }) => id);
  return { title: undefined, services: [], components, componentIds, requirements: [], compact };
}

/** Copies of a graph beside one another. */
function repeated(graph: ServiceGraph['compact'], copies: number): ServiceGraph['compact'] {
  const { componentCount, requirementCount } = graph;
  const memberCount = graph.member.length;
  const beside = (values: Int32Array, step: number) =>
    Int32Array.from({ length: values.length * copies }, (_, at) => {
      return (values[at % values.length] ?? 0) + Math.floor(at / values.length) * step;
    });
  const starts = (values: Int32Array, step: number) => {
    return Int32Array.from([...beside(values.subarray(0, -1), step), copies * step]);
  };
  return withDependents({
    componentCount: componentCount * copies,
    requirementCount: requirementCount * copies,
    requirementStart: starts(graph.requirementStart, requirementCount),
    dependent: beside(graph.dependent, componentCount),
    strength: Uint8Array.from(beside(Int32Array.from(graph.strength), 0)),
    phase: Uint8Array.from(beside(Int32Array.from(graph.phase), 0)),
    toleratesMs: Float64Array.from(beside(Int32Array.from(graph.toleratesMs), 0)),
    atLeast: beside(graph.atLeast, 0),
    memberStart: starts(graph.memberStart, memberCount),
    member: beside(graph.member, componentCount),
    startupMs: Float64Array.from(beside(Int32Array.from(graph.startupMs), 0)),
  });
}
