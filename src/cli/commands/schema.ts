import { manifestSchema } from '../../sources/manifest-schema.ts';
import { writeOut } from '../output.ts';
import type { CommandModule } from './command.ts';

export const schemaCommand: CommandModule = {
  examples: [['faultline schema -o faultline.schema.json', 'a schema file for the editor']],
  configure: (command, io, finish) => {
    command
      .option('-o, --output <file>', 'write to a file, whole or not at all')
      .action(({ output }: { output?: string }) => {
        const text = `${JSON.stringify(manifestSchema, null, 2)}\n`;
        writeOut(io, output, text);
        finish(0);
      });
  },
};
