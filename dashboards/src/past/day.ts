import { instantAt, localText } from '../format/calendar';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** The part of a local day that a recording can show, ms since 1970. */
export interface DayOfRecording {
  readonly fromMs: number;
  readonly toMs: number;
  /** As a date field wants it: 2026-11-24. */
  readonly date: string;
}

/** The local day around an instant, cut at the first fact and at the present. */
export function dayAround(atMs: number, zone: string, beginsMs: number, nowMs: number): DayOfRecording {
  const date = dateIn(atMs, zone);
  return {
    date,
    fromMs: within(instantAt(`${date}T00:00`, zone), beginsMs, nowMs),
    toMs: within(instantAt(`${dateAfter(date)}T00:00`, zone), beginsMs, nowMs),
  };
}

/** The same time of day on another date; where clocks change, the nearest. */
export function onDate(date: string, atMs: number, zone: string): number {
  const time = localText(atMs, zone).slice(11);
  return instantAt(`${date}T${time}`, zone);
}

/** So many days on, at the same local time. */
export function daysOn(days: number, atMs: number, zone: string): number {
  return onDate(
    new Date(Date.parse(`${dateIn(atMs, zone)}T00:00Z`) + days * dayMs).toISOString().slice(0, 10),
    atMs,
    zone,
  );
}

export const dateIn = (ms: number, zone: string): string => localText(ms, zone).slice(0, 10);

export const within = (ms: number, fromMs: number, toMs: number): number => Math.min(Math.max(ms, fromMs), toMs);

const dateAfter = (date: string): string => new Date(Date.parse(`${date}T00:00Z`) + dayMs).toISOString().slice(0, 10);
