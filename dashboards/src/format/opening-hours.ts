/** Hours of one weekday: 1 Monday … 7 Sunday, local HH:mm. A day with a break stands twice. */
export interface DayHours {
  readonly day: number;
  readonly from: string;
  readonly to: string;
}

/**
 * Opening hours in one line, days with the same hours together: «пн–пт 08:00–20:00, сб 09:00–15:00»; with breaks
 * «пн–пт 08:00–12:00, 13:00–17:00; сб 09:00–15:00».
 * @param names Short names of the seven days, Monday first.
 */
export function openingHours(hours: readonly DayHours[], names: readonly string[]): string {
  const days = [1, 2, 3, 4, 5, 6, 7]
    .map(day => ({ day, text: rangesOf(hours, day) }))
    .filter(({ text }) => text !== '');
  const runs: { first: number; last: number; text: string }[] = [];
  for (const { day, text } of days) {
    const run = runs.at(-1);
    if (run?.text === text && run.last === day - 1) run.last = day;
    else runs.push({ first: day, last: day, text });
  }
  const separator = runs.some(run => run.text.includes(',')) ? '; ' : ', ';
  return runs.map(run => `${span(run.first, run.last, names)}\u00A0${run.text}`).join(separator);
}

function rangesOf(hours: readonly DayHours[], day: number): string {
  const ranges = hours.filter(range => range.day === day).sort((a, b) => a.from.localeCompare(b.from));
  return ranges.map(range => `${range.from}–${range.to}`).join(', ');
}

function span(first: number, last: number, names: readonly string[]): string {
  const name = (day: number) => names[day - 1] ?? '';
  if (first === last) return name(first);
  return last === first + 1 ? `${name(first)},\u00A0${name(last)}` : `${name(first)}–${name(last)}`;
}
