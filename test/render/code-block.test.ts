import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { markdown } from '../../src/render/markdown.ts';
import { terminal } from '../../src/render/terminal.ts';
import { documentOf } from './sample-document.ts';

const page = { color: false, width: 80 };

describe('lines shown as they are', () => {
  it('are set in at a terminal, and not wrapped', () => {
    const long = `web: ${'x'.repeat(100)}`;
    const drawn = terminal.render(documentOf({ kind: 'code', text: `services:\n  ${long}` }), page);
    expect(drawn).toBe(`An answer.\n\n    services:\n      ${long}\n`);
  });

  it('send nothing raw to a terminal', () => {
    const drawn = terminal.render(documentOf({ kind: 'code', text: 'a\u001b[31m\tb' }), page);
    expect(drawn).toBe('An answer.\n\n    a\\u{1b}[31m\\u{9}b\n');
  });

  it('are one block of code in Markdown, whatever is in them', () => {
    const line = fc.string({ unit: fc.constantFrom('`', '~', '<', 'a', ' ', '-', '#') });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        const drawn = markdown.render(documentOf({ kind: 'code', text: lines.join('\n') }), page);
        const tokens = marked.lexer(drawn).filter(({ type }) => type !== 'space');
        expect(tokens.map(({ type }) => type)).toEqual(['paragraph', 'code']);
      }),
      { numRuns: 500 },
    );
  });
});
