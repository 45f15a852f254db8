import { formatDuration } from '../model/duration.ts';

/** A moment of a scenario: `t+0`, `t+5m`. */
export function pointInTime(milliseconds: number): string {
  return milliseconds === 0 ? 't+0' : `t+${formatDuration(milliseconds)}`;
}
