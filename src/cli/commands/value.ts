import { Option } from 'commander';
import { makeSimilarNamesHint } from '../../diagnostics/similar-names.ts';
import type { JsonObject, Text } from '../../document/document.ts';
import { markdownOf } from '../../render/markdown/inline.ts';
import { makeVisible } from '../../render/visible.ts';
import { fieldNames } from '../../reports/field-names.ts';
import { type MissingField, pickField } from '../../reports/field-path.ts';
import { plainText } from '../../reports/plain-text.ts';
import { type ValueForm, valueForms, valueText } from '../../reports/value.ts';
import { listen } from '../embed/quiet-io.ts';
import type { Io } from '../io.ts';
import { badArgument, UsageProblem } from '../usage-problem.ts';
import type { CommandModule, ExitCode, Program } from './command.ts';

interface ValueOptions {
  readonly as?: ValueForm;
  readonly format: 'text' | 'markdown';
}

export const valueCommand: CommandModule = {
  examples: [
    ['faultline value summary.down impact dynamodb -g graphs/aws-us-east-1.yaml', 'how many are down'],
    [
      'faultline value components.ec2/control.onsetMs.down impact dynamodb -g graphs/aws-us-east-1.yaml',
      'when launches fail: t+5m',
    ],
    ['faultline value components.first.id rank -g graphs/example.yaml', 'what has the largest blast radius'],
    ['faultline value totalMs bootstrap -g graphs/example.yaml', 'how long a start from cold takes: 7m'],
  ],
  configure: (command, io, finish, program) => {
    command
      .argument('<field>', 'where the value stands in what the command prints with `-f json`: summary.down')
      .argument('<command>', 'a command that answers: impact, rank, bootstrap, …')
      .argument('[arguments...]', 'its arguments and options')
      .addOption(
        new Option('--as <form>', 'say a number in this way; times are told by their names').choices([
          ...valueForms,
        ]),
      )
      .addOption(
        new Option('-f, --format <name>', 'how to print it').choices(['text', 'markdown']).default('text'),
      )
      .addHelpText('after', about)
      .allowUnknownOption()
      .action(async (field: string, name: string, rest: string[], options: ValueOptions) => {
        const { code, answer } = await answerOf(io, program, field, [name, ...rest]);
        if (answer !== undefined) print(io, textOf(field, name, answer, options.as), options.format);
        finish(code);
      });
  },
};

const about = `
The field is a path: summary.down, components.count, waves.0. An entry of a
list is named by its id: components.ec2/control.hops, or in brackets, as in
components[ec2/control].hops. A list also has first, last, and positions from
0. A field that is not there is an error that says which are.

In a document that \`faultline embed\` keeps, it stands in a sentence:

  … takes <!-- faultline value summary.down impact db -->3<!-- /faultline --> down.
`;

interface Answer {
  readonly code: ExitCode;
  /** What the command prints as JSON; undefined when it has no answer. */
  readonly answer?: JsonObject;
}

async function answerOf(
  io: Io,
  { entries, run }: Program,
  field: string,
  [name = '', ...rest]: readonly string[],
): Promise<Answer> {
  const answering = entries
    .filter(({ embed }) => embed !== undefined && embed !== 'inline')
    .map((each) => each.name);
  if (!answering.includes(name)) throw noCommand(field, name, answering);
  const { io: quiet, said } = listen();
  const replaceFile = (): never => {
    throw new UsageProblem({
      code: badArgument,
      message: '`value` prints one value and writes no file',
      hint: 'leave out the option that writes',
    });
  };
  const code = await run([name, '--format', 'json', ...rest], { ...io, replaceFile, out: quiet.out });
  return code > 1 ? { code } : { code, answer: JSON.parse(said.out()) as JsonObject }; // what we printed as JSON
}

function textOf(field: string, name: string, answer: JsonObject, form: ValueForm | undefined): Text {
  const picked = pickField(answer, field);
  if ('known' in picked) throw noField(field, name, answer, picked);
  const text = valueText(picked.value, picked.keys, form);
  if (text !== undefined) return text;
  const isNumber = form === undefined ? 'holds several values' : `is no number to be said as \`${form}\``;
  const inside = fieldNames(answer).filter((each) => each.startsWith(field));
  throw badField(
    `\`${field}\` of \`${name}\` ${isNumber}`,
    form === undefined ? listed(inside) : 'leave out `--as`',
  );
}

function print(io: Io, text: Text, format: ValueOptions['format']): void {
  io.out.write(
    `${format === 'markdown' ? markdownOf(text, io.place ?? 'block') : makeVisible(plainText(text))}\n`,
  );
}

function noCommand(field: string, name: string, answering: readonly string[]): UsageProblem {
  if (answering.includes(field)) {
    return badField(
      `no field of \`${field}\` is named`,
      `it comes first: \`value <field> ${field} …\`; a wrong one is answered with those that are there`,
    );
  }
  const hint = makeSimilarNamesHint('command', answering)(name);
  return badField(`\`${name}\` is no command with values`, hint ?? listed(answering));
}

/** Names the same field elsewhere, the nearest name here, or all that are here. */
function noField(field: string, name: string, answer: JsonObject, missing: MissingField): UsageProblem {
  const known = fieldNames(answer);
  const elsewhere = known.filter((each) => each.endsWith(`.${field}`));
  const place = missing.after === '' ? `\`${name}\`` : `\`${missing.after}\` of \`${name}\``;
  const near = makeSimilarNamesHint('field', missing.known)(missing.name);
  // It may have been there when somebody wrote it down.
  const isTime = [missing.name, missing.after].some((each) => each.endsWith('Ms'));
  const never = isTime ? 'what never happens has no time; ' : '';
  const all = missing.after === '' ? known : missing.known;
  const hint = elsewhere.length > 0 ? listed(elsewhere) : (near ?? listed(all));
  return badField(`${place} has no \`${missing.name}\``, `${never}${hint}`);
}

function badField(message: string, hint: string): UsageProblem {
  return new UsageProblem({ code: badArgument, message, hint });
}

/** A hint with more names is not read. */
const mostListed = 16;

function listed(names: readonly string[]): string {
  if (names.length === 0) return 'there is nothing in it';
  const shown = names.slice(0, mostListed).map((each) => `\`${each}\``);
  const left = names.length - shown.length;
  return `there ${names.length === 1 ? 'is' : 'are'} ${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}
