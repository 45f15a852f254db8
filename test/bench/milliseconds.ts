/**
 * How long `run` keeps processors busy, all threads of ours together: on a machine that others use too, time on the
 * clock says more about them.
 */
export function milliseconds(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
