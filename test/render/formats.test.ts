import { describe, expect, it } from 'vitest';
import { formatOfFile, renderers } from '../../src/render/index.ts';
import { hostile, ordinary } from './sample-document.ts';

describe.each([...renderers])('%s', (_, renderer) => {
  it.each([
    ['ordinary', ordinary],
    ['hostile', hostile],
  ])('writes the %s document alike each time, without colour when not asked', (_name, document) => {
    const page = { color: false, width: 80 };
    const text = renderer.render(document, page);
    expect(renderer.render(document, page)).toBe(text);
    expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });
});

describe('formatOfFile', () => {
  it.each([
    ['report.md', 'markdown'],
    ['a/b.MARKDOWN', 'markdown'],
    ['impact.json', 'json'],
    ['out.txt', 'text'],
    ['out', undefined],
    ['md', undefined],
    ['a.md.bak', undefined],
  ])('of %s is %s', (path, format) => {
    expect(formatOfFile(path)).toBe(format);
  });
});
