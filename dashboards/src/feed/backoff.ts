const firstMs = 500;
const longestMs = 2_000;

/**
 * How long to wait before attempt number `failures` + 1: doubling from half a second to 2 s, each time between half of that
 * and all of it, so that thousands of screens do not come back to a restarted server in the same instant. However long the
 * server was away, a screen knocks within 2 s of its return (deploy/decisions/0114-screens-knock-every-two-seconds.md).
 * @param failures Attempts that failed in a row, from 0.
 * @param random Uniform in [0, 1).
 */
export function backoffMs(failures: number, random: number): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.min(failures, 10));
  return ceiling * (0.5 + random / 2);
}
