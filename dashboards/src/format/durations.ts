/** A wait as it ticks: 0:05, 9:05, 24:10, and from an hour on 1:05:00. Never negative. */
export function formatWait(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** A band of waits in whole minutes, outward: the lower bound down, the upper bound up. */
export function bandMinutes(p50S: number, p90S: number): { from: number; to: number } {
  const from = Math.max(0, Math.floor(p50S / 60));
  return { from, to: Math.max(from, Math.ceil(p90S / 60)) };
}
