import { execFile, execFileSync } from 'node:child_process';
import {
  chownSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { nodeIo } from '../../src/cli/node-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'faultline-io-'));
const io = nodeIo();
afterAll(() => rmSync(folder, { recursive: true }));

describe('writing a file', () => {
  it('makes it, and replaces it', () => {
    const path = join(folder, 'new.txt');
    io.replaceFile(path, 'one');
    io.replaceFile(path, 'two');
    expect(readFileSync(path, 'utf8')).toBe('two');
  });

  it('writes to where a symbolic link leads, and leaves the link', () => {
    const [target, link] = [join(folder, 'target.txt'), join(folder, 'link.txt')];
    writeFileSync(target, 'old');
    symlinkSync(target, link);
    io.replaceFile(link, 'new');
    expect([readlinkSync(link), readFileSync(target, 'utf8')]).toEqual([target, 'new']);
  });

  it('writes to where a link leads that leads to nothing yet, by way of others', () => {
    const [target, link, first] = ['later.txt', 'dangling.txt', 'first.txt'].map((name) =>
      join(folder, name),
    );
    symlinkSync('later.txt', link ?? '');
    symlinkSync('dangling.txt', first ?? '');
    expect([io.kindOf(first ?? ''), io.targetOf(first ?? '')]).toEqual([
      'broken-link',
      io.realPath(folder).concat('/later.txt'),
    ]);
    io.replaceFile(first ?? '', 'new');
    expect([readlinkSync(first ?? ''), readlinkSync(link ?? '')]).toEqual(['dangling.txt', 'later.txt']);
    expect(readFileSync(target ?? '', 'utf8')).toBe('new');
    io.removeFile(first ?? '');
    expect([io.kindOf(first ?? ''), io.kindOf(target ?? '')]).toEqual(['broken-link', undefined]);
  });

  it('refuses links into a folder that is not there, and links in a circle', () => {
    const [lost, circle] = [join(folder, 'lost.txt'), join(folder, 'circle.txt')];
    symlinkSync('missing/lost.txt', lost);
    symlinkSync('circle.txt', circle);
    expect([io.kindOf(lost), io.kindOf(circle)]).toEqual(['broken-link', 'broken-link']);
    expect(() => io.replaceFile(lost, 'new')).toThrow(/BROKENLINK/);
    expect(() => io.readFile(lost, 10)).toThrow(/BROKENLINK/);
    expect(() => io.replaceFile(circle, 'new')).toThrow(/ELOOP/);
    expect([readlinkSync(lost), readlinkSync(circle)]).toEqual(['missing/lost.txt', 'circle.txt']);
  });

  it('writes names as long as names can be', () => {
    const path = join(folder, 'n'.repeat(255));
    io.replaceFile(path, 'one');
    io.replaceFile(path, 'two');
    expect(readFileSync(path, 'utf8')).toBe('two');
    rmSync(path);
  });

  it('leaves what other runs have left behind, and finds a name of its own', () => {
    const draws = [0.1, 0.1, 0.2];
    const random = vi.spyOn(Math, 'random').mockImplementation(() => draws.shift() ?? 0.3);
    const left = join(folder, `.faultline-${(0.1).toString(36).slice(2, 10)}.tmp`);
    writeFileSync(left, 'of another');
    io.replaceFile(join(folder, 'beside.txt'), 'new');
    random.mockRestore();
    expect(readFileSync(left, 'utf8')).toBe('of another');
    expect(readFileSync(join(folder, 'beside.txt'), 'utf8')).toBe('new');
    rmSync(left);
  });

  it.runIf(process.getuid?.() !== 0)('refuses a file that may not be written, though its folder may', () => {
    const path = join(folder, 'read-only.txt');
    writeFileSync(path, 'old', { mode: 0o444 });
    expect(() => io.refuseReadOnly(path)).toThrow(/EACCES/);
    expect(() => io.replaceFile(path, 'new')).toThrow(/EACCES/);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it.runIf(process.getuid?.() === 0)('leaves a file to whom it belongs', () => {
    const path = join(folder, 'owned.txt');
    writeFileSync(path, 'old');
    chownSync(path, 1234, 1234);
    io.replaceFile(path, 'new');
    expect([statSync(path).uid, statSync(path).gid]).toEqual([1234, 1234]);
  });

  it.runIf(process.platform === 'linux')('keeps who may read it', () => {
    const path = join(folder, 'private.txt');
    writeFileSync(path, 'old', { mode: 0o600 });
    io.replaceFile(path, 'new');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('leaves what was there when it fails, and nothing beside it', () => {
    expect(() => io.replaceFile(folder, 'text')).toThrow();
    expect(() => io.replaceFile(join(folder, 'missing', 'x.txt'), 'text')).toThrow(/ENOENT/);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('writes to a pipe and leaves it one', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = execFile('cat', [pipe]);
    const read = new Promise<string>((resolve) => {
      let text = '';
      reader.stdout?.on('data', (chunk) => {
        text += chunk;
      });
      reader.on('close', () => resolve(text));
    });
    io.replaceFile(pipe, 'through');
    expect(await read).toBe('through');
    expect(statSync(pipe).isFIFO()).toBe(true);
  });
});

describe('adding to a file', () => {
  it('makes it, adds to its end, and takes it away', () => {
    const path = join(folder, 'summary.md');
    io.appendFile(path, 'one\n');
    io.appendFile(path, 'two\n');
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
    io.removeFile(path);
    expect(readdirSync(folder)).not.toContain('summary.md');
    expect(() => io.appendFile(join(folder, 'missing', 'x'), '')).toThrow(/ENOENT/);
  });
});

describe('reading a file', () => {
  it('reads no more than the limit', () => {
    const path = join(folder, 'six.txt');
    writeFileSync(path, '123456');
    expect(io.readFile(path, 6)?.length).toBe(6);
    expect(io.readFile(path, 5)).toBeUndefined();
  });

  it('tells a missing file from a folder and a file', () => {
    const [file, missing] = [join(folder, 'six.txt'), join(folder, 'nope')];
    expect([io.kindOf(folder), io.kindOf(file), io.kindOf(missing)]).toEqual([
      'directory',
      'file',
      undefined,
    ]);
  });

  it.runIf(process.platform === 'linux')('gives up on a device that never ends', () => {
    expect(io.readFile('/dev/zero', 1_000_000)).toBeUndefined();
  });
});
