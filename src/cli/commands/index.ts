import type { CommandEntry } from './command.ts';

/** All commands, in the order of help. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'impact',
    summary: 'what fails when these fail: state, when, and by what cause',
    load: async () => (await import('./impact.ts')).impactCommand,
    embed: 'markdown',
  },
  {
    name: 'why',
    summary: 'how one service comes to depend on another, and what a failure does along it',
    load: async () => (await import('./why.ts')).whyCommand,
    embed: 'markdown',
  },
  {
    name: 'show',
    summary: 'one service: what it needs, and who needs it',
    load: async () => (await import('./show.ts')).showCommand,
    embed: 'markdown',
  },
  {
    name: 'rank',
    summary: "every component's blast radius, largest first",
    load: async () => (await import('./rank.ts')).rankCommand,
    embed: 'markdown',
  },
  {
    name: 'cycles',
    summary: 'what depends on itself: what waits for itself to start, what falls together',
    load: async () => (await import('./cycles.ts')).cyclesCommand,
    embed: 'markdown',
  },
  {
    name: 'bootstrap',
    summary: 'the order of a start from cold, or of the recovery after a failure',
    load: async () => (await import('./bootstrap.ts')).bootstrapCommand,
    embed: 'markdown',
  },
  {
    name: 'diagram',
    summary: 'a picture of the graph, a scenario, the cycles or the start-up: svg, mermaid, dot, json',
    load: async () => (await import('./diagram.ts')).diagramCommand,
    embed: 'mermaid',
  },
  {
    name: 'report',
    summary: 'the whole story of a failure in one document: text, Markdown, HTML',
    load: async () => (await import('./report.ts')).reportCommand,
    embed: 'markdown',
  },
  {
    name: 'replay',
    summary: 'what the graph predicts of an incident, against what was observed',
    load: async () => (await import('./replay.ts')).replayCommand,
    embed: 'markdown',
  },
  {
    name: 'embed',
    summary: 'recompute the marked blocks and values in documents',
    load: async () => (await import('./embed.ts')).embedCommand,
  },
  {
    name: 'value',
    summary: 'one value of the answer of a command, for a sentence',
    load: async () => (await import('./value.ts')).valueCommand,
    embed: 'inline',
  },
  {
    name: 'check',
    summary: 'policies: what the graph has that it should not have; for CI',
    load: async () => (await import('./check.ts')).checkCommand,
    embed: 'markdown',
  },
  {
    name: 'diff',
    summary: 'what a change does: to what fails with what, to cycles, to the start',
    load: async () => (await import('./diff.ts')).diffCommand,
    embed: 'markdown',
  },
  {
    name: 'init',
    summary: 'a commented first manifest and policy, in this folder',
    load: async () => (await import('./init.ts')).initCommand,
  },
  {
    name: 'completion',
    summary: 'a script by which bash, zsh or fish completes commands, options and services',
    load: async () => (await import('./completion.ts')).completionCommand,
  },
  {
    name: 'explain',
    summary: 'a diagnostic code, a rule or a word of answers in full',
    load: async () => (await import('./explain.ts')).explainCommand,
  },
  {
    name: 'schema',
    summary: 'the JSON Schema of a manifest, a policy or an incident, for editors',
    load: async () => (await import('./schema.ts')).schemaCommand,
  },
];
