import type { Bootstrap } from '../analysis/bootstrap.ts';
import type { Block, Text } from '../document/document.ts';
import { formatDuration } from '../model/duration.ts';
import { column, limitedTable, wideColumn } from './limited-table.ts';
import { enumerated, id, quiet } from './phrases.ts';
import { pointInTime } from './point-in-time.ts';

/** What can start together, when each is ready if that is before the others, and when all of it is. */
export function waveTable({ waves, waveReadyMs }: Bootstrap, limit: number): Block[] {
  if (waves.length === 0) return [];
  const columns = [column('wave', 'right'), wideColumn('starts'), column('all ready')];
  return [
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
export function criticalPathTable({ criticalPath, totalMs }: Bootstrap, limit: number): Block[] {
  if (totalMs === 0) return [];
  const columns = [wideColumn('component'), column('takes', 'right'), column('ready', 'right')];
  return [
    { kind: 'heading', text: `The critical path: ${formatDuration(totalMs)}` },
    limitedTable(columns, criticalPath, { rows: limit, option: '--limit' }, (step) => [
      [id(step.component)],
      [step.startupMs === 0 ? quiet('·') : formatDuration(step.startupMs)],
      [pointInTime(step.readyMs)],
    ]),
  ];
}
