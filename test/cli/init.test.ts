import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from './fake-io.ts';

const written = [
  '/repo/faultline.yaml',
  '/repo/faultline.policy.yaml',
  '/repo/.faultline.schema.json',
  '/repo/.faultline.policy.schema.json',
];

async function init(args: readonly string[] = [], files: Readonly<Record<string, string>> = {}) {
  const world = fakeWorld({ files });
  const code = await main(['init', ...args], world.io);
  return { code, ...world };
}

describe('init', () => {
  it('writes what loads without a word, in a folder of its own and as a directory', async () => {
    const { code, files, err, io, out } = await init();
    expect({ code, err: err() }).toEqual({ code: 0, err: '' });
    expect([...files.keys()]).toEqual(written);
    const said = out();
    expect(await main(['impact', 'database'], io)).toBe(0);
    expect(await main(['check', '-g', '.'], io)).toBe(0);
    expect(err()).toBe('');
    expect(out().slice(said.length)).toMatch(/^database down → \d of \d components affected/);
  });

  it('writes a policy that holds when other services take the place of the first ones', async () => {
    const { io, files, err } = await init();
    files.set('/repo/faultline.yaml', 'faultline: 1\nservices: { a: { dependsOn: [b] }, b: {} }\n');
    expect([await main(['check'], io), err()]).toEqual([0, '']);
  });

  it('shows in its comments what holds for the first services', async () => {
    const { io, files, err } = await init();
    const policy = String(files.get('/repo/faultline.policy.yaml'));
    const said = policy.replace(/^( *)# (?=( *)(forbidden:|- from:|to:|because:))/gm, '$1');
    expect(said).toMatch(/^ {2}forbidden:\n {4}- from: search\*\n {6}to: owner:storage\n {6}because: /m);
    files.set('/repo/faultline.policy.yaml', said);
    expect([await main(['check'], io), err()]).toEqual([0, '']);
  });

  it('does not write two of its files to one place', async () => {
    const world = fakeWorld({ brokenLinks: { '/repo/faultline.policy.yaml': '/repo/faultline.yaml' } });
    expect(await main(['init', '--force'], world.io)).toBe(2);
    expect(world.err()).toContain(
      'error[same-output]: `faultline.yaml` and `faultline.policy.yaml` are one file',
    );
    expect([...world.files.keys()]).toEqual([]);
  });

  it('says which commands come next, and they run', async () => {
    const { out, io, files } = await init();
    const texts = written.slice(0, 2).map((path) => String(files.get(path)));
    const next = [
      ...[out(), ...texts]
        .join('\n')
        .matchAll(/ {2,}faultline ((?:impact|why|bootstrap|check)\b.*?)(?: {2,}.*)?$/gm),
    ];
    expect(next.length).toBeGreaterThan(3);
    for (const [, words = ''] of next)
      expect([words, await main(words.trim().split(' '), io)]).toEqual([words, 0]);
  });

  it.each(written.slice(0, 2))('names a schema that is there and accepts it: %s', async (file) => {
    const { files } = await init();
    const text = String(files.get(file));
    const path = /^# yaml-language-server: \$schema=\.\/(\S+)\n/.exec(text)?.[1];
    const schema = JSON.parse(String(files.get(`/repo/${path}`)));
    const accepts = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);
    expect([accepts(parse(text)), accepts.errors]).toEqual([true, null]);
    expect(accepts({ ...parse(text), unheardOf: 1 })).toBe(false);
  });

  it.each(written)('overwrites nothing: %s', async (path) => {
    const { code, files, err } = await init([], { [path]: 'mine' });
    expect(code).toBe(2);
    expect([...files]).toEqual([[path, 'mine']]);
    expect(err()).toContain('error[existing-file]');
    expect(err()).toContain('--force');
  });

  it('overwrites with --force', async () => {
    const { code, files } = await init(['--force'], { '/repo/faultline.yaml': 'mine' });
    expect(code).toBe(0);
    expect(files.get('/repo/faultline.yaml')).not.toBe('mine');
  });

  it.each(['/repo/faultline.yml', '/repo/faultline.json', '/repo/faultline/a.yaml'])(
    'writes no second manifest beside %s',
    async (path) => {
      const { code, files } = await init(['--force'], { [path]: 'faultline: 1' });
      expect(code).toBe(2);
      expect([...files]).toEqual([[path, 'faultline: 1']]);
    },
  );

  it('writes all or nothing', async () => {
    const { io, files } = fakeWorld({ files: { '/repo/faultline.policy.yaml': 'mine' } });
    const full = {
      ...io,
      replaceFile: (path: string, content: string | Uint8Array) => {
        if (path.endsWith('schema.json')) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
        io.replaceFile(path, content);
      },
    };
    expect(await main(['init', '--force'], full)).toBe(2);
    const left = [...files].map(([path, content]) => [path, Buffer.from(content).toString()]);
    expect(left).toEqual([['/repo/faultline.policy.yaml', 'mine']]);
  });
});
