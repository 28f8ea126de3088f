/** What a key does to a recording. */
export type PastKey =
  'toggle' | 'live' | 'play' | { readonly minutes: number } | { readonly days: number } | { readonly speed: number };

const minutes: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
const days: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1 };
const speeds: Readonly<Record<string, number>> = { '1': 1, '2': 10, '3': 60, '4': 600 };

/** @param on Whether a recording is shown; without one only T does anything. */
export function pastKey(key: string, shift: boolean, on: boolean): PastKey | null {
  // The same key on a Russian keyboard.
  if (/^[tе]$/iu.test(key)) return 'toggle';
  if (!on) return null;
  if (key === 'Escape') return 'live';
  if (key === ' ') return 'play';
  const step = minutes[key];
  if (step !== undefined) return { minutes: step * (shift ? 15 : 1) };
  const [day, speed] = [days[key], speeds[key]];
  if (day !== undefined) return { days: day };
  return speed === undefined ? null : { speed };
}
