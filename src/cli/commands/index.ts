import type { CommandModule } from './command.ts';

/** A command before its code is loaded: only the one that is run is. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<CommandModule>;
}

/** All commands, in the order of help. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'impact',
    summary: 'what fails when these fail: state, when, and by what cause',
    load: async () => (await import('./impact.ts')).impactCommand,
  },
  {
    name: 'why',
    summary: 'how one service comes to depend on another, and what a failure does along it',
    load: async () => (await import('./why.ts')).whyCommand,
  },
  {
    name: 'show',
    summary: 'one service: what it needs, and who needs it',
    load: async () => (await import('./show.ts')).showCommand,
  },
  {
    name: 'rank',
    summary: "every component's blast radius, largest first",
    load: async () => (await import('./rank.ts')).rankCommand,
  },
  {
    name: 'cycles',
    summary: 'what depends on itself: what waits for itself to start, what falls together',
    load: async () => (await import('./cycles.ts')).cyclesCommand,
  },
  {
    name: 'bootstrap',
    summary: 'the order of a start from cold, or of the recovery after a failure',
    load: async () => (await import('./bootstrap.ts')).bootstrapCommand,
  },
  {
    name: 'diagram',
    summary: 'a picture of the graph, a scenario, the cycles or the start-up: svg, mermaid, dot, json',
    load: async () => (await import('./diagram.ts')).diagramCommand,
  },
  {
    name: 'explain',
    summary: 'a diagnostic code in full',
    load: async () => (await import('./explain.ts')).explainCommand,
  },
  {
    name: 'schema',
    summary: 'the JSON Schema of a manifest, for editors',
    load: async () => (await import('./schema.ts')).schemaCommand,
  },
];
