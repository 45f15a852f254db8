import type { Command, CommanderError } from 'commander';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { similarNames } from '../diagnostics/similar-names.ts';
import { badArgument, UsageProblem } from './usage-problem.ts';

type Told = Pick<Diagnostic, 'message' | 'hint'>;

const askHelp = 'add `--help` for what the command takes';

/**
 * What Commander says of a command line, in our form and words.
 *
 * `program` is the one that refused `args`. What Commander tells in no field stands in its sentence, which the tests
 * hold it to.
 */
export function parserProblem(error: CommanderError, program: Command, args: readonly string[]): Diagnostic {
  const [sentence = '', suggestion] = error.message.replace(/^error: /, '').split('\n(Did you mean ');
  const near = suggestion?.replace(/^one of /, '').replace(/\?\)$/, '');
  const command = program.commands.find((each) => args.includes(each.name()));
  const wording = wordings[error.code]?.(sentence, near, command, args);
  const plain = {
    message: sentence.replaceAll("'", '`').replace(/\.$/, ''),
    hint: near === undefined ? askHelp : `there is \`${near}\``,
  };
  return { code: badArgument, ...(wording ?? plain) };
}

type Wording = (
  sentence: string,
  near: string | undefined,
  command: Command | undefined,
  args: readonly string[],
) => Told | undefined;

const wordings: Readonly<Record<string, Wording>> = {
  'commander.invalidArgument': (sentence) => {
    const option = /^option '(?:-\w, )?(--[\w-]+).*?' argument '(.*)' is invalid\. (.*)$/s.exec(sentence);
    const argument = /^command-argument value '(.*)' is invalid for argument '(.*?)'\. (.*)$/s.exec(sentence);
    if (option !== null) return badChoice(option[1] ?? '', option[2] ?? '', option[3] ?? '');
    return argument === null ? undefined : badChoice(argument[2] ?? '', argument[1] ?? '', argument[3] ?? '');
  },
  'commander.optionMissingArgument': (sentence) => {
    const [, name = '', value = ''] =
      /^option '(?:-\w, )?(--[\w-]+) (.*)' argument missing$/.exec(sentence) ?? [];
    return {
      message: `\`${name}\` has no value`,
      hint: `write \`${name} ${value}\`; \`--help\` says what it takes`,
    };
  },
  'commander.missingArgument': (sentence) => {
    const name = /^missing required argument '(.*)'$/.exec(sentence)?.[1] ?? '';
    return { message: `\`<${name}>\` is missing`, hint: askHelp };
  },
  'commander.excessArguments': (_, __, command) => {
    const taken = command?.registeredArguments ?? [];
    const extra = command?.args[taken.length];
    if (command === undefined || extra === undefined) return undefined;
    const most =
      taken.length === 0 ? 'no argument' : taken.length === 1 ? 'one argument' : `${taken.length} arguments`;
    return {
      message: `\`${command.name()}\` takes ${most}, and \`${extra}\` is one too many`,
      hint: askHelp,
    };
  },
  'commander.unknownOption': (sentence, near, command, args) => {
    const option = /^unknown option '(.*)'$/s.exec(sentence)?.[1] ?? '';
    const name = args.find((each) => each === command?.name());
    if (name !== undefined && args[0]?.startsWith('-')) {
      return {
        message: `\`${option}\` stands before the command`,
        hint: `options follow the command: \`faultline ${name} … ${option} …\``,
      };
    }
    const cousin = cousins.find((pair) => pair.includes(option))?.find((each) => each !== option);
    const isThere = cousin !== undefined && command?.options.some(({ long }) => long === cousin);
    if (near !== undefined || !isThere) return undefined;
    return { message: `unknown option \`${option}\``, hint: `\`${name}\` calls it \`${cousin}\`` };
  },
};

/** Options that mean the same to somebody who has used the other command. */
const cousins: readonly (readonly string[])[] = [['--limit', '--top']];

/** `choices` is Commander's sentence: `Allowed choices are manifest, policy.` */
function badChoice(what: string, value: string, choices: string): Told | undefined {
  const list = /^Allowed choices are (.*)\.$/s.exec(choices)?.[1]?.split(', ');
  if (list === undefined) return undefined;
  const [near] = similarNames(value, list);
  const all = list.map((each) => `\`${each}\``).join(', ');
  return {
    message: `\`${value}\` is no choice for \`${what}\``,
    hint: near === undefined ? `there are ${all}` : `there is \`${near}\``,
  };
}

/** `help impct`: Commander prints help of everything and says nothing of the name. */
export function refuseUnknownHelp(args: readonly string[], names: readonly string[]): void {
  const [first, name] = args;
  if (first !== 'help' || name === undefined || name.startsWith('-') || [...names, 'help'].includes(name))
    return;
  const [near] = similarNames(name, names);
  throw new UsageProblem({
    code: badArgument,
    message: `unknown command \`${name}\``,
    hint: near === undefined ? '`faultline help` lists the commands' : `there is \`${near}\``,
  });
}
