import { daysBetween, localTime } from '../../format/calendar';
import type { Locale } from '../../i18n/locale';
import type { DriftCell } from './cells';

/** «ожидание растёт с 14:20»: what drifts, and since when. @param nowMs Of which day the reader thinks. */
export function driftText(drift: DriftCell, nowMs: number, zone: string, locale: Locale): string {
  const { drift: words } = locale.words;
  return `${drift.longer ? words.waits : words.late} ${sinceWhen(drift, nowMs, zone, locale)}`;
}

/** «↗ растёт с 14:20», where there is room for no more. */
export function driftShort(drift: DriftCell, nowMs: number, zone: string, locale: Locale): string {
  const { drift: words } = locale.words;
  return `↗ ${drift.longer ? words.grows : words.worsens} ${sinceWhen(drift, nowMs, zone, locale)}`;
}

/** The same as a sentence with its figures. */
export function driftSentence(drift: DriftCell, nowMs: number, zone: string, locale: Locale): string {
  const { drift: words } = locale.words;
  const [minutes, usual] = [Math.round(drift.waitS / 60), Math.round(drift.usualS / 60)];
  return (
    words.office(driftText(drift, nowMs, zone, locale)) +
    (usual > 0 && minutes > usual ? words.insteadOf(minutes, usual) : '')
  );
}

function sinceWhen({ since }: DriftCell, nowMs: number, zone: string, locale: Locale): string {
  const { drift: words } = locale.words;
  const days = daysBetween(localTime(Date.parse(since), zone), localTime(nowMs, zone));
  return days <= 0 ? words.since(locale.clock(Date.parse(since), zone)) : words.sinceDay(days);
}
