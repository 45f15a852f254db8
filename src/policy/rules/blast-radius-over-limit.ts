import { rank } from '../../analysis/rank.ts';
import { componentNumber } from '../../model/component-ids.ts';
import { at, tick } from '../needs.ts';
import { type Share, share, sharesByTier, word } from '../option.ts';
import { defineRule } from '../rule.ts';

export const blastRadiusOverLimit = defineRule({
  id: 'blast-radius-over-limit',
  severity: 'warning',
  recommended: false,
  title: 'a component takes more with it than it may',
  why: `How much falls with one component is a choice, made once and kept by this rule. Counted are the other components
that end down when it is down for ever, as \`rank\` counts them; with \`counting: affected\` also those that end
degraded, delayed or frozen. A limit of the component's own tier goes before the general one.`,
  remedy: `Split the component into cells, make requirements on it soft, or give them a second member. \`faultline impact\`
says what it takes with it and by which requirements.`,
  example: `blast-radius-over-limit:
  limit: 50%
  tier: { 1: 10, 2: 3 }`,
  selectors: { at: 'components that may fail' },
  options: {
    limit: share('how many others, or which part of them, one may take with it', {
      value: 50,
      unit: 'percent',
    }),
    tier: sharesByTier('the same for components of a tier'),
    counting: word(
      'what counts: only what is down, or all that is affected',
      ['down', 'affected'] as const,
      'down',
    ),
  },
  evaluate: (graph, { picked, options }) => {
    const others = graph.components.length - 1;
    return rank(graph).flatMap(({ component: id, down, degraded, delayed, frozen }) => {
      const component = graph.components[componentNumber(graph, id) ?? 0];
      if (component === undefined || !picked.at.has(componentNumber(graph, id) ?? 0)) return [];
      const ofTier = component.tier === undefined ? undefined : options.tier.get(component.tier);
      const limit = ofTier ?? options.limit;
      const size = options.counting === 'down' ? down : down + degraded + delayed + frozen;
      if (size <= countOf(limit, others)) return [];
      const what = options.counting === 'down' ? 'takes down' : 'affects';
      const whose = ofTier === undefined ? '' : ` of tier ${component.tier}`;
      return [
        {
          message: `${tick(id)} ${what} ${size} of ${others} other components, and the limit${whose} is ${limitText(limit)}`,
          ...at(component.declaredAt),
          from: [id],
        },
      ];
    });
  },
});

/** The most that a limit allows. A part that is a whole number stays one, however doubles round: 8.2 % of 1000 is 82. */
function countOf({ value, unit }: Share, others: number): number {
  return unit === 'components' ? value : Math.floor(((value * others) / 100) * (1 + 1e-12));
}

function limitText({ value, unit }: Share): string {
  return unit === 'components' ? String(value) : `${value}%`;
}
