import { daysBetween, localTime } from '../../format/calendar';
import type { Locale } from '../../i18n/locale';
import type { DriftCell } from './cells';

/** «ожидание растёт с 14:20»: what drifts, and since when. @param nowMs Of which day the reader thinks. */
export function driftText({ since, longer }: DriftCell, nowMs: number, zone: string, locale: Locale): string {
  const { drift: words } = locale.words;
  const sinceMs = Date.parse(since);
  const days = daysBetween(localTime(sinceMs, zone), localTime(nowMs, zone));
  const from = days <= 0 ? words.since(locale.clock(sinceMs, zone)) : words.sinceDay(days, locale.clock(sinceMs, zone));
  return `${longer ? words.waits : words.late} ${from}`;
}

/** The same as a sentence with its figures. */
export function driftSentence(drift: DriftCell, nowMs: number, zone: string, locale: Locale): string {
  const { drift: words } = locale.words;
  const [minutes, usual] = [Math.round(drift.waitS / 60), Math.round(drift.usualS / 60)];
  return words.office(driftText(drift, nowMs, zone, locale)) + (minutes > usual ? words.insteadOf(minutes, usual) : '');
}
