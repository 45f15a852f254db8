import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { nodeIo } from '../../src/cli/node-io.ts';

const root = resolve(import.meta.dirname, '../..');

async function run(line: string): Promise<string> {
  const parts: string[] = [];
  const out = { isTty: false, columns: undefined, write: (part: string) => void parts.push(part) };
  expect(await main(line.split(' '), { ...nodeIo(), cwd: root, out })).toBe(0);
  return parts.join('');
}

const graph = '-g graphs/aws-us-east-1.yaml';
const lines = [
  `report dynamodb ${graph}`,
  `why lambda dynamodb ${graph}`,
  `show ec2 ${graph}`,
  'replay graphs/incidents/aws-2025-10-20.incident.yaml',
];

/** The numbers in square brackets, each once, in the order of reading. */
function numbers(text: string): number[] {
  return [...new Set([...text.matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number)))];
}

describe('sources', () => {
  it.each(lines)('are numbered as they are read, and each is used: %s', async (line) => {
    const [before = '', list = ''] = (await run(line)).split(/^Sources$/m);
    const cited = numbers(before);
    expect(cited.length).toBeGreaterThan(0);
    expect(cited).toEqual(cited.map((_, index) => index + 1));
    expect(numbers(list).sort((a, b) => a - b)).toEqual(cited);
  });

  it.each(lines)('are led to by links on a page: %s', async (line) => {
    const page = await run(`${line} -f html`);
    const led = new Set([...page.matchAll(/href="#(source-\d+)"/g)].map(([, id]) => id));
    const there = [...page.matchAll(/id="(source-\d+)"/g)].map(([, id]) => id);
    expect(led.size).toBeGreaterThan(0);
    expect([...there].sort()).toEqual([...led].sort());
  });
});
