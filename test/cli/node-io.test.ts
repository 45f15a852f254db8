import { execFile, execFileSync } from 'node:child_process';
import {
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
import { afterAll, describe, expect, it } from 'vitest';
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
