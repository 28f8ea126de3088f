/** So many windows more or fewer in a stretch of a day. */
export interface Change {
  /** Local HH:mm. */
  readonly from: string;
  /** Local HH:mm, exclusive. */
  readonly to: string;
  /** −99 to 99, never 0. */
  readonly windows: number;
}

export const usualChange: Change = { from: '11:00', to: '14:00', windows: 1 };

/** Every half hour of a day. */
export const halfHours: readonly string[] = Array.from(
  { length: 48 },
  (_, half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`,
);

/** As the server reads it: `11:00-14:00=+2,16:00-17:00=-1`. */
export const textOf = (changes: readonly Change[]): string =>
  changes.map(({ from, to, windows }) => `${from}-${to}=${windows > 0 ? '+' : ''}${windows}`).join(',');

/** The changes in an address; null where it says none, or anything that the server would refuse. */
export function changesIn(text: string | null): readonly Change[] | null {
  const changes = (text ?? '').split(',').map(one);
  return changes.every(change => change !== null) ? changes : null;
}

function one(text: string): Change | null {
  const time = '((?:[01]\\d|2[0-3]):[0-5]\\d)';
  const [, from, to, count] = new RegExp(`^${time}-${time}=([+-]?\\d{1,2})$`).exec(text.trim()) ?? [];
  if (from === undefined || to === undefined || from >= to || Number(count) === 0) return null;
  return { from, to, windows: Number(count) };
}

/** With another beginning; an end that is no longer after it moves along. */
export function beginning(change: Change, from: string): Change {
  return { ...change, from, to: change.to > from ? change.to : (halfHours.find(time => time > from) ?? '23:59') };
}

/** A window more or fewer; past «no change» at once. */
export function stepped({ windows, ...when }: Change, step: 1 | -1): Change {
  const next = windows + step === 0 ? step : windows + step;
  return { ...when, windows: Math.min(99, Math.max(-99, next)) };
}

/** Whether an hour is touched by any of the changes. */
export const touches = (changes: readonly Change[], hour: number): boolean =>
  changes.some(({ from, to }) => minutes(from) < (hour + 1) * 60 && minutes(to) > hour * 60);

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
