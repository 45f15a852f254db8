import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { impact } from '../../src/analysis/impact.ts';
import { type Change, oneChange } from '../../src/analysis/one-change.ts';
import { requirementView } from '../../src/model/requirement-view.ts';
import type { ServiceGraph } from '../../src/model/service-graph.ts';
import { graphKinds } from '../oracle/draft-manifest.ts';
import { expand } from '../oracle/expand.ts';
import { libraryGraph } from '../oracle/library-graph.ts';
import { changes as slowChanges, withPurposes } from '../oracle/one-change.ts';
import { oneLineGraph } from '../oracle/one-line-graph.ts';
import { oneLineRoots } from '../oracle/one-line-roots.ts';
import { randomCase } from '../oracle/random-case.ts';

/** A busy machine may take its time. */
const patience = { timeout: 60_000 };

function scenarioOf(line: string, roots: string) {
  const manifest = oneLineGraph(line);
  const graph = libraryGraph([manifest]);
  return { graph, result: impact(graph, oneLineRoots(expand([manifest]), roots)) };
}

function told(graph: ServiceGraph, { kind, requirements, counts, saved }: Change) {
  const entries = new Set(requirements.map((number) => requirementView(graph, number).for));
  return { kind, entry: [...entries].join(), counts, saved: saved.map(({ component }) => component).sort() };
}

describe('oneChange agrees with editing the manifest and computing everything anew', patience, () => {
  it.each(graphKinds)('on %s graphs', (kind) => {
    fc.assert(
      fc.property(randomCase([kind]), ({ manifest: plain, scenario }) => {
        const manifest = withPurposes(plain);
        const graph = libraryGraph([manifest]);
        const result = impact(graph, scenario.roots, { horizonMs: scenario.horizonMs });
        const { changes, tried, possible } = oneChange(graph, result);
        expect(tried).toBe(possible);
        expect(changes.map((change) => told(graph, change))).toEqual(slowChanges(manifest, scenario));
      }),
      { numRuns: 80 },
    );
  });
});

describe('oneChange', () => {
  /** `soften a>b: c, d` for the best changes. */
  function best(line: string, roots: string): string[] {
    const { graph, result } = scenarioOf(line, roots);
    return oneChange(graph, result).changes.map(({ kind, requirements, saved }) => {
      const entries = requirements.map((number) => {
        const { dependent, members } = requirementView(graph, number);
        return `${dependent}>${members.join('|')}`;
      });
      const who = saved.map(({ component, before, after }) => `${component} ${before}-${after}`);
      return `${kind} ${entries.join(' ')}: ${who.join(', ')}`;
    });
  }

  it.each<[string, string, string, string[]]>([
    ['nothing to change', 'web>api', 'web', []],
    [
      'prefers what saves most, and softens where that is as good',
      'api>db web>api mail>api',
      'db',
      [
        'second-member api>db: api down-ok, mail down-ok, web down-ok',
        'second-member mail>api: mail down-ok',
        'second-member web>api: web down-ok',
      ],
    ],
    [
      'softens where a second member among many lost ones does not help',
      'web>2(a|b|c)',
      'a b c',
      ['soften web>a|b|c: web down-degraded'],
    ],
    ['softens what only freezes', 'web>db:startup', 'db', ['soften web>db: web frozen-ok']],
    ['cannot help where two ways lead', 'web>api web>db api>db', 'db', ['second-member api>db: api down-ok']],
    [
      'changes an entry for all planes at once',
      'ec2/control=0s ec2/data=0s ec2>db',
      'db',
      ['second-member ec2/control>db ec2/data>db: ec2/control down-ok, ec2/data down-ok'],
    ],
    ['gives what is soft a second member too', 'web?db', 'db', ['second-member web>db: web degraded-ok']],
  ])('%s', (_, line, roots, expected) => {
    expect(best(line, roots)).toEqual(expected);
  });

  it('looks first at what carried most, and says how much it looked at', () => {
    const { graph, result } = scenarioOf('api>db web>api mail>api log>db', 'db');
    const { changes, tried, possible } = oneChange(graph, result, { limit: 2 });
    expect([tried, possible]).toEqual([2, 8]);
    expect(changes.map(({ requirements }) => requirementView(graph, requirements[0] ?? 0).dependent)).toEqual(
      ['api'],
    );
  });

  it('leaves the graph as it was', () => {
    const { graph, result } = scenarioOf('api>db web>(api|db)', 'db');
    const before = JSON.stringify(graph.compact);
    oneChange(graph, result);
    expect(JSON.stringify(graph.compact)).toBe(before);
  });
});
