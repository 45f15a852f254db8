import { isIncidentName, isNamedOtherwise } from './read-file.ts';

/**
 * Lets `--graph` take several files, as a shell's `graphs/*.yaml` gives them, without swallowing the services
 * behind them: each further word that ends like a manifest gets a `--graph` of its own. Of several, those that are
 * named as something else are passed over, as in a directory; one alone was meant, and whoever reads it says what
 * it is. Where the command takes incidents, one that is named so is no `--graph`:
 * `replay -g shop.yaml lost-db.incident.yaml`.
 *
 * `-g a.policy.yaml a.yaml b.yaml web` becomes `-g a.yaml --graph b.yaml web`.
 */
export function repeatGraphOption(args: readonly string[]): readonly string[] {
  const takesIncidents = commandOf(args) === 'replay';
  const result: string[] = [];
  for (let index = 0; index < args.length; ) {
    const word = args[index] ?? '';
    if (word === '--') return [...result, ...args.slice(index)];
    const isApart = word === '-g' || word === '--graph';
    if (!isApart && !/^(-g.|--graph=)/.test(word)) {
      result.push(word);
      index++;
      continue;
    }
    const listed: (readonly string[])[] = [args.slice(index, index + (isApart ? 2 : 1))];
    index += isApart ? 2 : 1;
    for (let next = args[index]; next !== undefined && isManifestLike(next); next = args[++index]) {
      if (takesIncidents && isIncidentName(next)) result.push(next);
      else listed.push(['--graph', next]);
    }
    const meant = listed.filter((words) => !isNamedOtherwise(words.at(-1) ?? ''));
    result.push(...(meant.length > 0 ? meant : listed).flat());
  }
  return result;
}

/** The name of the command that answers: `value <field> <command> …` gives a value of another one's answer. */
function commandOf(args: readonly string[]): string | undefined {
  return args[0] === 'value' && args.includes('replay') ? 'replay' : args[0];
}

function isManifestLike(word: string): boolean {
  return /^[^-].*\.(ya?ml|json)$/.test(word);
}
