import { daysBetween, localTime } from '../../format/calendar';
import type { Locale } from '../../i18n/locale';

/** An instant beside another one: only the time on the same day, else with its date, and with its year where that is another. */
export function instant(ms: number, besideMs: number, zone: string, locale: Locale): string {
  const [local, beside] = [localTime(ms, zone), localTime(besideMs, zone)];
  const time = locale.clock(ms, zone);
  if (daysBetween(beside, local) === 0) return time;
  const day = locale.dayAndMonth(local);
  return locale.words.outage.onDay(time, local.year === beside.year ? day : `${day} ${local.year}`);
}

/** How long, in the largest units that matter. */
export function span(ms: number, locale: Locale): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  return locale.words.outage.span(Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60);
}
