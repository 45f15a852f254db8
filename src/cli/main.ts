import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import type { CommandEntry, ExitCode } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { completionWord } from './completion/shells.ts';
import { repeatGraphOption } from './graph-paths.ts';
import type { Io } from './io.ts';
import { parserProblem, refuseUnknownHelp } from './parser-problem.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { UsageProblem } from './usage-problem.ts';

/**
 * Runs one command line, without the program's name, and gives the exit code. Never throws and never exits.
 *
 * Only the command that is asked for is loaded and configured; the others are known by name for help.
 */
export async function main(args: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  let program: Command | undefined;
  try {
    if (args[0] === completionWord) {
      await (await import('./completion/complete.ts')).complete(commands, args.slice(1), io);
      return 0;
    }
    refuseUnknownHelp(
      args,
      commands.map(({ name }) => name),
    );
    program = await makeProgram(args, { ...io, commandLine: args }, (code) => {
      exitCode = code;
    });
    await program.parseAsync(repeatGraphOption(args), { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && program !== undefined && isProblem(error)) {
      return exitCodeOf(new UsageProblem(parserProblem(error, program, args)), io);
    }
    return exitCodeOf(error, io);
  }
}

async function makeProgram(
  args: readonly string[],
  io: Io,
  finish: (code: ExitCode) => void,
): Promise<Command> {
  const program = new Command('faultline')
    .description('What falls if this falls? Blast radius of a service dependency graph.')
    .version(packageJson.version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: (text) => io.err.write(text),
      outputError: () => undefined,
      getOutHelpWidth: () => io.out.columns ?? 80,
      getErrHelpWidth: () => io.err.columns ?? 80,
    })
    .addHelpText('before', `${examplesText(programExamples)}`);

  for (const entry of commands) {
    const command = program.command(entry.name).description(entry.summary).copyInheritedSettings(program);
    if (isAskedFor(entry, args)) await configure(command, entry, io, finish);
  }
  return program;
}

const programExamples = [
  ['faultline impact dynamodb -g graphs/aws-us-east-1.yaml', 'what falls with it, when and why'],
  ['faultline why eks dynamodb -g graphs/aws-us-east-1.yaml', 'how one comes to depend on the other'],
  ['faultline rank -g graphs/aws-us-east-1.yaml', 'where everything is in one basket'],
] as const;

/** A word of the command line is its name: maybe an option's value, but then it is only loaded for nothing. */
function isAskedFor({ name }: CommandEntry, args: readonly string[]): boolean {
  return args.includes(name);
}

async function configure(
  command: Command,
  entry: CommandEntry,
  io: Io,
  finish: (code: ExitCode) => void,
): Promise<void> {
  const module = await entry.load();
  command.addHelpText('before', `${examplesText(module.examples)}`);
  command.showHelpAfterError(false);
  module.configure(command, io, finish, { entries: commands, run: main });
}

function examplesText(examples: readonly (readonly [string, string])[]): string {
  const lines = examples.map(([commandLine, answers]) => `  ${commandLine}\n      ${answers}`);
  return `Examples:\n${lines.join('\n')}\n`;
}

/** Help that is printed since there is no command speaks for itself. */
function isProblem(error: CommanderError): boolean {
  return error.exitCode !== 0 && error.code !== 'commander.help';
}

/** Whatever was thrown, as an exit code, after saying what there is to say. */
function exitCodeOf(error: unknown, io: Io): ExitCode {
  if (error instanceof UsageProblem) {
    printDiagnostics(io, error.diagnostics, new Map(), {});
    return 2;
  }
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.err.write(`faultline ${packageJson.version} met a bug of its own, and has no answer:\n\n${stack}\n\n`);
  io.err.write('Please report it with the command line and, if you can, the manifest.\n');
  return 3;
}
