import type { Document } from '../document/document.ts';
import { command, enumerated, id } from './phrases.ts';

/** What has been written, and what to do next. */
export function initReport(files: readonly string[]): Document {
  return {
    schema: 'faultline/init@1',
    answer: ['Wrote ', ...enumerated(files.map((file) => [id(file)])), '.'],
    blocks: () => [
      {
        kind: 'paragraph',
        text: [
          'They hold an example that works. Put your own services in place of its: the policy fits them as it is, ',
          'and what would name some of them stands in its comments. Then ask:',
        ],
      },
      {
        kind: 'facts',
        rows: [
          { name: 'what falls with it', value: [command('impact database', '')] },
          { name: 'how it gets there', value: [command('why web database', '')] },
          { name: 'what should not be so', value: [command('check', '')] },
        ],
      },
    ],
    data: () => ({ files }),
  };
}
