import type { Waits, WhatIfAnswer, WindowTime } from './answer';
import { touches, type Change } from './changes';

/** What the changes did in the hours that they touch. */
export interface Outcome {
  /** Mean wait with nothing changed, s. Of the replay, not of the day: so that its own error is not taken for an effect. */
  readonly beforeS: number;
  readonly afterS: number;
  /** Of the changed windows; null: none was open. */
  readonly idlePercent: number | null;
}

/** Null: nobody came in those hours. */
export function outcome({ hours }: WhatIfAnswer, changes: readonly Change[]): Outcome | null {
  const touched = hours.filter(({ hour }) => touches(changes, hour));
  const beforeS = pooledMeanS(touched.map(({ replayed }) => replayed));
  const afterS = pooledMeanS(touched.map(({ then }) => then));
  if (beforeS === null || afterS === null) return null;
  return { beforeS, afterS, idlePercent: idlePercent(touched.map(({ thenWindows }) => thenWindows)) };
}

/** Share of the open time in which nobody was at the window; null: no window was open. */
export function idlePercent(times: readonly WindowTime[]): number | null {
  const openMin = sum(times.map(time => time.openMin));
  return openMin === 0 ? null : Math.round((100 * sum(times.map(time => time.idleMin))) / openMin);
}

/** How far the replay with nothing changed is from the day. */
export interface ReplayError {
  readonly meanS: number;
  /** Percentage points of the share over the norm. */
  readonly points: number;
}

/** Null: the replay called nobody. */
export function replayError({ now, replayed }: WhatIfAnswer): ReplayError | null {
  const { meanS, overNormPercent } = replayed;
  if (typeof meanS !== 'number' || typeof overNormPercent !== 'number') return null;
  return { meanS: Math.abs(meanS - (now.meanS ?? 0)), points: Math.abs(overNormPercent - (now.overNormPercent ?? 0)) };
}

function pooledMeanS(waits: readonly Waits[]): number | null {
  const called = sum(waits.map(each => each.called));
  return called === 0 ? null : sum(waits.map(each => each.called * (each.meanS ?? 0))) / called;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
