import { isIncidentName } from './read-file.ts';

/**
 * Lets `--graph` take several files, as a shell's `graphs/*.yaml` gives them, without swallowing the services
 * behind them: each further word that ends like a manifest gets a `--graph` of its own. One that is named as an
 * incident is no manifest: `replay -g shop.yaml lost-db.incident.yaml`.
 *
 * `-g a.yaml b.yaml web` becomes `-g a.yaml --graph b.yaml web`.
 */
export function repeatGraphOption(args: readonly string[]): readonly string[] {
  const result: string[] = [];
  let isBehindPath = false;
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? '';
    if (word === '--') return [...result, ...args.slice(index)];
    if (word === '-g' || word === '--graph') {
      result.push(word, ...args.slice(index + 1, index + 2));
      index++;
      isBehindPath = true;
    } else if (isBehindPath && /^[^-].*\.(ya?ml|json)$/.test(word) && !isIncidentName(word)) {
      result.push('--graph', word);
    } else {
      result.push(word);
      isBehindPath = /^(-g.|--graph=)/.test(word);
    }
  }
  return result;
}
