import { describe, expect, it } from 'vitest';
import type { LineCell } from './cells';
import { linePlot } from './line';

const band = (p50: number) => ({ p10: p50 - 1, p50, p90: p50 + 2 });
/** Open from 8:00 to 12:00; a quarter past ten is quarter hour 41. */
const cell: LineCell = {
  day: '2026-11-24',
  from: 32,
  to: 48,
  today: [3, 4, 5, 6, 7, 8, 9, 9, 9],
  usual: Array.from({ length: 16 }, (_, index) => band(index)),
};
const expected = { day: '2026-11-24', from: 42, bands: [band(10), band(14), band(12)] };

describe('The plot of the waiting line', () => {
  it('ends at who waits now, and the forecast begins there with no width', () => {
    const plot = linePlot(cell, expected, 41.5, 11);

    expect(plot.today.at(-1)).toEqual({ x: 9.5, y: 11 });
    expect(plot.forecast[0]).toEqual({ x: 9.5, y: 11, low: 11, high: 11 });
    expect(plot.forecast.map(({ x }) => x)).toEqual([9.5, 11, 12, 13]);
    expect(plot.peak).toEqual({ x: 12, y: 14, low: 13, high: 16 });
  });

  it('has neither marker nor forecast when its data are old or of another day', () => {
    const plot = linePlot(cell, expected, null, 11);

    expect(plot.forecast).toEqual([]);
    expect(plot.peak).toBeNull();
    expect(plot.today).toHaveLength(9);
  });

  it('keeps the whole day in sight without a usual one, on a scale whose half is whole', () => {
    const plot = linePlot({ ...cell, usual: [] }, null, 41.5, 13);

    expect(plot).toMatchObject({ width: 16, top: 20, usual: [], forecast: [] });
    expect(linePlot({ ...cell, today: [], usual: [] }, null, 32.1, 0).top).toBe(4);
  });
});
