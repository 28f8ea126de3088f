import type { HostClock } from '../feed/host-clock';

interface Sleeper {
  readonly dueMs: number;
  readonly wake: () => void;
}

/** A clock that stands still until a test moves it. */
export class TestClock implements HostClock {
  chance = 0;
  device = new Date(2026, 10, 24, 10, 47);
  private ms = 0;
  private sleepers: Sleeper[] = [];

  nowMs(): number {
    return this.ms;
  }

  deviceTime(): Date {
    return this.device;
  }

  random(): number {
    return this.chance;
  }

  delay(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const wake = () => {
        this.sleepers = this.sleepers.filter(other => other !== sleeper);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper: Sleeper = { dueMs: this.ms + ms, wake };
      this.sleepers.push(sleeper);
      if (signal.aborted) wake();
      else signal.addEventListener('abort', wake);
    });
  }

  /** Moves on, waking every sleeper at its own instant, and lets what they do settle. */
  async advance(ms: number): Promise<void> {
    const endMs = this.ms + ms;
    for (;;) {
      await settled();
      const next = this.sleepers.filter(({ dueMs }) => dueMs <= endMs).sort((a, b) => a.dueMs - b.dueMs)[0];
      if (next === undefined) break;
      this.ms = Math.max(this.ms, next.dueMs);
      next.wake();
    }
    this.ms = endMs;
    await settled();
  }
}

/** Lets every promise that is already resolved run on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
