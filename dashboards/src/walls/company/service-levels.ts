import type { LevelCell } from './cells';

const quarterMs = 15 * 60_000;
const most = 48;

/** One bar of the chart: a quarter of an hour by its place on the axis. */
export interface LevelBar {
  /** Quarters since the first bar. */
  readonly slot: number;
  readonly atMs: number;
  /** 0–100. */
  readonly percent: number;
  readonly met: boolean;
}

/** The chart's bars, at most the newest 48 quarters; quarters without calls are gaps. */
export function levelBars(levels: readonly LevelCell[], targetPercent: number): readonly LevelBar[] {
  const offered = levels.filter(level => level.offered > 0);
  const last = offered.at(-1);
  if (last === undefined) return [];
  const earliestMs = Date.parse(last.from) - (most - 1) * quarterMs;
  const recent = offered.filter(level => Date.parse(level.from) >= earliestMs);
  const firstMs = Math.min(...recent.map(level => Date.parse(level.from)));
  return recent.map(level => {
    const atMs = Date.parse(level.from);
    const percent = (100 * level.within) / level.offered;
    return { slot: Math.round((atMs - firstMs) / quarterMs), atMs, percent, met: percent >= targetPercent };
  });
}
