/** Where a recording is; the server's side is `client-hub/Past/Playhead.cs`. */
export interface Playhead {
  /** Instant that it showed, ms since 1970. */
  readonly fromMs: number;
  /** Monotonic instant at which it did. */
  readonly sinceMs: number;
  /** Seconds of the recording per second; 0 stands. */
  readonly speed: number;
}

export const speeds = [1, 10, 60, 600] as const;

/** The instant shown now. @param monotonicMs The page's own clock. */
export const shownAt = ({ fromMs, sinceMs, speed }: Playhead, monotonicMs: number): number =>
  fromMs + (monotonicMs - sinceMs) * speed;

/** The speed in an address; ×1 when it names none that a recording plays at. */
export function speedIn(text: string | null): number {
  const speed = Number(text ?? '1');
  return speed === 0 || (speed >= 1 && speed <= 600) ? speed : 1;
}
