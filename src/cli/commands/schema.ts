import { Argument } from 'commander';
import { writeOut } from '../output.ts';
import { schemas, schemaText } from '../schemas.ts';
import type { CommandModule } from './command.ts';

export const schemaCommand: CommandModule = {
  examples: [
    ['faultline schema -o faultline.schema.json', 'a schema file for the editor'],
    ['faultline schema policy', 'the schema of a policy file'],
    ['faultline schema incident', 'the schema of an incident file, which `replay` reads'],
  ],
  configure: (command, io, finish) => {
    command
      .addArgument(
        new Argument('[file]', 'which kind of file').choices([...schemas.keys()]).default('manifest'),
      )
      .option('-o, --output <file>', 'write to a file, whole or not at all')
      .action((kind: string, { output }: { output?: string }) => {
        writeOut(io, output, schemaText(kind));
        finish(0);
      });
  },
};
