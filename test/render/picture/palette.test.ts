import { describe, expect, it } from 'vitest';
import { renderDot } from '../../../src/render/picture/dot.ts';
import { renderMermaid } from '../../../src/render/picture/mermaid.ts';
import { renderSvg } from '../../../src/render/picture/svg.ts';
import { palette } from '../../../src/render/picture/theme.ts';
import { component, graphPicture } from './sample-pictures.ts';

/** Relative luminance of `#rrggbb` (WCAG 2.1). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

type Ground = Extract<keyof typeof palette, `${string}-fill`>;
const grounds = Object.keys(palette).filter((name): name is Ground => name.endsWith('-fill'));

/** What is written on a ground. */
function inkOn(ground: Ground): keyof typeof palette {
  if (ground.startsWith('root-')) return 'root-ink';
  const own = ground.replace(/-fill$/, '-ink');
  return own in palette ? (own as keyof typeof palette) : 'ink';
}

describe('palette', () => {
  it.each(grounds.flatMap((ground) => [[ground, 'light'] as const, [ground, 'dark'] as const]))(
    'can be read on %s, %s',
    (ground, tone) => {
      expect(contrast(palette[inkOn(ground)][tone], palette[ground][tone])).toBeGreaterThanOrEqual(4.5);
    },
  );
});

describe('a root', () => {
  const failed = ['down', 'degraded', 'delayed'] as const;
  const picture = (state: (typeof failed)[number]) =>
    graphPicture('web>db', { nodes: [component('web'), component('db', { role: 'root', state })] });

  it.each(failed)('has the color of its state, darker: %s', (state) => {
    const { light } = palette[`root-${state}-fill`];
    const svg = renderSvg(picture(state), { theme: 'light', maxNodes: 150 });
    expect(svg).toContain(`fill="${light}"`);
    expect(renderDot(picture(state))).toContain(`fillcolor="${light}"`);
    expect(renderMermaid(picture(state), { maxNodes: 150 })).toMatch(
      new RegExp(`:::(\\w+)[^]*classDef \\1 fill:${light},`),
    );
    for (const other of failed) {
      if (other !== state) expect(svg).not.toContain(palette[`root-${other}-fill`].light);
    }
  });
});
