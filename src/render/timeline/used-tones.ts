import type { Timeline, Tone } from '../../document/document.ts';

const worstFirst: readonly Tone[] = ['down', 'degraded', 'delayed', 'frozen', 'exposed', 'ok'];

/** What the bars and flags of a timeline say, the worst first. */
export function usedTones({ rows }: Timeline): readonly Tone[] {
  const used = new Set(
    rows.flatMap(({ lanes, flags = [] }) => [...lanes, ...flags].flat().map(({ tone }) => tone)),
  );
  return worstFirst.filter((tone) => used.has(tone));
}
