/** A kiosk nobody touches goes back to its start: 30 s of silence, then 10 s that are counted aloud. */
export class Idle {
  static readonly quietMs = 30_000;
  static readonly countedMs = 10_000;
  private touchedMs = 0;

  touch(nowMs: number): void {
    this.touchedMs = nowMs;
  }

  /** Whole seconds left to say, null while nothing needs to be said, 0 when it is time to go. @param nowMs A clock that only grows. */
  left(nowMs: number): number | null {
    const quietMs = nowMs - this.touchedMs;
    if (quietMs < Idle.quietMs) return null;
    return Math.max(0, Math.ceil((Idle.quietMs + Idle.countedMs - quietMs) / 1000));
  }
}
