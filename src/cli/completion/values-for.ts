import { resolve } from 'node:path';
import { fieldSelectorsOf, selectorPrefixes } from '../../model/select-components.ts';
import type { ServiceGraph } from '../../model/service-graph.ts';
import { rules } from '../../policy/index.ts';
import { glossary } from '../../reports/glossary.ts';
import { allCodes } from '../commands/explain.ts';
import type { Io } from '../io.ts';
import { loadGraph } from '../load-graph.ts';
import type { AskedFor } from './asked-for.ts';

/** A word that could be typed, and what it means. */
export interface Candidate {
  readonly value: string;
  readonly about: string;
}

type Value = AskedFor & { kind: 'value' };

/** What could be the value: by its choices, or by what help calls it. `files` when the shell knows best. */
export async function valuesFor(
  io: Io,
  asked: Value,
  graphs: readonly string[],
): Promise<readonly Candidate[] | 'files'> {
  const { name, choices, before } = asked;
  if (choices !== undefined) return choices.map((choice) => ({ value: before + choice, about: '' }));
  const [kind = ''] = /^\w+/.exec(name) ?? [];
  if (fileNames.has(kind) || /\.[a-z]/.test(name)) return 'files';
  if (kind === 'code')
    return [...allCodes, ...glossary].map(({ id, title }) => ({ value: before + id, about: title }));
  if (kind === 'id') return rules.map(({ id, title }) => ({ value: before + id, about: title }));
  if (kind === 'field') return usualFields.map(([value, about]) => ({ value, about }));
  if (!serviceNames.has(kind)) return [];
  const values = await servicesFor(io, asked, graphs);
  return values.map(({ value, about }) => ({ value: before + value, about }));
}

/** What is asked for most; which fields there are depends on the command, which stands behind them. */
const usualFields = [
  ['summary.down', 'of impact: how many are down'],
  ['summary.degraded', 'of impact: how many are degraded'],
  ['components.count', 'how many components the answer names'],
  ['components.first.id', 'of rank: what has the largest blast radius'],
  ['cycles.count', 'of cycles: how many there are'],
  ['waves.count', 'of bootstrap: in how many waves all start'],
  ['totalMs', 'of bootstrap: how long that takes'],
] as const;

const fileNames: ReadonlySet<string> = new Set([
  'path',
  'file',
  'folder',
  'doc',
  'document',
  'incident',
  'base',
  'head',
  'side',
]);
const serviceNames: ReadonlySet<string> = new Set(['service', 'dependent', 'dependency', 'component']);

/** Services and selectors; behind a service that can fail in some state, the states. */
async function servicesFor(io: Io, { name, typed }: Value, graphs: readonly string[]): Promise<Candidate[]> {
  const failing = /^([^=@]+)=[^=@]*$/.exec(typed)?.[1];
  if (failing !== undefined && name.includes('=state')) {
    return ['delayed', 'degraded', 'down'].map((state) => ({ value: `${failing}=${state}`, about: '' }));
  }
  const named = graphs.filter((path) => isReadable(io, path)).map((path) => expanded(io, path));
  // What is named and cannot be read is not to be mistaken for what is found here.
  if (named.length === 0 && graphs.length > 0) return [];
  const { graph } = await loadGraph(io, named);
  return selectorPrefixes.some((prefix) => typed.startsWith(prefix)) ? fieldsOf(graph) : namesOf(graph);
}

/** Standard input and pipes can be read once, and not by us. */
function isReadable(io: Io, path: string): boolean {
  const kind = path === '-' || path === '' ? undefined : io.kindOf(resolve(io.cwd, expanded(io, path)));
  return kind === 'file' || kind === 'directory';
}

/** The home folder, which the shell has not put in yet. */
function expanded({ environment }: Io, path: string): string {
  return path.startsWith('~/') && environment.HOME !== undefined ? environment.HOME + path.slice(1) : path;
}

function namesOf(graph: ServiceGraph): Candidate[] {
  const services = graph.services.map(({ id, name }) => ({ value: id, about: name === id ? '' : name }));
  const planes = graph.components.flatMap(({ id, service, plane, name }) =>
    plane === undefined ? [] : [{ value: id, about: name === service ? '' : name }],
  );
  const selectors = new Set(
    graph.components
      .flatMap(fieldSelectorsOf)
      .map((selector) => selector.slice(0, selector.indexOf(':') + 1)),
  );
  return [
    ...services,
    ...planes,
    ...[...selectors].sort().map((value) => ({ value, about: 'all with this' })),
  ];
}

function fieldsOf(graph: ServiceGraph): Candidate[] {
  return [...new Set(graph.components.flatMap(fieldSelectorsOf))]
    .sort()
    .map((value) => ({ value, about: '' }));
}
