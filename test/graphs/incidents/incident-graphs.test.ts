import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requirementView } from '../../../src/model/requirement-view.ts';
import { capturedRun } from '../../cli/captured-run.ts';
import { shippedGraph } from '../shipped-graph.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = join(root, 'graphs/incidents');
/** The sources of each graph, with the day they were published. */
const sources: readonly [file: string, published: readonly [source: string, date: string][]][] = [
  ['aws-kinesis-2020.yaml', [['https://aws.amazon.com/message/11201/', '2020-11-25']]],
  ['aws-s3-2017.yaml', [['https://aws.amazon.com/message/41926/', '2017-03-02']]],
  ['cloudflare-2025-11.yaml', [['https://blog.cloudflare.com/18-november-2025-outage/', '2025-11-18']]],
  [
    'facebook-2021.yaml',
    [
      ['https://engineering.fb.com/2021/10/05/networking-traffic/outage-details/', '2021-10-05'],
      ['https://blog.cloudflare.com/october-2021-facebook-outage/', '2021-10-04'],
    ],
  ],
  [
    'roblox-2021.yaml',
    [['https://about.roblox.com/newsroom/2022/01/roblox-return-to-service-10-28-10-31-2021', '2022-01-20']],
  ],
];

describe.each(sources)('graphs/incidents/%s', (file, published) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const graph = shippedGraph(`incidents/${file}`);
  const requirements = graph.requirements.map((_, number) => requirementView(graph, number));

  it('begins with the schema that editors complete it by', () => {
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../schema/manifest.json');
  });

  it('names three things to ask, and has answers', async () => {
    const questions = [...text.matchAll(/^# {3}faultline (.*?)(?: +\(.*\))?$/gm)].map(
      ([, words = '']) => words,
    );
    expect(questions).toHaveLength(3);
    for (const words of questions) {
      expect(words).toContain(`-g graphs/incidents/${file}`);
      expect([words, await run(words.split(' '))]).toEqual([words, { code: 0, problems: '' }]);
    }
  });

  it('says of every requirement where it is known from, when that was written, and what it says', () => {
    const known = new Map(published);
    for (const { dependent, members, evidence } of requirements) {
      expect([dependent, members, evidence.length]).not.toEqual([dependent, members, 0]);
      for (const { source, date, note } of evidence) {
        expect({ dependent, source, date }).toEqual({ dependent, source, date: known.get(source ?? '') });
        expect({ dependent, note }).toEqual({ dependent, note: expect.stringMatching(/./) });
      }
    }
  });

  it('says of every tolerance that its length is assumed', () => {
    for (const { dependent, evidence } of requirements.filter(({ toleratesMs }) => toleratesMs > 0)) {
      expect([dependent, evidence.map(({ note }) => note).join()]).toEqual([
        dependent,
        expect.stringContaining('our assumption'),
      ]);
    }
  });
});

async function run(args: readonly string[]) {
  const { code, err } = await capturedRun(root, args, { replaceFile: () => undefined });
  return { code, problems: err };
}

it('each of them is in the table', () => {
  const files = readdirSync(folder).filter((file) => /(?<!\.incident)\.yaml$/.test(file));
  expect(files.sort()).toEqual(sources.map(([file]) => file));
});
