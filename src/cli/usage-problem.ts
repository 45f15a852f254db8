import type { Code, Diagnostic } from '../diagnostics/diagnostic.ts';

/** The command line cannot be acted on: exit 2, with these problems. Thrown by whoever reads arguments. */
export class UsageProblem extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(...diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ message }) => message).join('\n'));
    this.diagnostics = diagnostics;
  }
}

export const noSuchComponent: Code = {
  id: 'no-such-component',
  severity: 'error',
  title: 'a name on the command line is no service of the graph',
  explanation: `Services are named by id (\`dynamodb\`), one plane of them by \`ec2/control\`, several by a glob (\`'kafka-*'\`, in quotes,
or the shell expands it) or by \`tag:\`, \`tier:\`, \`owner:\`, \`plane:\`, \`cell:\`, \`region:\` and a value. A name or
selector that picks out nothing is an error, since an answer about nothing would look like good news.`,
};

export const badArgument: Code = {
  id: 'bad-argument',
  severity: 'error',
  title: 'an argument or option of the command line has the wrong form',
  explanation: `\`faultline <command> --help\` lists what a command takes, with examples that run.

A failing service may carry a state and a time: \`dynamodb\`, \`dynamodb=degraded\`, \`dynamodb@5m\`,
\`ec2/control=down@1h30m\`. Times are written \`90s\`, \`15m\`, \`3h\`, \`2d\`, \`1h30m\`, \`250ms\`.`,
};
