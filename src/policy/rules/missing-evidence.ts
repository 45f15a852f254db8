import { isHard, targetText, tick } from '../needs.ts';
import { flag } from '../option.ts';
import { eachRequirement, requirementFound } from '../requirement-finding.ts';
import { defineRule } from '../rule.ts';

export const missingEvidence = defineRule({
  id: 'missing-evidence',
  severity: 'info',
  recommended: false,
  title: 'a requirement without a source',
  why: `A requirement that nobody can trace is a guess, and an answer that rests on it is one, too. \`why\` shows the sources
of each step to whoever doubts it.`,
  remedy: `Add \`evidence\` with a \`source\`: a postmortem, a test, a line of code.`,
  example: "missing-evidence: { from: 'tier:0' }",
  selectors: { from: 'dependents', to: 'what they need' },
  options: { hard: flag('whether to look at hard requirements only', false) },
  evaluate: (graph, { picked, options }) =>
    eachRequirement(graph, picked, (r, dependent) => {
      if ((graph.requirements[r]?.evidence.length ?? 0) > 0) return [];
      if (options.hard && !isHard(graph, r)) return [];
      const message = `nobody says where it is known from that ${tick(graph.components[dependent]?.id ?? '')} needs ${targetText(graph, r)}`;
      const { related: _, ...found } = requirementFound(graph, r, message);
      return [found];
    }),
});
