/** The words that are options: those before `--`. */
function optionsIn(words: readonly string[]): readonly string[] {
  const end = words.indexOf('--');
  return end === -1 ? words : words.slice(0, end);
}

/** What `--format` says, in any way to write it; the last counts. */
export function askedFormat(words: readonly string[]): string | undefined {
  let format: string | undefined;
  const options = optionsIn(words);
  for (const [index, word] of options.entries()) {
    const attached = /^(?:-f|--format=)(.+)$/s.exec(word)?.[1];
    if (attached !== undefined) format = attached;
    else if (word === '-f' || word === '--format') format = options[index + 1];
  }
  return format;
}

/** Help is about a command, and no answer of it. */
export function asksForHelp(words: readonly string[]): boolean {
  return optionsIn(words).some((word) => ['-h', '--help', '-v', '--version'].includes(word));
}

/** What a code block calls each format; a format that is not here is not shown as code. */
const languages: ReadonlyMap<string, string> = new Map([
  ['text', 'text'],
  ['json', 'json'],
  ['mermaid', 'mermaid'],
  ['dot', 'dot'],
  ['sarif', 'json'],
  ['gitlab', 'json'],
  ['junit', 'xml'],
  ['github', 'text'],
]);

export function languageOf(format: string): string | undefined {
  return languages.get(format);
}
