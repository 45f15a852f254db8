import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../src/document/picture.ts';
import { renderMermaid } from '../../../src/render/picture/mermaid.ts';
import { hostile } from './hostile.ts';
import { component, everything, graphPicture, randomPicture } from './sample-pictures.ts';

const usual = { maxNodes: 150 };

function edgeCount(text: string): number {
  return text.split('\n').filter((line) => /^ {2}n\d+ (-->|-\.->) n\d+$/.test(line)).length;
}

describe('renderMermaid', () => {
  it.each([
    ['1000 services', randomPicture(1000, { degree: 5 }), usual],
    ['1000 services, all wanted', randomPicture(1000, { degree: 5 }), { maxNodes: 5000 }],
    ['names of 400 letters', longNames(300), { maxNodes: 5000 }],
  ] as [string, Picture, typeof usual][])(
    'stays below the limits of Mermaid: %s',
    (_name, picture, options) => {
      const text = renderMermaid(picture, options);
      expect(edgeCount(text)).toBeLessThanOrEqual(450);
      expect(text.length).toBeLessThanOrEqual(45_000);
      expect(text).toMatch(/and \d+ more/);
    },
  );

  it.each([
    ['needs', 'n1 --> n2'],
    ['failure', 'n2 --> n1'],
    ['start', 'n2 --> n1'],
  ] as const)('points the arrows of %s as the SVG does', (flow, edge) => {
    expect(renderMermaid(graphPicture('a>b', { flow }), usual)).toContain(`  ${edge}\n`);
  });

  it('writes nothing of a name that means something to Mermaid', () => {
    const known =
      /^( {2}(accTitle|accDescr): | {2}n\d+(\[\[|\(\[|\[)"[^"[\]{}<>()|`]*(<br\/>[^"[\]{}<>()|`]*)?"|---|title: "|flowchart | {2}subgraph | {2}end$| {4}n\d+$| {2}n\d+ | {2}classDef | {2}linkStyle |$)/;
    const text = renderMermaid(hostile, usual);
    expect(text.split('\n').filter((line) => !known.test(line))).toEqual([]);
    expect(text).not.toMatch(/%%|javascript:alert\(|<script/);
  });

  it('reads as it did', async () => {
    await expect(renderMermaid(everything, usual)).toMatchFileSnapshot('golden/everything.mmd');
  });
});

function longNames(count: number): Picture {
  const ids = Array.from({ length: count }, (_, index) => `s${index}`);
  const picture = graphPicture(
    ids
      .slice(1)
      .map((id, index) => `${id}>s${index >> 1}`)
      .join(' '),
  );
  return { ...picture, nodes: ids.map((id) => component(id, { label: `${id} ${'x'.repeat(400)}` })) };
}
