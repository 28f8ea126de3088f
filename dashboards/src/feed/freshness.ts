/** How far what is shown can be trusted: live, a little old, old (figures go grey), gone for so long that only the last figure is told. */
export type Freshness = 'live' | 'aging' | 'stale' | 'lost';

const liveS = 5;
const agingS = 30;
const staleS = 300;

/** @param ageS Whole or fractional seconds since the last sign of life. */
export function freshness(ageS: number): Freshness {
  if (ageS <= liveS) return 'live';
  if (ageS <= agingS) return 'aging';
  return ageS <= staleS ? 'stale' : 'lost';
}

/** Whether figures must no longer pass for current ones. */
export const isOld = (fresh: Freshness): boolean => fresh === 'stale' || fresh === 'lost';
