import { Argument } from 'commander';
import { completionScripts } from '../completion/scripts.ts';
import { type Shell, shells } from '../completion/shells.ts';
import type { CommandModule } from './command.ts';

export const completionCommand: CommandModule = {
  examples: [
    ['faultline completion bash', 'a script for bash; `source <(faultline completion bash)` uses it'],
    ['faultline completion zsh', 'the same for zsh'],
    ['faultline completion fish', 'for fish: `faultline completion fish | source`'],
  ],
  configure: (command, io, finish) => {
    command
      .addArgument(new Argument('<shell>', 'whose script to print').choices(shells))
      .action((shell: Shell) => {
        io.out.write(completionScripts[shell]);
        finish(0);
      });
  },
};
