/** An instant as a calendar and a clock show it in some zone. */
export interface Local {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

// One formatter per zone met; a page meets one or two.
const formatters = new Map<string, Intl.DateTimeFormat>();

/** @param ms Instant, ms since 1970. @param zone IANA name. */
export function localTime(ms: number, zone: string): Local {
  const parts = formatter(zone).formatToParts(ms);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find(p => p.type === type)?.value ?? 0);
  const date = { year: part('year'), month: part('month'), day: part('day') };
  const weekday = new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay() || 7;
  return { ...date, weekday, hour: part('hour'), minute: part('minute'), second: part('second') };
}

/** Whole days from one local date to another; negative when it is earlier. */
export function daysBetween(from: Local, to: Local): number {
  const day = (local: Local) => Date.UTC(local.year, local.month - 1, local.day) / 86_400_000;
  return day(to) - day(from);
}

const two = (part: number) => String(part).padStart(2, '0');

/** 10:47. */
export const clock = (local: Local): string => `${two(local.hour)}:${two(local.minute)}`;

/** 10:47:22. */
export const clockWithSeconds = (local: Local): string => `${clock(local)}:${two(local.second)}`;

/** As a date-and-time field of a form wants it: 2026-11-24T10:47. */
export function localText(ms: number, zone: string): string {
  const local = localTime(ms, zone);
  return `${local.year}-${two(local.month)}-${two(local.day)}T${clock(local)}`;
}

/** The instant at which a clock of the zone shows what such a field says; where it shows it twice, or never, one of the two nearest. */
export function instantAt(text: string, zone: string): number {
  const shown = Date.parse(`${text}:00Z`);
  const behind = (ms: number) => Date.parse(`${localText(ms, zone)}:00Z`) - ms;
  const first = shown - behind(shown);
  return shown - behind(first);
}

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: supported(zone),
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}

function supported(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    // Going on is safe: an old browser may not know a zone, and a wall without a clock of its own still shows true waits.
    return 'UTC';
  }
}
