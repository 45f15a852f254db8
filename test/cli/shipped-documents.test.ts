import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { capturedRun } from './captured-run.ts';

const root = resolve(import.meta.dirname, '../..');
const documents = ['.', 'graphs', 'graphs/incidents', 'test/fixtures/documents'].flatMap((folder) =>
  readdirSync(resolve(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`),
);

describe('documents of this repository', () => {
  it.each(documents)('%s is true', async (path) => {
    expect(await capturedRun(root, ['embed', '--check', path])).toEqual({
      code: 0,
      out: expect.stringMatching(/^(no block in|\d+ blocks? up to date in) /),
      err: '',
    });
  });

  it('the picture of the postmortem is the one that `faultline replay` draws', async () => {
    const incident = 'graphs/incidents/aws-2025-10-20.incident.yaml';
    const { code, out } = await capturedRun(root, ['replay', incident, '-f', 'svg']);
    expect(code).toBe(0);
    expect(out).toBe(readFileSync(resolve(root, 'graphs/incidents/aws-2025-10-20.svg'), 'utf8'));
  });

  it('show no mark to a reader but those in code', () => {
    const text = readFileSync(resolve(root, 'test/fixtures/documents/postmortem.md'), 'utf8');
    const html = marked.parse(text, { async: false }).replace(/<!--[\s\S]*?-->/g, '');
    expect(html.match(/&lt;!-- [^&]*--&gt;/g)).toHaveLength(3);
    expect(html.replace(/<code[\s\S]*?<\/code>/g, '')).not.toContain('&lt;!--');
    expect(html).toContain('was unable to read orders\nfrom t+30m. In\nall, 5 components');
  });
});
