import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Timeline } from '../../../src/document/document.ts';
import { textWidth } from '../../../src/render/picture/text-width.ts';
import { renderTimelineSvg } from '../../../src/render/timeline/svg.ts';
import { arbitraryTimeline } from '../arbitrary-document.ts';
import { allElements, numberOf, parseSvg } from '../picture/parse-svg.ts';
import { onsets, predictedAndObserved } from '../sample-timeline.ts';

function textsOf(timeline: Timeline): string[] {
  return allElements(parseSvg(renderTimelineSvg(timeline, { theme: 'light' }))).map(({ text }) => text);
}

describe('renderTimelineSvg', () => {
  it('says in words who, when and what', () => {
    const texts = textsOf(predictedAndObserved);
    for (const words of [
      'dynamodb down',
      '9 of 24 components.',
      'ec2/control',
      'predicted',
      'observed',
      'hit',
      't+3h',
      'down: does not work',
      'frozen: runs, but cannot start or scale',
      'and 3 more',
      'ec2/control, observed: degraded t+5h to t+14.033333333333333h',
      's3, predicted: ok from t+0h on',
    ]) {
      expect(texts).toContain(words);
    }
    expect(texts).not.toContain('late: down from t+11m on');
  });

  it('gives each tone a height or an edge of its own', () => {
    const shapes = allElements(parseSvg(renderTimelineSvg(predictedAndObserved, { theme: 'light' })))
      .filter(({ name, children }) => name === 'g' && children[0]?.name === 'title')
      .map(({ children: [title, path] }) => {
        const tone = /: (\w+) /.exec(title?.text ?? '')?.[1];
        const heights = [...(path?.attributes.get('d') ?? '').matchAll(/ (-?[\d.]+)/g)].map((match) =>
          Number(match[1]),
        );
        const height = Math.max(...heights) - Math.min(...heights);
        return [tone, `${height.toFixed(1)} ${path?.attributes.get('stroke-dasharray')}`] as const;
      });
    const byTone = new Map(shapes);
    expect(byTone.size).toBe(6);
    expect(new Set(byTone.values()).size).toBe(6);
  });

  it('is nothing but shapes that stay on their page, whatever is said', () => {
    fc.assert(
      fc.property(arbitraryTimeline, (timeline) => {
        const svg = parseSvg(renderTimelineSvg(timeline, { theme: 'dark' }));
        const [width, height] = [numberOf(svg, 'width'), numberOf(svg, 'height')];
        for (const element of allElements(svg)) {
          expect(['svg', 'title', 'desc', 'g', 'rect', 'path', 'circle', 'text']).toContain(element.name);
          expect(
            [...element.attributes.keys()].filter((name) => /^on|href|^style$|^class$/.test(name)),
          ).toEqual([]);
          if (element.name !== 'text') continue;
          const size = numberOf(element, 'font-size');
          const weight = element.attributes.get('font-weight') === '600' ? 'bold' : 'regular';
          expect(numberOf(element, 'x')).toBeGreaterThanOrEqual(0);
          expect(numberOf(element, 'x') + textWidth(element.text, size, weight)).toBeLessThanOrEqual(width);
          expect(numberOf(element, 'y')).toBeLessThan(height);
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['two-lanes', predictedAndObserved],
    ['onsets', onsets],
  ])('looks as it did: %s', async (name, timeline) => {
    await expect(renderTimelineSvg(timeline, { theme: 'auto' })).toMatchFileSnapshot(`golden/${name}.svg`);
  });
});
