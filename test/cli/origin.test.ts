import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeWorld } from './fake-io.ts';

const shop = `faultline: 1
title: A <b>small</b> shop
services: { db: { owner: us }, web: { dependsOn: [db] } }
`;
const incident = `incident: 1
title: Lost
graph: [shop.yaml]
start: 2025-10-20T06:48:00Z
roots: [{ component: db, state: down, from: 0m, until: 35m }]
observed: [{ component: web, state: down, from: 2m, until: 50m }]
unaffected: []
`;
const files = {
  '/repo/shop.yaml': shop,
  '/repo/faultline.yaml': shop,
  '/repo/lost.incident.yaml': incident,
  '/repo/story.md': '# x\n\n<!-- faultline report db -g shop.yaml -->\n<!-- /faultline -->\n',
};

async function run(args: readonly string[]) {
  const world = fakeWorld({ files });
  await main([...args], world.io);
  expect(world.err()).toBe('');
  return { out: world.out(), textOf: (path: string) => String(world.files.get(path)) };
}

/** Title, files and command, as a page shows them. */
async function originOf(line: string) {
  const { out } = await run(line.split(' '));
  const [, origin = ''] = /<p class="quiet origin">(.*)<\/p>/.exec(out) ?? [];
  const [, title = ''] = /<title>(.*)<\/title>/.exec(out) ?? [];
  return { origin: origin.replaceAll(/<[^>]*>/g, ''), title };
}

describe('a page', () => {
  const name = 'A &lt;b&gt;small&lt;/b&gt; shop';
  it.each([
    ['report db -g shop.yaml -f html', 'shop.yaml', 'report db -g shop.yaml'],
    ['report db -f html', 'faultline.yaml', 'report db'],
    ['impact db -g /repo/shop.yaml -f html --width 90 --color', 'shop.yaml', 'impact db -g shop.yaml'],
    ['check --format=html -g shop.yaml --fail-on never', 'shop.yaml', 'check -g shop.yaml --fail-on never'],
    ['diff shop.yaml faultline.yaml -f html', undefined, 'diff shop.yaml faultline.yaml'],
    ['replay lost.incident.yaml -f html', 'lost.incident.yaml · shop.yaml', 'replay lost.incident.yaml'],
  ])('says what it is about: %s', async (line, named, asked) => {
    const { origin, title } = await originOf(line);
    expect(title.startsWith(`${name}: `)).toBe(true);
    expect(origin).toBe([name, ...(named === undefined ? [] : [named]), `faultline ${asked}`].join(' · '));
  });
});

describe('Markdown', () => {
  const line = 'A &lt;b&gt;small&lt;/b&gt; shop · `shop.yaml` · `faultline report db -g shop.yaml`';

  it('that is to be pasted says what it is about', async () => {
    expect((await run('report db -g shop.yaml -f markdown'.split(' '))).out).toContain(`\n\n${line}\n\n`);
    const written = await run('report db -g shop.yaml -o out.md'.split(' '));
    expect(written.textOf('/repo/out.md')).toContain(`\n\n${line}\n\n`);
  });

  it('of other answers does not, nor does a block with its command in its mark', async () => {
    expect((await run('impact db -g shop.yaml -f markdown'.split(' '))).out).not.toContain('small');
    const { textOf } = await run(['embed', 'story.md']);
    expect(textOf('/repo/story.md')).toContain('down');
    expect(textOf('/repo/story.md')).not.toContain('small');
  });
});
