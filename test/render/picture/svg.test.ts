import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../src/document/picture.ts';
import { renderSvg } from '../../../src/render/picture/svg.ts';
import { textWidth } from '../../../src/render/picture/text-width.ts';
import { allPictures } from './all-pictures.ts';
import { hostile } from './hostile.ts';
import { allElements, type Element, numberOf, parseSvg, rectangleOf } from './parse-svg.ts';
import { cloudOutage, everything, graphPicture, scenarioPicture } from './sample-pictures.ts';

const allowed = ['svg', 'title', 'desc', 'g', 'rect', 'path', 'circle', 'text'];
const usual = { theme: 'light', maxNodes: 150 } as const;

/** Where a text begins and ends, by the table of widths. */
function spanOf(text: Element): readonly [left: number, right: number] {
  const weight = text.attributes.get('font-weight') === '600' ? 'bold' : 'regular';
  const width = textWidth(text.text, numberOf(text, 'font-size'), weight);
  const x = numberOf(text, 'x');
  const left = text.attributes.get('text-anchor') === 'middle' ? x - width / 2 : x;
  return [left, left + width];
}

describe('renderSvg', () => {
  it.each(['down', 'degraded', 'delayed'] as const)(
    'shows the way a failure came as it is drawn: %s',
    (state) => {
      const { nodes, ...picture } = scenarioPicture('web>api web>db api>db', 'db');
      const edges = picture.edges.map(
        (edge, index) => ({ ...edge, role: index === 0 ? 'other' : 'cause' }) as const,
      );
      const told = nodes.map((node) => ({ ...node, state: node.id === 'db' ? ('down' as const) : state }));
      const svg = parseSvg(renderSvg({ ...picture, edges, nodes: told }, usual));
      const elements = allElements(svg);
      const words = elements.findIndex(({ text }) => text === 'the way the failure came');
      const [line, head] = elements.slice(words - 2, words);
      const drawn = elements.filter((one) => one.attributes.get('stroke-width') === '1.9');
      expect(drawn.length).toBeGreaterThan(0);
      for (const { attributes } of drawn)
        expect(line?.attributes.get('stroke')).toBe(attributes.get('stroke'));
      expect(head?.attributes.get('fill')).toBe(line?.attributes.get('stroke'));
    },
  );

  it.each([
    ['a-region-with-a-name-that-is-longer', 'a-region-with-a-name-that-is-longer'],
    ['x'.repeat(80), expect.stringMatching(/^x{5,}…x{5,}$/)],
  ])('tells which area a lone box is in: %s', (label, told) => {
    const areas = [
      { label: 'eu', members: ['a', 'b'] },
      { label, members: ['c'] },
    ];
    const svg = parseSvg(renderSvg({ ...graphPicture('c>a b>a'), areas }, usual));
    expect(allElements(svg).flatMap(({ name, text }) => (name === 'text' ? text : []))).toContainEqual(told);
  });

  it.each([...allPictures, ['hostile names', hostile]] as [string, Picture][])(
    'keeps every text inside its box and its page: %s',
    (_name, picture) => {
      const svg = parseSvg(renderSvg(picture, usual));
      const [width, height] = [numberOf(svg, 'width'), numberOf(svg, 'height')];
      for (const text of allElements(svg).filter(({ name }) => name === 'text')) {
        const [left, right] = spanOf(text);
        expect(left, text.text).toBeGreaterThanOrEqual(0);
        expect(right, text.text).toBeLessThanOrEqual(width);
        expect(numberOf(text, 'y')).toBeLessThan(height);
      }
      for (const group of svg.children.filter(({ name }) => name === 'g')) {
        const boxes = group.children.filter(({ name }) => name === 'rect').map(rectangleOf);
        const box = boxes.reduce((widest, one) => (one.width > widest.width ? one : widest));
        for (const text of group.children.filter(({ name }) => name === 'text')) {
          const [left, right] = spanOf(text);
          expect(left, text.text).toBeGreaterThanOrEqual(box.x);
          expect(right, text.text).toBeLessThanOrEqual(box.x + box.width);
          expect(numberOf(text, 'y') - 9).toBeGreaterThanOrEqual(box.y);
          expect(numberOf(text, 'y') + 3).toBeLessThanOrEqual(box.y + box.height);
        }
      }
    },
  );

  it.each(['light', 'dark'] as const)('is nothing but shapes with attributes: %s', (theme) => {
    for (const picture of [everything, hostile]) {
      const svg = parseSvg(renderSvg(picture, { ...usual, theme }));
      for (const element of allElements(svg)) {
        expect(allowed).toContain(element.name);
        const names = [...element.attributes.keys()];
        expect(names.filter((name) => /^on|href|^style$|^class$/.test(name))).toEqual([]);
        for (const value of element.attributes.values()) expect(value).not.toMatch(/url\(|javascript:/);
      }
    }
  });

  it('follows the system by a style over the same attributes', () => {
    const light = renderSvg(everything, usual);
    const auto = renderSvg(everything, { ...usual, theme: 'auto' });
    const bare = auto.replace(/<style>.*?<\/style>\n/s, '').replace(/ class="[^"]*"/g, '');
    const withoutIds = (svg: string): string => svg.replace(/fl[0-9a-z]+(?=-title|-desc)/g, 'id');
    expect(withoutIds(bare)).toBe(withoutIds(light));
    const style = /<style>(.*?)<\/style>/s.exec(auto)?.[1] ?? '';
    const styled = new Set([...style.matchAll(/\.([\w-]+)\{/g)].map((match) => match[1]));
    const classes = [...auto.matchAll(/ class="([^"]*)"/g)].flatMap((match) => (match[1] ?? '').split(' '));
    const same = classes.filter((name) => !styled.has(name) && !name.endsWith('root-ink'));
    expect(same).toEqual([]);
  });

  it('says what it is to those who cannot see it', () => {
    const svg = parseSvg(renderSvg(everything, usual));
    const [title, desc] = svg.children;
    expect(svg.attributes.get('role')).toBe('img');
    expect(title?.text).toBe(everything.title);
    expect(desc?.text).toBe(everything.summary);
    const ids = [title, desc].map((element) => element?.attributes.get('id'));
    expect(svg.attributes.get('aria-labelledby')).toBe(ids.join(' '));
    expect(svg.attributes.get('viewBox')).toBe(`0 0 ${numberOf(svg, 'width')} ${numberOf(svg, 'height')}`);
  });

  it('says state, time, root, group, badges and what is left out in words', () => {
    const words = allElements(parseSvg(renderSvg(everything, usual))).map(({ text }) => text);
    for (const word of [
      'fails: down · t+0',
      'degraded · t+5m',
      'delayed · t+4h5m',
      '2 of 3',
      'frozen',
      'exposed',
      'external',
      '4 other components are unaffected and not drawn.',
    ]) {
      expect(words).toContain(word);
    }
  });

  it('draws hard, soft and async lines differently', () => {
    const dashes = (line: string): (string | undefined)[] =>
      allElements(parseSvg(renderSvg(graphPicture(line), usual)))
        .filter(({ name, attributes }) => name === 'path' && attributes.get('fill') === 'none')
        .map(({ attributes }) => attributes.get('stroke-dasharray'));
    expect(new Set([dashes('a>b')[0], dashes('a?b')[0], dashes('a~b')[0]]).size).toBe(3);
  });

  it('has ids of its own in every drawing', () => {
    const idsOf = (picture: Picture): string[] =>
      [...renderSvg(picture, { ...usual, theme: 'auto' }).matchAll(/ id="([^"]*)"/g)].map(
        (match) => match[1] ?? '',
      );
    expect(idsOf(everything).filter((id) => idsOf(cloudOutage).includes(id))).toEqual([]);
  });

  it('does not depend on the order of lists', () => {
    for (const [, picture] of allPictures) {
      const shuffled = {
        ...picture,
        nodes: picture.nodes.toReversed(),
        edges: picture.edges.toReversed(),
        frames: picture.frames
          .toReversed()
          .map((frame) => ({ ...frame, members: frame.members.toReversed() })),
        areas: picture.areas.toReversed().map((area) => ({ ...area, members: area.members.toReversed() })),
        waves: picture.waves.map((wave) => ({ ...wave, members: wave.members.toReversed() })),
      };
      expect(renderSvg(shuffled, usual)).toBe(renderSvg(picture, usual));
    }
  });

  it('writes coordinates to one decimal', () => {
    expect(renderSvg(cloudOutage, usual)).not.toMatch(/\d\.\d\d/);
  });

  it('looks as it did', async () => {
    await expect(renderSvg(everything, usual)).toMatchFileSnapshot('golden/everything.svg');
  });
});
