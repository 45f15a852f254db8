/**
 * The closed word lists of the format, each in its order of meaning.
 * A position in a list is the number that typed arrays hold.
 */

/** A part of a service that can fail alone. */
export const planes = ['control', 'data', 'management'] as const;
export type Plane = (typeof planes)[number];

/** How a lost target affects its dependent, strongest first. */
export const strengths = ['hard', 'soft', 'async'] as const;
export type Strength = (typeof strengths)[number];

/** When a requirement is needed: to start and to run, only to start, only to run. */
export const phases = ['always', 'startup', 'runtime'] as const;
export type Phase = (typeof phases)[number];

/** What can be said of a component, mildest first. */
export const states = ['ok', 'delayed', 'degraded', 'down'] as const;
export type State = (typeof states)[number];
