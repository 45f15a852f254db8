import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { nodeIo } from '../../src/cli/node-io.ts';

const root = resolve(import.meta.dirname, '../..');
const world = nodeIo();
const graphs = ['graphs', 'graphs/incidents'].flatMap((folder) =>
  readdirSync(resolve(root, folder))
    .filter((file) => file.endsWith('.yaml') && !/\.(policy|incident)\./.test(file))
    .map((file) => [`${folder}/${file}`] as const),
);

describe('what is shipped keeps its own rules', () => {
  it.each(graphs)('%s', async (graph) => {
    let err = '';
    const silent = { isTty: false, columns: undefined, write: () => undefined };
    const io = {
      ...world,
      cwd: root,
      out: silent,
      err: {
        ...silent,
        write: (text: string) => {
          err += text;
        },
      },
    };
    const code = await main(['check', '-g', graph, '--fail-on', 'info'], io);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
