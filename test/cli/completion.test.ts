import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from './fake-io.ts';

const shop = `faultline: 1
services:
  web: { dependsOn: [api], tags: [front], name: The shop }
  api: { dependsOn: [db], planes: { control: {}, data: {} } }
  db: { owner: storage }
`;

/** What could stand at the end of a line of words, descriptions left out. */
async function complete(
  words: readonly string[],
  files: Readonly<Record<string, string>> = {},
  shell = 'zsh',
) {
  const { io, out, err } = fakeWorld({ files: { '/repo/faultline.yaml': shop, ...files } });
  const reading = { ...io, readInput: () => Promise.reject(new Error('standard input is not ours to read')) };
  expect(await main(['__complete', shell, ...words], reading)).toBe(0);
  expect(err()).toBe('');
  const lines = out().split('\n').slice(0, -1);
  return lines.map((line) => line.split('\t')[0]);
}

describe('completion', () => {
  it.each<[string, string[], string[]]>([
    ['commands', ['im'], ['impact']],
    ['commands behind help', ['help', 'boot'], ['bootstrap']],
    ['options of the program', ['--v'], ['--version']],
    ['options', ['impact', '--li'], ['--limit']],
    ['formats', ['impact', '-f', ''], ['text', 'markdown', 'html', 'json']],
    ['formats in one word', ['impact', '--format=j'], ['--format=json']],
    ['formats of another command', ['diagram', 'db', '-f', 's'], ['svg']],
    ['shells', ['completion', ''], ['bash', 'zsh', 'fish']],
    ['codes', ['explain', 'unknown-s'], ['unknown-service']],
    ['rules', ['check', '--rule', 'deep-chain', 'tier'], ['tier-inversion']],
    ['files of a check', ['check', '--policy', ''], [':files']],
    ['fields of values', ['value', 'summary.'], ['summary.down', 'summary.degraded']],
    ['commands with values', ['value', 'totalMs', 'boot'], ['bootstrap']],
    ['commands with values only', ['value', 'totalMs', 'in'], []],
    ['services of a value', ['value', 'summary.down', 'impact', 'w'], ['web']],
    [
      'services of a value behind its options',
      ['value', '--as', 'number', 'totalMs', 'impact', 'w'],
      ['web'],
    ],
    ['options of a value', ['value', '--as', 'du'], ['duration']],
    ['services', ['impact', 'w'], ['web']],
    ['components', ['impact', 'api'], ['api', 'api/control', 'api/data']],
    ['services behind options', ['impact', '--at', '5m', '-f', 'json', 'd'], ['db']],
    ['services past the end of options', ['impact', '--', 'd'], ['db']],
    ['the second argument', ['why', 'web', 'd'], ['db']],
    ['no third argument', ['show', 'web', 'd'], []],
    ['a further argument', ['impact', 'web', 'api', 'd'], ['db']],
    ['services of an option', ['bootstrap', '--running', 'web', 'd'], ['db']],
    ['options behind those', ['bootstrap', '--running', 'web', '--aft'], ['--after']],
    ['kinds of selector', ['impact', 'o'], ['owner:']],
    ['selectors', ['impact', 'tag:'], ['tag:front']],
    ['states', ['impact', 'db=de'], ['db=delayed', 'db=degraded']],
    ['files', ['impact', '-g', ''], [':files']],
    ['files in one word', ['impact', '--output=x'], [':files']],
    ['nothing for a time', ['impact', '--at', ''], []],
    ['nothing for an unknown command', ['impcat', ''], []],
    ['nothing for an unknown option', ['impact', '--nothing=', 'x', '--other='], []],
  ])('%s: %j', async (_, words, expected) => {
    expect(await complete(words)).toEqual(expected);
  });

  it('offers fields that there are', async () => {
    const commands = ['impact db', 'rank', 'cycles', 'bootstrap'];
    for (const field of await complete(['value', ''])) {
      const codes = await Promise.all(
        commands.map((line) => {
          const { io } = fakeWorld({ files: { '/repo/faultline.yaml': shop } });
          return main(['value', field ?? '', ...line.split(' ')], io);
        }),
      );
      expect([field, Math.min(...codes)]).toEqual([field, 0]);
    }
  });

  it('says what things are', async () => {
    const { io, out } = fakeWorld({ files: { '/repo/faultline.yaml': shop } });
    await main(['__complete', 'fish', 'impact', 'w'], io);
    expect(out()).toBe('web\tThe shop\n');
  });

  it.each([
    ['-g', 'other.yaml'],
    ['--graph=other.yaml'],
    ['-gother.yaml'],
    ['-g', 'other.yaml', 'more.yaml'],
    ['-g', '~/other.yaml'],
  ])('of the graph that is named: %s %s', async (...graph) => {
    const files = {
      '/repo/other.yaml': 'faultline: 1\nservices: { zebra: {} }\n',
      '/repo/more.yaml': 'services: { more: {} }\n',
      '/home/me/other.yaml': 'faultline: 1\nservices: { zebra: {} }\n',
    };
    const { io, out } = fakeWorld({ files, environment: { HOME: '/home/me' } });
    await main(['__complete', 'zsh', 'impact', ...graph, 'z'], io);
    expect(out()).toBe('zebra\t\n');
  });

  it.each([
    ['a file that is not there', ['-g', 'missing.yaml']],
    ['standard input, which is for the command', ['-g', '-']],
    ['an empty path', ['-g', '']],
  ])('of no other graph than was named: %s', async (_, graph) => {
    expect(await complete(['impact', ...graph, 'd'])).toEqual([]);
  });

  it('of a manifest in the middle of a change, with no word about it', async () => {
    const broken = `${shop}  cache: { dependsOn: [nothing, web], strenght: 1 }\n  again: { startup: x }\n`;
    expect(await complete(['impact', 'ca'], { '/repo/faultline.yaml': broken })).toEqual(['cache']);
    expect(await complete(['impact', ''], { '/repo/faultline.yaml': '{{{{' })).toEqual([]);
  });

  const hostile = `faultline: 1
services:
  a: { owner: "x $(touch y) \`z\` 'q' \\"d\\"; &|<>*?!#~" }
  b: { owner: "\\e[31mred" }
  c: { owner: "two\\nlines" }
  d: { owner: "tab\\tbed" }
  e: { owner: "turn\\u202Eed" }
`;
  it.each(['bash', 'zsh', 'fish'])(
    'prints no name that moves a cursor or breaks a line: %s',
    async (shell) => {
      const owners = await complete(['impact', 'owner:'], { '/repo/faultline.yaml': hostile }, shell);
      expect(owners).toHaveLength(1);
    },
  );

  it.each([
    ['', 'owner:x\\ \\$\\(touch\\ y\\)\\ \\`z\\`\\ \\\'q\\\'\\ \\"d\\"\\;\\ \\&\\|\\<\\>\\*\\?\\!\\#\\~'],
    ["'", undefined],
    ['"', undefined],
  ])('quotes for bash what it would run, behind %j', async (quote, expected) => {
    const words = ['impact', `${quote}owner:x`];
    expect((await complete(words, { '/repo/faultline.yaml': hostile }, 'bash'))[0]).toBe(expected);
  });
});
