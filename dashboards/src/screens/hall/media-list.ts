import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { HostClock } from '../../feed/host-clock';
import type { MediaItem } from './media';

/** New files are found this soon. */
const everyMs = 5 * 60_000;

/** The files of an office's media slot, asked for again and again; a server that does not answer takes nothing away. */
export class MediaList implements ReactiveController {
  items: readonly MediaItem[] = [];
  private alive: AbortController | null = null;
  private readonly still = matchMedia('(prefers-reduced-motion: reduce)');

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly address: string,
    private readonly clock: HostClock,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.alive = new AbortController();
    void this.run(this.alive.signal);
  }

  hostDisconnected(): void {
    this.alive?.abort();
  }

  /** A file that cannot be shown is not tried again until the list is read anew. */
  drop(broken: MediaItem): void {
    this.items = this.items.filter(item => item !== broken);
    this.host.requestUpdate();
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.read(signal);
      await this.clock.delay(everyMs, signal);
    }
  }

  private async read(signal: AbortSignal): Promise<void> {
    try {
      const answer = await fetch(this.address, { signal });
      if (!answer.ok) return;
      const { items } = (await answer.json()) as { readonly items: readonly MediaItem[] };
      this.items = this.still.matches ? items.filter(({ kind }) => kind === 'picture') : items;
      this.host.requestUpdate();
    } catch {
      // No connection: what is known goes on being shown.
    }
  }
}
