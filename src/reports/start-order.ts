import { type Bootstrap, lastReadyMs } from '../analysis/bootstrap.ts';
import type { Block, Text } from '../document/document.ts';
import { formatDuration } from '../model/duration.ts';
import { column, limitedTable, wideColumn } from './limited-table.ts';
import { counted, enumerated, id, quiet } from './phrases.ts';
import { pointInTime } from './point-in-time.ts';

/** What can start together, when each is ready if that is before the others, and when all of it is. */
export function waveTable({ waves, waveReadyMs, deadlock }: Bootstrap, limit: number): Block[] {
  if (waves.length === 0) return [];
  const count = waves.reduce((sum, wave) => sum + wave.length, 0);
  const columns = [column('wave', 'right'), wideColumn('starts'), column('all ready')];
  return [
    // Else it would read as what is told of the deadlock.
    ...(deadlock.cores.length === 0
      ? []
      : [
          {
            kind: 'heading',
            text: `What starts all the same: ${counted(count, 'component')} in ${counted(waves.length, 'wave')}`,
          } as const,
        ]),
    limitedTable(columns, waves, { rows: limit, option: '--limit' }, (wave, index) => {
      const readyMs = waveReadyMs[index] ?? [];
      const last = readyMs.reduce((latest, time) => Math.max(latest, time), 0);
      const shown = limit === 0 ? wave : wave.slice(0, limit);
      const starts = shown.map((component, place): Text => {
        const ready = readyMs[place] ?? 0;
        const early = ready < last ? [' ', quiet(`(${pointInTime(ready)})`)] : [];
        return [id(component), ...early];
      });
      if (shown.length < wave.length) starts.push([`${wave.length - shown.length} more`]);
      return [[quiet(String(index))], enumerated(starts), [pointInTime(last)]];
    }),
  ];
}

/** The chain that takes longest: whatever is to be faster as a whole has to be faster here. */
export function criticalPathTable({ criticalPath, deadlock }: Bootstrap, limit: number): Block[] {
  const lastMs = lastReadyMs(criticalPath);
  if (lastMs === 0) return [];
  const what = deadlock.cores.length === 0 ? 'The critical path' : 'The critical path of what starts';
  const columns = [wideColumn('component'), column('takes', 'right'), column('ready', 'right')];
  return [
    { kind: 'heading', text: `${what}: ${formatDuration(lastMs)}` },
    limitedTable(columns, criticalPath, { rows: limit, option: '--limit' }, (step) => [
      [id(step.component)],
      [step.startupMs === 0 ? quiet('·') : formatDuration(step.startupMs)],
      [pointInTime(step.readyMs)],
    ]),
  ];
}
