import { describe, expect, it } from 'vitest';
import type { ExitCode, Program } from '../../src/cli/commands/command.ts';
import { embedDocuments } from '../../src/cli/embed/embed-documents.ts';
import type { Io } from '../../src/cli/io.ts';
import { fakeWorld } from './fake-io.ts';

/** A command line with one command, `say`, which does what a test wants. */
function programOf(run: (io: Io, args: readonly string[]) => ExitCode | Promise<ExitCode>): Program {
  const load = () => Promise.reject(new Error('nobody loads it'));
  return {
    entries: [
      { name: 'say', summary: 'says', embed: 'markdown', load },
      { name: 'word', summary: 'says a word', embed: 'inline', load },
      { name: 'do', summary: 'does', load },
    ],
    run: async (args, io) => run(io, args),
  };
}

function saying(text: string): Program {
  return programOf((io) => {
    io.out.write(text);
    return 0;
  });
}

const end = '<!-- /faultline -->';
const usual = `a\n\n<!-- faultline say -->\nold\n${end}\n\nb\n`;

async function embed(program: Program, text = usual) {
  const files = { '/repo/.git/HEAD': '', '/repo/a.md': text };
  const { io } = fakeWorld({ files, environment: { COLOR: 'always' }, terminal: 200 });
  const { documents, diagnostics } = await embedDocuments(io, program, ['a.md'], undefined);
  return { after: documents?.[0]?.after, codes: diagnostics.map(({ code }) => code.id) };
}

describe('an answer', () => {
  it.each([
    ['plain'],
    ['```\ncode\n```'],
    ['<details>\n\nx\n\n</details>'],
    ['`<!-- faultline say -->`'],
    ['<!-- x -->'],
  ])('stays between its marks: %j', async (said) => {
    const { after, codes } = await embed(saying(`${said}\n`));
    expect([after, codes]).toEqual([`a\n\n<!-- faultline say -->\n\n${said}\n\n${end}\n\nb\n`, []]);
  });

  it.each([
    [end],
    [`x\n\n${end}\n\n<!-- faultline say -->\n\ny`],
    ['<!-- faultline say -->'],
    [`<!-- faultline say -->\n${end}`],
    ['```\nopen'],
    ['~~~~'],
    ['<pre>'],
    ['<!-- open'],
    ['<script>'],
  ])('that would leave its block is refused: %j', async (said) => {
    expect(await embed(saying(`${said}\n`))).toEqual({ after: undefined, codes: ['not-for-documents'] });
  });

  it('is refused at the block that it comes from', async () => {
    const { io } = fakeWorld({ files: { '/repo/a.md': usual + usual.replace('say', 'say more') + usual } });
    const program = programOf((inner, args) => {
      inner.out.write(args.includes('more') ? `x\n${end}\n` : 'x\n');
      return 0;
    });
    const { diagnostics } = await embedDocuments(io, program, ['a.md'], undefined);
    expect(diagnostics.map(({ span }) => span?.start)).toEqual([usual.length + usual.indexOf('<!--')]);
  });

  it.each([
    ['plain', true],
    [`x ${end} y`, false],
    ['<!-- x', false],
    ['x\n\ny', false],
    ['`', false],
    ['**', true],
  ])('in a sentence: %j', async (said, isTaken) => {
    const before = 'a <!-- faultline word -->';
    const { after, codes } = await embed(saying(`${said}\n`), `${before}${end} \`b\`\n`);
    expect(codes).toEqual(isTaken ? [] : ['not-for-documents']);
    expect(after).toBe(isTaken ? `${before}${said}${end} \`b\`\n` : undefined);
  });

  it('of colours is refused, and one with a finding taken', async () => {
    expect((await embed(saying('\u001b[31mx\n'))).codes).toEqual(['not-for-documents']);
    const finding = programOf((io) => {
      io.out.write('x\n');
      return 1;
    });
    expect((await embed(finding)).after).toContain('\n\nx\n\n');
  });

  it('that is missing is told', async () => {
    expect((await embed(programOf(() => 2))).codes).toEqual(['bad-argument']);
  });
});

describe('the world of a block', () => {
  it('has no terminal, environment, input, clock or way to write', async () => {
    const seen: unknown[] = [];
    const program = programOf(async (io, args): Promise<ExitCode> => {
      seen.push(args, io.cwd, io.environment, io.out.isTty, io.err.columns, io.elapsedMs());
      for (const attempt of [
        () => io.readInput(9),
        () => io.replaceFile('x', 'y'),
        () => io.readFile('/etc/x', 9),
      ]) {
        try {
          await attempt();
          seen.push('done');
        } catch {
          seen.push('refused');
        }
      }
      return 0;
    });
    const { codes } = await embed(program);
    expect(seen).toEqual([
      ...[['say', '--format', 'markdown'], '/repo', {}, false, undefined, 0],
      ...['refused', 'refused', 'refused'],
    ]);
    expect(codes).toEqual(['not-for-documents', 'not-for-documents', 'outside-root']);
  });

  it('shows a bug of ours as one', async () => {
    const broken = programOf((io) => {
      io.err.write('boom');
      return 3;
    });
    await expect(embed(broken)).rejects.toThrow('boom');
  });
});
