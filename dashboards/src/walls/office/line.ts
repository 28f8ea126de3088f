import type { ForecastCell, LineCell } from './cells';

/** A place on the chart: quarter hours since its left edge, people. */
export interface LinePoint {
  readonly x: number;
  readonly y: number;
}

/** A forecast at a place, with the band that holds four of five days. */
export interface BandPoint extends LinePoint {
  readonly low: number;
  readonly high: number;
}

/** What the chart of the waiting line draws. */
export interface LinePlot {
  /** Quarter hour of the day at the left edge. */
  readonly from: number;
  /** Width in quarter hours. */
  readonly width: number;
  /** Top of the scale, people; even. */
  readonly top: number;
  readonly today: readonly LinePoint[];
  readonly usual: readonly LinePoint[];
  /** Begins at the now-marker; empty where there is none. */
  readonly forecast: readonly BandPoint[];
  readonly peak: BandPoint | null;
}

/**
 * @param now Quarter hours of the local day gone by, with their share; null on another day or without fresh data: then there is no forecast.
 * @param waiting Who waits now.
 */
export function linePlot(cell: LineCell, expected: ForecastCell | null, now: number | null, waiting: number): LinePlot {
  const at = now === null ? null : now - cell.from;
  const usual = cell.usual.map(({ p50 }, index) => ({ x: index + 1, y: p50 }));
  const ended = cell.today.map((y, index) => ({ x: index + 1, y })).filter(({ x }) => at === null || x <= at);
  const here = at === null || at < 0 ? null : { x: at, y: waiting };
  const today = here === null ? ended : [...ended, here];
  const forecast = here === null || expected?.day !== cell.day ? [] : ahead(here, cell.from, expected);
  const width = Math.max(cell.to - cell.from, 1);
  const highest = Math.max(4, ...[...today, ...usual].map(({ y }) => y), ...forecast.map(({ high }) => high));
  const peak = forecast.slice(1).reduce<BandPoint | null>((a, b) => (a === null || b.y > a.y ? b : a), null);
  return { from: cell.from, width, top: nice(highest), today, usual, forecast, peak };
}

/** What is still ahead, from here on. */
function ahead(here: LinePoint, from: number, expected: ForecastCell): readonly BandPoint[] {
  const points = expected.bands
    .map(({ p10, p50, p90 }, index) => ({ x: expected.from + 1 - from + index, y: p50, low: p10, high: p90 }))
    .filter(({ x }) => x > here.x);
  return points.length === 0 ? [] : [{ ...here, low: here.y, high: here.y }, ...points];
}

/** The next of 4, 6, 8, 10, 20, 30…: its half is whole. */
function nice(value: number): number {
  if (value <= 10) return Math.max(4, Math.ceil(value / 2) * 2);
  const step = value <= 100 ? 10 : 50;
  return Math.ceil(value / step) * step;
}
