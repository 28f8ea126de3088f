// Days as the server says them: 2026-11-24.

const dayMs = 24 * 3_600_000;

export const dayAfter = (iso: string): string => shifted(iso, 1);
export const dayBefore = (iso: string): string => shifted(iso, -1);

/** 24.11.2026. */
export const dayText = (iso: string): string => iso.split('-').reverse().join('.');

/** 24.11. */
export const shortDay = (iso: string): string => dayText(iso).slice(0, 5);

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (iso: string): number => new Date(`${iso}T00:00:00Z`).getUTCDay() || 7;

/** Hours between two times of one day such as `08:00:00`; midnight at the end is the end of the day. */
export function hoursBetween(from: string, until: string): number {
  const hours = (time: string) => Number(time.slice(0, 2)) + Number(time.slice(3, 5)) / 60;
  return (hours(until) || 24) - hours(from);
}

/** 08:00, and 24:00 for the end of a day. */
export const untilText = (time: string): string => (time.startsWith('00:00') ? '24:00' : time.slice(0, 5));

function shifted(iso: string, days: number): string {
  const at = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(at) ? iso : new Date(at + days * dayMs).toISOString().slice(0, 10);
}
