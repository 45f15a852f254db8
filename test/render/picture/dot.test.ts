import { describe, expect, it } from 'vitest';
import { renderDot } from '../../../src/render/picture/dot.ts';
import { hostile } from './hostile.ts';
import { everything, graphPicture } from './sample-pictures.ts';

describe('renderDot', () => {
  it('writes an edge from the dependent to what it depends on, whatever flows', () => {
    for (const flow of ['needs', 'failure', 'start'] as const) {
      expect(renderDot(graphPicture('a?b', { flow }))).toContain('  "a" -> "b" [style=dashed];');
    }
  });

  it('closes every string it opens, whatever the names', () => {
    const text = renderDot(hostile);
    const rest = text.replace(/"(?:[^"\\\n]|\\.)*"/g, '');
    expect(rest).not.toContain('"');
    expect(rest.replace(/[\w\s[\]{},;=.>#-]/g, '')).toBe('');
  });

  it('reads as it did', async () => {
    await expect(renderDot(everything)).toMatchFileSnapshot('golden/everything.dot');
  });
});
