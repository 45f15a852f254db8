import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { makeSimilarNamesHint, similarNames } from '../diagnostics/similar-names.ts';
import { fieldSelectorsOf, globOf, selectorPrefixes } from '../model/select-components.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { counted } from '../reports/phrases.ts';
import { noSuchComponent } from './usage-problem.ts';

/** What is wrong with a name or selector that picks out nothing, and what there is instead. */
export function notFound(graph: ServiceGraph, selector: string, graphOption: string): Diagnostic {
  const all = whatThereIs(graph, graphOption);
  const field = selectorPrefixes.find((prefix) => selector.startsWith(prefix));
  if (field !== undefined || globOf(selector) !== undefined) {
    return {
      code: noSuchComponent,
      message: `\`${selector}\` picks out nothing`,
      hint: field === undefined ? all : fieldHint(graph, field, selector),
    };
  }
  return {
    code: noSuchComponent,
    message: `the graph has no service \`${selector}\``,
    hint: prefixHint(selector) ?? idHint(graph, selector) ?? nameHint(graph, selector) ?? all,
  };
}

function whatThereIs({ services }: ServiceGraph, graphOption: string): string {
  if (services.length === 0) return 'the graph has no services';
  const them = services.length === 1 ? 'it' : 'them';
  return `the graph has ${counted(services.length, 'service')}; \`faultline rank --top 0${graphOption}\` lists ${them}`;
}

/** A hint with more of them is not read. */
const mostListed = 5;

/** What can stand behind `owner:` in this graph, nearest first. */
function fieldHint(graph: ServiceGraph, field: string, selector: string): string {
  const known = [...new Set(graph.components.flatMap(fieldSelectorsOf))].filter((each) =>
    each.startsWith(field),
  );
  if (known.length === 0) return `no service of the graph has \`${field.slice(0, -1)}\``;
  const wanted = selector.slice(field.length);
  const values = known.map((each) => each.slice(field.length)).sort();
  const near = similarNames(wanted, values);
  const nearestFirst = [...new Set([...near, ...values])];
  const shown = nearestFirst.slice(0, mostListed).map((value) => `\`${field}${value}\``);
  const left = nearestFirst.length - shown.length;
  return `there ${known.length === 1 ? 'is' : 'are'} ${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

/** `ownr:shop`: no id has a colon in it. */
function prefixHint(selector: string): string | undefined {
  const colon = selector.indexOf(':');
  if (colon === -1) return undefined;
  const [near] = similarNames(
    selector.slice(0, colon),
    selectorPrefixes.map((prefix) => prefix.slice(0, -1)),
  );
  const list = selectorPrefixes.map((prefix) => `\`${prefix}\``).join(', ');
  return near === undefined
    ? `what selects by a field begins with ${list}`
    : `there is \`${near}:\`, as in \`${near}${selector.slice(colon)}\``;
}

function idHint(graph: ServiceGraph, selector: string): string | undefined {
  const names = [...graph.services.map(({ id }) => id), ...graph.componentIds];
  return makeSimilarNamesHint('service', new Set(names))(selector);
}

/** Somebody knows the service by the name that tables show. */
function nameHint(graph: ServiceGraph, selector: string): string | undefined {
  const [near] = similarNames(
    selector,
    graph.services.map(({ name }) => name),
  );
  const service = graph.services.find(({ name }) => name === near);
  return service && `the id of \`${service.name}\` is \`${service.id}\``;
}
