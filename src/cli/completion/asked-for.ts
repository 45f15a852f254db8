import type { Command, Option } from 'commander';
import { repeatGraphOption } from '../graph-paths.ts';

/** What could stand where somebody is typing. */
export type AskedFor =
  | { readonly kind: 'option' }
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'value';
      /** What help calls it: `service`, `path`. */
      readonly name: string;
      readonly choices: readonly string[] | undefined;
      /** What has been typed of the value. */
      readonly typed: string;
      /** What stands before it in the same word: `--format=`. */
      readonly before: string;
    };

export interface Asked {
  readonly asked: AskedFor;
  /** What `--graph` has named so far. */
  readonly graphs: readonly string[];
}

/** Reads the words behind the name of a command as its parser would; the last one is still being typed. */
export function askedFor(command: Command, words: readonly string[]): Asked {
  const typed = words.at(-1) ?? '';
  const graphs: string[] = [];
  let awaiting: Option | undefined;
  let isSatisfied = false;
  let count = 0;
  let isPastOptions = false;
  const give = (option: Option, value: string): void => {
    if (option.long === '--graph') graphs.push(value);
  };
  for (const word of repeatGraphOption([command.name(), ...words.slice(0, -1)]).slice(1)) {
    if (awaiting !== undefined && !(isSatisfied && word.startsWith('-'))) {
      give(awaiting, word);
      isSatisfied = true;
      if (!awaiting.variadic) awaiting = undefined;
    } else if (isPastOptions || !word.startsWith('-') || word === '-') count++;
    else if (word === '--') isPastOptions = true;
    else {
      const { option, value } = optionOf(command, word);
      awaiting = value === undefined && takesValue(option) ? option : undefined;
      isSatisfied = false;
      if (option !== undefined && value !== undefined) give(option, value);
    }
  }

  if (awaiting !== undefined && !(isSatisfied && typed.startsWith('-'))) {
    return { asked: valueFor(awaiting, typed, ''), graphs };
  }
  const long = /^(--[^=]+=)(.*)$/s.exec(typed);
  if (!isPastOptions && long !== null) {
    const { option } = optionOf(command, typed);
    return { asked: valueFor(option, long[2] ?? '', long[1] ?? ''), graphs };
  }
  if (!isPastOptions && typed.startsWith('-') && typed !== '-') return { asked: { kind: 'option' }, graphs };
  const parameters = command.registeredArguments;
  const parameter = parameters[count] ?? parameters.findLast(({ variadic }) => variadic);
  if (parameter === undefined) return { asked: { kind: 'nothing' }, graphs };
  const asked = {
    kind: 'value',
    name: parameter.name(),
    choices: parameter.argChoices,
    typed,
    before: '',
  } as const;
  return { asked, graphs };
}

/** The option that a word names, and the value that the word already holds: `--format=json`, `-fjson`. */
function optionOf(command: Command, word: string): { option: Option | undefined; value: string | undefined } {
  const long = /^(--[^=]+)(?:=(.*))?$/s.exec(word);
  if (long !== null) return { option: command.options.find((each) => each.long === long[1]), value: long[2] };
  const option = command.options.find((each) => each.short === word.slice(0, 2));
  return { option, value: word.length > 2 ? word.slice(2) : undefined };
}

function takesValue(option: Option | undefined): boolean {
  return option !== undefined && (option.required || option.optional);
}

function valueFor(option: Option | undefined, typed: string, before: string): AskedFor {
  if (option === undefined || !takesValue(option)) return { kind: 'nothing' };
  const name = /[<[]([^>\]]+)/.exec(option.flags)?.[1] ?? '';
  return { kind: 'value', name, choices: option.argChoices, typed, before };
}
