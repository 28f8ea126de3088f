import { clock, daysBetween, localTime } from '../../format/calendar';
import type { Locale } from '../../i18n/locale';

const two = (part: number) => String(part).padStart(2, '0');

/** 06.05.2025; with the time unless it is the end of the day. */
export function dayAndTime(instant: string, zone: string, locale: Locale): string {
  const local = localTime(Date.parse(instant), zone);
  const day = `${two(local.day)}.${two(local.month)}.${local.year}`;
  const endOfDay = local.hour === 23 && local.minute === 59;
  return endOfDay ? locale.words.desk.untilEndOf(day) : `${day}, ${clock(local)}`;
}

/** Day of the month alone, for a column. */
export function day(instant: string, zone: string): string {
  const local = localTime(Date.parse(instant), zone);
  return `${two(local.day)}.${two(local.month)}.${local.year}`;
}

/** Whole local days from one instant to another; negative when it is past. */
export const daysLeft = (from: string, to: string, zone: string): number =>
  daysBetween(localTime(Date.parse(from), zone), localTime(Date.parse(to), zone));

/** The instant of a local day and time such as `2026-11-24T10:30` in a zone, whole seconds. */
export function instantOf(text: string, zone: string): string {
  const wanted = Date.parse(`${text}Z`);
  let at = wanted;
  // Twice: the first guess may lie on the other side of a change of clocks.
  for (let round = 0; round < 2; round++) {
    const shown = localTime(at, zone);
    at += wanted - Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute);
  }
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
