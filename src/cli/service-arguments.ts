import type { Root } from '../analysis/impact.ts';
import { similarNames } from '../diagnostics/similar-names.ts';
import { boundlessProblem } from '../model/boundless-glob.ts';
import { componentId } from '../model/component-ids.ts';
import { parseDuration } from '../model/duration.ts';
import { selectComponents, selectorPrefixes } from '../model/select-components.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { states } from '../model/vocabulary.ts';
import { notFound } from './not-found.ts';
import { badArgument, UsageProblem } from './usage-problem.ts';

const failingStates = ['delayed', 'degraded', 'down'] as const;

/**
 * The numbers of the components that service arguments pick out, ascending; all unknown names are reported.
 *
 * `graphOption` is what a command line needs to mean the same graph, for hints.
 */
export function componentsOf(
  graph: ServiceGraph,
  selectors: readonly string[],
  graphOption: string,
): readonly number[] {
  return [...new Set(chosenBy(graph, selectors, graphOption).flat())].sort((a, b) => a - b);
}

/** Scenario roots from arguments such as `dynamodb`, `ec2/control=degraded`, `'kafka-*=down@5m'`. */
export function rootsOf(graph: ServiceGraph, args: readonly string[], graphOption: string): readonly Root[] {
  const failing = args.map(parseFailing);
  const chosen = chosenBy(
    graph,
    failing.map(({ selector }) => selector),
    graphOption,
  );
  return failing.flatMap(({ state, atMs }, index) =>
    (chosen[index] ?? []).map((number) => ({ component: componentId(graph, number), state, atMs })),
  );
}

/** What each selector picks out: never nothing. */
function chosenBy(
  graph: ServiceGraph,
  selectors: readonly string[],
  graphOption: string,
): readonly (readonly number[])[] {
  const chosen = selectors.map((selector) => selectComponents(graph, selector));
  const unknown = selectors.filter((_, index) => chosen[index]?.length === 0);
  if (unknown.length > 0) {
    throw new UsageProblem(
      ...unknown.map((selector) => boundlessProblem(selector) ?? notFound(graph, selector, graphOption)),
    );
  }
  return chosen;
}

interface Failing {
  readonly selector: string;
  readonly state: Root['state'];
  readonly atMs: number;
}

function parseFailing(argument: string): Failing {
  const { selector, state = 'down', at = '0s' } = partsOf(argument);
  const failingState = failingStates.find((each) => each === state);
  if (failingState === undefined) throw badState(state);
  const atMs = parseDuration(at);
  if (atMs === undefined) throw badDuration(`the time of \`${selector}\``, at);
  return { selector, state: failingState, atMs };
}

interface FailingParts {
  readonly selector: string;
  readonly state?: string | undefined;
  readonly at?: string | undefined;
}

/** The value of an owner or a tag may have `=` and `@` in it: there, only a state and a duration end it. */
function partsOf(argument: string): FailingParts {
  const form = selectorPrefixes.some((prefix) => argument.startsWith(prefix))
    ? new RegExp(
        `^(?<selector>.+?)(?:=(?<state>${failingStates.join('|')}))?(?:@(?<at>(?:\\d+(?:ms|[dhms]))+))?$`,
      )
    : /^(?<selector>[^=@]+)(?:=(?<state>[^=@]*))?(?:@(?<at>[^=@]*))?$/;
  const { selector, state, at } = form.exec(argument)?.groups ?? {};
  if (selector !== undefined) return { selector, state, at };
  throw badForm(
    `\`${argument}\` is not of the form \`service\`, \`service=state\` or \`service=state@time\``,
  );
}

/** Milliseconds of a duration option such as `--at 30m`. */
export function durationOption(option: string, text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds === undefined) throw badDuration(`\`${option}\``, text);
  return milliseconds;
}

/** A whole number of at least `least` from an option such as `--top 20`. */
export function countOption(option: string, text: string, least = 0): number {
  const count = Number(text);
  if (/^\d{1,9}$/.test(text) && count >= least) return count;
  throw badForm(`\`${option}\` takes a whole number of at least ${least}, not \`${text}\``);
}

function badForm(message: string, hint = 'add `--help` for what the command takes'): UsageProblem {
  return new UsageProblem({ code: badArgument, message, hint });
}

function badState(state: string): UsageProblem {
  const [near] = similarNames(state, failingStates);
  const list = failingStates.map((each) => `\`${each}\``).join(', ');
  const hint =
    near === undefined ? `the states that can be given are ${list}` : `there is a state \`${near}\``;
  return state === states[0]
    ? badForm(`nothing fails that is \`ok\``, `the states that can be given are ${list}`)
    : badForm(`\`${state}\` is no state that a service can fail into`, hint);
}

function badDuration(what: string, text: string): UsageProblem {
  const hint = /^\d+$/.test(text)
    ? `a number needs a unit: \`${text}s\`, \`${text}m\` or \`${text}h\``
    : 'write it as `90s`, `15m`, `3h`, `2d`, `1h30m` or `250ms`';
  return badForm(`${what} is \`${text}\`, which is no duration`, hint);
}
