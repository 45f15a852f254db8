import type { Picture } from '../../../src/document/picture.ts';
import { component, graphPicture } from './sample-pictures.ts';

/** Names that break careless writers of XML, DOT, Mermaid and plain objects. */
export const hostileNames: readonly string[] = [
  '"];x',
  '<script>alert(1)</script>',
  '</text></svg>',
  ']]>',
  '<!--',
  '&amp; & &#0;',
  "it's",
  'a]b[c',
  'end',
  'o',
  'x--y',
  '%%{init: {}}%%',
  '#quot;',
  '\u001b[31mred',
  '\u202Eesrever',
  'zero\u200Bwidth',
  'click n1 "javascript:alert(1)"',
  '`markdown`',
  '**bold**',
  '\\',
  '\\"',
  '\\N',
  '{}',
  '|',
  'two\nlines',
  '\ud800',
  '\uffff',
  '\u0000',
  'x'.repeat(400),
  'words '.repeat(80),
  '日本語のデータベース',
  'Größe Ελλάδα Москва',
  '🔥👩‍👩‍👧 ﷽',
  '__proto__',
  'constructor',
  ' ',
];

/** All of them as ids, labels, planes, times and titles at once. */
export const hostile: Picture = {
  ...graphPicture('a>b'),
  title: hostileNames.join(' '),
  summary: hostileNames.slice(0, 20).join(' '),
  flow: 'failure',
  nodes: hostileNames.map((name, index) =>
    component(name, {
      label: name,
      plane: name,
      when: name,
      state: 'down',
      role: index === 0 ? 'root' : 'other',
      badges: ['frozen'],
    }),
  ),
  edges: hostileNames.slice(1).map((name, index) => ({
    from: name,
    to: hostileNames[index >> 1] ?? '',
    strength: 'soft',
    role: 'cause',
  })),
  frames: [{ id: 'frame', label: hostileNames[1] ?? '', members: hostileNames.slice(3, 5) }],
  areas: [{ label: hostileNames[2] ?? '', members: hostileNames.slice(20) }],
};
