import type { Locale } from '../i18n/locale';

/** How expected waits of a queue came out over the last 30 days; figures are null while too few have. The server's side is `grains/Walls/AccuracyCell.cs`. */
export interface AccuracyCell {
  readonly n: number;
  readonly maeS: number | null;
  /** Above zero: told more than waited. */
  readonly biasS: number | null;
  readonly withinP90: number | null;
  readonly pinballS: number | null;
  /** Null as well while no wait could be judged by its norm. */
  readonly brier: number | null;
}

/** An error as one says it: by the second below a minute and a half, by the minute above. */
export function errorWords(seconds: number, { words: { accuracy } }: Locale): string {
  return seconds < 90 ? accuracy.seconds(Math.round(seconds)) : accuracy.minutes(Math.round(seconds / 60));
}
