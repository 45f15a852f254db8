import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from '../cli/fake-io.ts';

/** The line of owners in the report of `db`, on which everybody depends. */
async function owners(dependents: readonly (string | undefined)[]): Promise<string | undefined> {
  const services = dependents.map((owner, index) => {
    const said = owner === undefined ? '' : `owner: ${owner}, `;
    return `  s${index}: { ${said}dependsOn: [db] }\n`;
  });
  const manifest = `faultline: 1\nservices:\n  db: {}\n  idle: { owner: nobody-affected }\n${services.join('')}`;
  const world = fakeWorld({ files: { '/repo/faultline.yaml': manifest } });
  expect(await main(['report', 'db', '-f', 'markdown'], world.io)).toBe(0);
  return /^- \*\*owners\*\*: (.*)$/m.exec(world.out())?.[1];
}

describe('the owners of a report', () => {
  it.each<[string, (string | undefined)[], string]>([
    [
      'count those of whom nobody says whose they are',
      ['shop', 'shop', undefined],
      'shop (2); 2 without an owner',
    ],
    ['name those with most first', ['a', 'b', 'b'], 'b (2) and a (1); 1 without an owner'],
    ['are nobody where nobody is named', [undefined], '2 without an owner'],
  ])('%s', async (_, dependents, expected) => {
    expect(await owners(dependents)).toBe(expected);
  });

  it('are counted where there are hundreds', async () => {
    const line = await owners(
      Array.from({ length: 300 }, (_, index) => `team-${String(index).padStart(3, '0')}`),
    );
    expect(line).toMatch(/^team-000 \(1\), team-001 \(1\), .* and 281 more owners; 1 without an owner$/);
    expect(line).not.toContain('team-019');
  });
});
