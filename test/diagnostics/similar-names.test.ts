import { describe, expect, it } from 'vitest';
import { makeSimilarNamesHint, similarNames } from '../../src/diagnostics/similar-names.ts';

describe('similarNames', () => {
  it.each<[string, string[], string[]]>([
    ['dbx', ['db', 'cache'], ['db']],
    ['servce', ['service', 'anyOf', 'of'], ['service']],
    ['depends_on', ['dependsOn', 'description'], ['dependsOn']],
    ['DynamoDB', ['dynamodb'], ['dynamodb']],
    ['sotf', ['hard', 'soft', 'async'], ['soft']],
    // A transposition counts once, so two of them are within a third of eight letters.
    ['yndmaodb', ['dynamodb'], []],
    ['ydnamobd', ['dynamodb'], ['dynamodb']],
    ['dynamo', ['dynamodb-streams', 'lambda'], ['dynamodb-streams']],
    ['orders', ['payments', 'lambda'], []],
    ['x', [], []],
    ['', ['ab'], []],
    ['zk-4', ['zk-1', 'zk-2', 'zk-3', 'kafka'], ['zk-1', 'zk-2', 'zk-3']],
    ['zk-9', ['zk-4', 'zk-3', 'zk-2', 'zk-1'], ['zk-1', 'zk-2', 'zk-3']],
    ['cache', ['cachex', 'cache', 'xcachex'], ['cache', 'cachex', 'xcachex']],
  ])('of %s among %j', (name, known, expected) => {
    expect(similarNames(name, known)).toEqual(expected);
  });

  it('do not depend on the order of the known names', () => {
    const known = ['zk-1', 'zk-2', 'zk-3', 'zk-10', 'ZK-1'];
    expect(similarNames('zk-4', known)).toEqual(similarNames('zk-4', [...known].reverse()));
  });
});

describe('makeSimilarNamesHint', () => {
  const hint = makeSimilarNamesHint('key', ['tier', 'tags', 'tag']);

  it.each([
    ['teir', 'there is a key with a similar name: `tier`'],
    ['tagz', 'there are keys with similar names: `tag`, `tags`'],
    ['dependsOn', undefined],
  ])('for %s', (name, expected) => {
    expect(hint(name)).toBe(expected);
  });

  it('gives up when too much has been compared', () => {
    const names = Array.from({ length: 1000 }, (_, i) => `service-${i}`);
    const costly = makeSimilarNamesHint('service', names);
    expect(costly('service-1x')).toBeDefined();
    // Names whose length rules them out are counted all the same.
    for (let i = 0; i < 3000; i++) costly('x');
    expect(costly('service-1x')).toBeUndefined();
  });
});
