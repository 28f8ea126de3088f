import type { HostClock } from '../feed/host-clock';
import { shouldReload } from './reload-policy';

const askEveryMs = 10 * 60_000;
const lookEveryMs = 60_000;

/** Notices that the server runs a new version and reloads the page at night. */
export class VersionWatch {
  private loaded: string | null = null;
  private running: string | null = null;
  private readonly share: number;

  constructor(
    private readonly clock: HostClock,
    private readonly reload: () => void,
  ) {
    this.share = clock.random();
  }

  /** The feed or the API told which version runs; the first one told is the page's own. */
  seen(version: string): void {
    this.loaded ??= version;
    this.running = version;
  }

  async run(signal: AbortSignal): Promise<void> {
    for (let lastAskedMs = -askEveryMs; !signal.aborted;) {
      const nowMs = this.clock.nowMs();
      if (nowMs - lastAskedMs >= askEveryMs) {
        lastAskedMs = nowMs;
        await this.ask();
      }
      if (shouldReload(this.loaded, this.running, this.clock.deviceTime(), this.share)) this.reload();
      await this.clock.delay(lookEveryMs, signal);
    }
  }

  private async ask(): Promise<void> {
    try {
      const answer = await fetch('/api/v1/version');
      if (!answer.ok) return;
      const { version } = (await answer.json()) as { version?: unknown };
      if (typeof version === 'string') this.seen(version);
    } catch {
      // No answer now; asked again in ten minutes.
    }
  }
}
