import type { Bootstrap } from '../analysis/bootstrap.ts';
import type { Deadlock } from '../analysis/deadlock/deadlock.ts';
import type { Recovery } from '../analysis/recovery.ts';
import type { JsonLikeObject } from '../document/document.ts';

/** `faultline/bootstrap@1`. */
export function bootstrapData({
  waves,
  readyMs,
  criticalPath,
  totalMs,
  deadlock,
}: Bootstrap): JsonLikeObject {
  return {
    waves,
    readyMs,
    criticalPath: criticalPath.map(({ component }) => component),
    totalMs,
    deadlock: deadlockData(deadlock),
  };
}

/** The same with what a recovery adds to it. */
export function recoveryData(recovery: Recovery): JsonLikeObject {
  return {
    ...bootstrapData(recovery),
    clearMs: recovery.clearMs,
    running: recovery.running,
    lastToClear: recovery.lastToClear,
    neverClear: recovery.neverClear,
  };
}

function deadlockData({ cores, behind }: Deadlock): JsonLikeObject {
  return {
    cores: cores.map(({ members, shortest, relax, proven, startByHand, startByHandProven }) => ({
      members,
      shortest: shortest.map(({ from }) => from),
      relax: relax.map(({ requirement: { dependent, members: targets, atLeast, phase: written } }) => {
        const [only] = targets;
        const phase = written === 'always' ? undefined : written;
        return targets.length === 1
          ? { from: dependent, to: only, phase }
          : { from: dependent, atLeast, of: targets, phase };
      }),
      proven,
      startByHand,
      startByHandProven,
    })),
    behind,
  };
}
