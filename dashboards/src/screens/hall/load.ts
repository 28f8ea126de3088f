import type { Local } from '../../format/calendar';
import type { HourCell, LoadCell } from './cells';

/** Hours nearly as empty as the emptiest one are as good, and the first of them is told: nobody wants to wait for the last. */
const nearlyBest = 1.25;

/** What the load chart draws. */
export interface LoadPlot {
  readonly hours: readonly HourCell[];
  /** Index of the hour it is now; null before, after and on another day. */
  readonly now: number | null;
  /** Top of the scale, people. */
  readonly top: number;
  /** The usual day's emptiest hours still to come, half-open local hours; only with enough history. */
  readonly best: { readonly from: number; readonly to: number } | null;
  readonly hasTypical: boolean;
  /** Days that the forecast stands on. */
  readonly daysLearnt: number;
  /** Neither today nor the usual day has anything to show. */
  readonly empty: boolean;
}

export function loadPlot(load: LoadCell, local: Local): LoadPlot {
  const { hours } = load;
  const today = load.day === isoDay(local);
  const index = hours.findIndex(({ hour }) => hour === local.hour);
  const hasTypical = hours.some(hour => hour.typicalIssued !== null);
  const highest = Math.max(...hours.map(hour => Math.max(hour.issued, hour.typicalP90 ?? 0)), 4);
  return {
    hours,
    now: today && index >= 0 ? index : null,
    top: highest,
    best: today ? bestTime(hours.filter(({ hour }) => hour > local.hour)) : null,
    hasTypical,
    daysLearnt: load.daysLearnt,
    empty: !hasTypical && hours.every(hour => hour.issued === 0),
  };
}

/** A choice needs at least two hours to come, each of them known. */
function bestTime(ahead: readonly HourCell[]): { from: number; to: number } | null {
  const typical = ahead.map(hour => hour.typicalIssued);
  if (ahead.length < 2 || typical.some(value => value === null)) return null;
  const least = Math.min(...typical.map(Number));
  const low = (hour: HourCell | undefined) => hour !== undefined && Number(hour.typicalIssued) <= least * nearlyBest;
  const first = ahead.findIndex(low);
  let last = first;
  while (low(ahead[last + 1])) last++;
  const [from, to] = [ahead[first], ahead[last]];
  return from === undefined || to === undefined ? null : { from: from.hour, to: to.hour + 1 };
}

function isoDay({ year, month, day }: Local): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
