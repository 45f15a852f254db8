import { describe, expect, it } from 'vitest';
import { expand } from './expand.ts';
import { oneLineGraph } from './one-line-graph.ts';

describe('one-line graphs', () => {
  it('write what the notation says', () => {
    expect(oneLineGraph('ec2/data ec2/control=5m ec2>db:startup+5m#leases web>(a|b) web~2(a|b|ec2)')).toEqual(
      {
        faultline: 1,
        services: {
          ec2: {
            planes: { data: {}, control: { startup: '5m' } },
            dependsOn: [{ service: 'db', phase: 'startup', tolerates: '5m', for: 'leases' }],
          },
          db: {},
          web: {
            dependsOn: [{ anyOf: ['a', 'b'] }, { atLeast: 2, of: ['a', 'b', 'ec2'], strength: 'async' }],
          },
          a: {},
          b: {},
        },
      },
    );
  });

  it.each([
    'a>',
    'a>b>c',
    'a>(b)',
    'a=5',
    'a>b+5',
    'a>b:later',
    'ec2/memory',
    'a>b+5m:startup',
    'a=1m a=2m',
    '>a',
  ])('refuse %s', (line) => expect(() => oneLineGraph(line)).toThrow());

  it.each(['a>a', 'a>b a>b', 'a>3(b|c)', 'a>(b|b)', 'lb/control lb/management a>(lb|b)', 'a/data>a'])(
    'that are no valid graph do not expand: %s',
    (line) => expect(() => expand([oneLineGraph(line)])).toThrow(),
  );
});
