const windowMs = 60_000;

/**
 * The server's clock as this page knows it, on the page's monotonic clock: a wall whose own clock is wrong, or is set while
 * it runs, still shows right waits. Every frame says when it was made and arrives later than that by an unknown delay ≥ 0, so
 * the largest difference of the last one to two minutes is the best one; drift and a step of the server's clock are forgotten
 * with the window.
 */
export class ServerClock {
  private offsetMs: number | null = null;
  private previousMs: number | null = null;
  private windowEndsMs = 0;

  /** Whether any frame has been seen. */
  get known(): boolean {
    return this.offsetMs !== null;
  }

  /** @param atMs Instant of the frame. @param arrivedMs Monotonic instant of its arrival. */
  observe(atMs: number, arrivedMs: number): void {
    if (Number.isNaN(atMs)) return;
    if (this.offsetMs === null || arrivedMs >= this.windowEndsMs) {
      this.previousMs = arrivedMs < this.windowEndsMs + windowMs ? this.offsetMs : null;
      this.offsetMs = atMs - arrivedMs;
      this.windowEndsMs = arrivedMs + windowMs;
    } else {
      this.offsetMs = Math.max(this.offsetMs, atMs - arrivedMs);
    }
  }

  /** The server's instant now, in ms since 1970; 0 while unknown. */
  nowMs(monotonicMs: number): number {
    if (this.offsetMs === null) return 0;
    return monotonicMs + Math.max(this.offsetMs, this.previousMs ?? this.offsetMs);
  }
}
