import type { Bootstrap } from '../analysis/bootstrap.ts';
import type { Block } from '../document/document.ts';
import { formatDuration } from '../model/duration.ts';
import { column, limitedTable, wideColumn } from './limited-table.ts';
import { id, ids, quiet } from './phrases.ts';
import { pointInTime } from './point-in-time.ts';

/** What can start together, and when all of it is ready. */
export function waveTable({ waves, readyMs }: Bootstrap, limit: number): Block[] {
  if (waves.length === 0) return [];
  const columns = [column('wave', 'right'), wideColumn('starts'), column('ready')];
  return [
    limitedTable(columns, waves, { rows: limit, option: '--limit' }, (wave, index) => {
      const last = wave.reduce((latest, component) => Math.max(latest, readyMs.get(component) ?? 0), 0);
      const named = limit === 0 ? wave.length : Math.max(limit, 2);
      return [[quiet(String(index))], ids(wave, named), [pointInTime(last)]];
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
