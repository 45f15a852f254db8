import { Command } from 'commander';
import { makeVisible } from '../../render/visible.ts';
import type { CommandEntry } from '../commands/command.ts';
import type { Io } from '../io.ts';
import { askedFor } from './asked-for.ts';
import { insertable, typedWord } from './shell-words.ts';
import { filesMark, type Shell, shells } from './shells.ts';
import { type Candidate, valuesFor } from './values-for.ts';

/**
 * Prints what could stand where somebody is typing, a line each. `args` are the shell and the words behind the
 * program's name; the last one is still being typed.
 *
 * Whatever is wrong with the words or the manifest, there is nothing on standard error: somebody is in the middle of
 * a line.
 */
export async function complete(
  entries: readonly CommandEntry[],
  args: readonly string[],
  io: Io,
): Promise<void> {
  const shell = shells.find((each) => each === args[0]);
  if (shell === undefined) return;
  const words = args.slice(1).map((typed) => typedWord(shell, typed));
  const { text: typed, quote } = words.at(-1) ?? { text: '', quote: '' };
  try {
    const candidates = await candidatesFor(
      entries,
      words.map(({ text }) => text),
      io,
    );
    if (candidates === 'files') io.out.write(`${filesMark}\n`);
    else io.out.write(linesOf(shell, candidates, typed, quote));
  } catch {
    // What cannot be completed is not.
  }
}

async function candidatesFor(
  entries: readonly CommandEntry[],
  words: readonly string[],
  io: Io,
): Promise<readonly Candidate[] | 'files'> {
  const typed = words.at(-1) ?? '';
  const nameAt = words.slice(0, -1).findIndex((word) => !word.startsWith('-'));
  const names = [...entries.map(({ name, summary }) => ({ value: name, about: summary })), helpCommand];
  if (nameAt === -1) return typed.startsWith('-') ? programOptions : names;
  if (words[nameAt] === 'help') return names;
  const entry = entries.find(({ name }) => name === words[nameAt]);
  if (entry === undefined) return [];
  const inner = entry.embed === 'inline' ? innerCommandAt(words, nameAt) : undefined;
  if (inner !== undefined) {
    const isAnswering = answering(entries).some(({ name }) => name === words[inner]);
    return isAnswering ? candidatesFor(entries, words.slice(inner), io) : [];
  }
  const command = new Command(entry.name);
  // Its action is never called, so neither is what it would call.
  (await entry.load()).configure(command, io, () => undefined, { entries, run: async () => 0 });
  const { asked, graphs } = askedFor(command, words.slice(nameAt + 1));
  if (asked.kind === 'option') return optionsOf(command);
  if (asked.kind !== 'value') return [];
  if (asked.name === 'command')
    return answering(entries).map(({ name, summary }) => ({ value: name, about: summary }));
  return valuesFor(io, asked, graphs);
}

/** The commands that have values. */
function answering(entries: readonly CommandEntry[]): readonly CommandEntry[] {
  return entries.filter(({ embed }) => embed !== undefined && embed !== 'inline');
}

/** Where the command stands whose value is asked for: behind the field. Undefined while it is still to be typed. */
function innerCommandAt(words: readonly string[], nameAt: number): number | undefined {
  let count = 0;
  for (let index = nameAt + 1; index < words.length - 1; index++) {
    const word = words[index] ?? '';
    if (['--as', '--format', '-f'].includes(word)) index++;
    else if (!word.startsWith('-') && ++count === 2) return index;
  }
  return undefined;
}

const helpCommand = { value: 'help', about: 'print help for a command' };
const helpOption = { value: '--help', about: 'print help' };
const programOptions = [helpOption, { value: '--version', about: 'print the version' }];

function optionsOf(command: Command): Candidate[] {
  return [
    ...command.options.map(({ long, short, description }) => ({
      value: long ?? short ?? '',
      about: description,
    })),
    helpOption,
  ];
}

/** Sorted and each once; a name with what cannot be seen in it is left out, since it could be anything. */
function linesOf(
  shell: Shell,
  candidates: readonly Candidate[],
  typed: string,
  quote: '' | "'" | '"',
): string {
  const lines = new Map<string, string>();
  for (const { value, about } of candidates) {
    if (!value.startsWith(typed) || makeVisible(value) !== value) continue;
    const word = insertable(shell, value, quote);
    if (word !== undefined && !lines.has(word))
      lines.set(word, `${word}\t${makeVisible(about).slice(0, mostAbout)}\n`);
  }
  return [...lines.values()].join('');
}

/** Characters of a description. */
const mostAbout = 80;
