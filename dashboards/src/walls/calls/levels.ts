import type { CallsQuarterCell } from './cells';

const quarterMs = 15 * 60_000;

export type Step = 'quarter' | 'hour';

/** A bar of the chart: all lines together. */
export interface IntervalBar {
  /** Steps since the first bar. */
  readonly slot: number;
  readonly atMs: number;
  readonly offered: number;
  readonly abandoned: number;
  /** Strict service level, 0–100. */
  readonly percent: number;
}

/**
 * Service level by interval, at most the newest so many; intervals without calls are gaps.
 * @param most Bars that have room.
 */
export function intervalBars(quarters: readonly CallsQuarterCell[], step: Step, most: number): readonly IntervalBar[] {
  const stepMs = step === 'hour' ? 4 * quarterMs : quarterMs;
  const sums = new Map<number, { offered: number; within: number; abandoned: number }>();
  for (const { from, offered, within, abandoned } of quarters) {
    const atMs = Math.floor(Date.parse(from) / stepMs) * stepMs;
    const sum = sums.get(atMs) ?? { offered: 0, within: 0, abandoned: 0 };
    sums.set(atMs, {
      offered: sum.offered + offered,
      within: sum.within + within,
      abandoned: sum.abandoned + abandoned,
    });
  }
  const known = [...sums].filter(([, { offered }]) => offered > 0).sort(([a], [b]) => a - b);
  const lastMs = known.at(-1)?.[0] ?? 0;
  const recent = known.filter(([atMs]) => atMs > lastMs - most * stepMs);
  const firstMs = recent[0]?.[0] ?? 0;
  return recent.map(([atMs, { offered, within, abandoned }]) => ({
    slot: (atMs - firstMs) / stepMs,
    atMs,
    offered,
    abandoned,
    percent: (100 * within) / offered,
  }));
}
