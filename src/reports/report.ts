import type { ScenarioReport } from '../analysis/report.ts';
import type { Block, Document } from '../document/document.ts';
import { formatDuration } from '../model/duration.ts';
import type { ServiceGraph } from '../model/service-graph.ts';
import { impactAnswer } from './impact.ts';
import { whatNext } from './impact-next.ts';
import type { PlaceOf } from './link-table.ts';
import { command } from './phrases.ts';
import { impactPicture } from './pictures/impact-picture.ts';
import { reportData } from './report-data.ts';
import { evidenceBlocks } from './scenario/evidence.ts';
import { nearbyBlocks } from './scenario/nearby.ts';
import { oneChangeBlocks } from './scenario/one-change.ts';
import { standingFacts } from './scenario/standing.ts';
import { timelineBlocks } from './scenario/timeline.ts';
import { wayBackBlocks } from './scenario/way-back.ts';
import { scenarioArguments } from './scenario-text.ts';
import { makeSources, type Sources } from './sources.ts';

export interface ReportLayout {
  /** How many rows of a table to show, 0 for all. */
  readonly limit: number;
  readonly placeOf: PlaceOf;
  /** What a command line needs to mean the same graph, such as ` -g graphs/shop.yaml`. */
  readonly graphOption: string;
  /** Whether there is a picture, in formats that can have one. */
  readonly picture?: boolean;
}

/** The whole story of a scenario in the order in which somebody on call needs it. */
export function scenarioReport(graph: ServiceGraph, story: ScenarioReport, layout: ReportLayout): Document {
  return {
    schema: 'faultline/report@1',
    answer: impactAnswer(graph, story.impact),
    blocks: () => parts(graph, story, layout, makeSources()),
    data: () => reportData(graph, story),
  };
}

function parts(graph: ServiceGraph, story: ScenarioReport, layout: ReportLayout, sources: Sources): Block[] {
  const { impact } = story;
  const { limit, placeOf, graphOption, picture = true } = layout;
  // Before anything fails there is nothing to tell of it.
  const anything = impact.components.length > 0;
  const standing: Block[] = anything
    ? [{ kind: 'heading', text: 'Where things stand' }, standingFacts(graph, impact, limit)]
    : [];
  const timeline: Block[] = anything
    ? [{ kind: 'heading', text: 'Who, when and why' }, ...timelineBlocks(graph, impact, sources, limit)]
    : [];
  return [
    ...standing,
    ...(picture ? [pictureBlock(graph, story, graphOption)] : []),
    ...timeline,
    ...nearbyBlocks(story.nearby, sources, limit),
    ...(anything ? wayBackBlocks(graph, impact.roots, story.recovery, { limit, placeOf }) : []),
    ...oneChangeBlocks(graph, story.oneChange, placeOf),
    ...evidenceBlocks(graph, story.carriers, sources, placeOf),
    ...whatNext(graph, impact, graphOption),
  ];
}

function pictureBlock(graph: ServiceGraph, { impact }: ScenarioReport, graphOption: string): Block {
  const at = impact.horizonMs === undefined ? '' : ` --at ${formatDuration(impact.horizonMs)}`;
  const draw = command(
    `diagram --impact ${scenarioArguments(impact.roots)}${at}${graphOption} -o outage.svg`,
    '',
  );
  return { kind: 'picture', picture: impactPicture(graph, impact), instead: ['As a picture: ', draw] };
}
