import type { Origin, Text } from '../document/document.ts';
import { command, id } from './phrases.ts';

/** Past so many files, nobody reads their names. */
const mostFiles = 4;

/** What an answer is about: the title of its graph, the files it is from, and the command line that asked. */
export function originOf({
  title,
  files,
  asked,
}: {
  readonly title: string | undefined;
  readonly files: readonly string[];
  /** Behind the name of the program. */
  readonly asked: string;
}): Origin {
  const named = files.length > mostFiles ? files.slice(0, mostFiles - 1) : files;
  const left = files.length - named.length;
  const parts: Text[] = [
    ...(title === undefined ? [] : [[title]]),
    ...named.map((file): Text => [id(file)]),
    ...(left === 0 ? [] : [[`${left} more files`]]),
    [command(asked, '')],
  ];
  return {
    ...(title !== undefined && { title }),
    text: parts.flatMap((part, index): Text => (index === 0 ? part : [' · ', ...part])),
  };
}
