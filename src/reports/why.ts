import type { Step, Why } from '../analysis/why.ts';
import type { Block, Document, Text } from '../document/document.ts';
import { column, limitedTable, wideColumn } from './limited-table.ts';
import { passageText } from './passage-text.ts';
import { command, counted, id, quiet } from './phrases.ts';
import { purpose, qualities, target } from './requirement-text.ts';
import { makeSources, type Sources } from './sources.ts';
import { whyAnswer } from './why-answer.ts';
import { whyData } from './why-data.ts';

export interface WhyReportOptions {
  readonly limit: number;
  /** What a command line needs to mean the same graph: ` -g graphs/shop.yaml`, or nothing. */
  readonly graphOption: string;
  /** Requirements that the failure does not get to, too. */
  readonly all?: boolean;
}

/**
 * How one comes to depend on the other: the verdict, the chain with its sources, and all chains as one table.
 *
 * `limit` is the number of rows of a table to show, 0 for all. Of all chains, only requirements that the failure
 * gets to are shown, unless `all` is asked for.
 */
export function whyReport(result: Why, { limit, graphOption, all = false }: WhyReportOptions): Document {
  return {
    schema: 'faultline/why@1',
    answer: whyAnswer(result),
    blocks: () => {
      const sources = makeSources();
      return [
        ...otherWay(result, graphOption),
        ...chains(result, sources, limit),
        ...allChains(result, sources, { limit, all }),
        ...sources.list(),
      ];
    },
    data: () => whyData(result),
  };
}

/** Which of the two needs the other is easily mixed up. */
function otherWay({ opposite }: Why, graphOption: string): Block[] {
  if (opposite === undefined) return [];
  const { dependent, dependency } = opposite;
  const question = command(`why ${dependent} ${dependency}`, graphOption);
  return [
    {
      kind: 'paragraph',
      text: [id(dependent), ' depends on ', id(dependency), ', the other way round: ', question],
    },
  ];
}

function chains({ failure, shortest }: Why, sources: Sources, limit: number): Block[] {
  if (failure.length === 0) return section('The shortest chain', shortest, sources, limit);
  return [
    ...section('The way the failure takes', failure, sources, limit),
    ...(sameSteps(failure, shortest) ? [] : section('The shortest chain', shortest, sources, limit)),
  ];
}

function sameSteps(some: readonly Step[], others: readonly Step[]): boolean {
  const isSame = (step: Step, other: Step | undefined) =>
    step.requirement.number === other?.requirement.number && step.to === other.to;
  return some.length === others.length && some.every((step, index) => isSame(step, others[index]));
}

/** Shown when there is more between the two than the chains above. */
function allChains(
  { failure, shortest, subgraph }: Why,
  sources: Sources,
  { limit, all }: { readonly limit: number; readonly all: boolean },
): Block[] {
  const shown = new Set(
    [...failure, ...shortest].map(({ requirement, to }) => `${requirement.number} ${to}`),
  );
  if (subgraph.steps.every(({ requirement, to }) => shown.has(`${requirement.number} ${to}`))) return [];
  const requirements = new Set(subgraph.steps.map(({ requirement }) => requirement.number));
  const what = `${counted(requirements.size, 'requirement')}, ${counted(subgraph.components.length, 'component')}`;
  const rows = oncePerRequirement(subgraph.steps);
  const told = all ? rows : rows.filter(({ passage }) => passage.kind !== 'not-reached');
  const left = rows.length - told.length;
  return [
    ...section(`Every chain between them: ${what}`, told, sources, limit),
    ...(left === 0 ? [] : [{ kind: 'paragraph', text: notReachedText(left) } as const]),
  ];
}

function notReachedText(count: number): Text {
  const what = `The failure does not get to ${count === 1 ? '1 more' : `${count} more of them`}; all of them with `;
  return [what, { kind: 'command', text: '--all' }];
}

/** A group is one row, shown by its member that the failure gets furthest with. */
function oncePerRequirement(steps: readonly Step[]): readonly Step[] {
  const rows = new Map<number, Step>();
  for (const step of steps) {
    const known = rows.get(step.requirement.number);
    if (known === undefined || known.passage.kind === 'not-reached') rows.set(step.requirement.number, step);
  }
  return [...rows.values()];
}

function section(title: string, steps: readonly Step[], sources: Sources, limit: number): Block[] {
  if (steps.length === 0) return [];
  const columns = [column('component'), wideColumn('needs'), wideColumn('the failure'), column('source')];
  return [
    { kind: 'heading', text: title },
    limitedTable(columns, steps, { rows: limit, option: '--limit' }, (step) => row(step, sources)),
  ];
}

function row({ from, requirement, passage }: Step, sources: Sources): Text[] {
  return [
    [id(from)],
    [...target(requirement), ...purpose(requirement), ...qualities(requirement)],
    passage.kind === 'not-reached' ? [quiet('·')] : passageText(passage),
    sources.cite(requirement.evidence),
  ];
}
