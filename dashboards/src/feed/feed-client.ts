import { backoffMs } from './backoff';
import { fold, gap, type Board } from './board';
import type { Frame } from './frame';
import type { HostClock } from './host-clock';
import { Refused, type Link, type OpenLink, type Refusal } from './link';
import { ServerClock } from './server-clock';

/** The server sends something at least every 2 s; after this long a connection that looks open is dead. */
const silenceMs = 10_000;
/** A view asked for again must be answered within this time; until then further gaps are the same gap. */
const answerMs = 5_000;
/** A refusal may be lifted (a key granted, somebody signs in), so it is asked again, rarely. */
const refusedMs = 30_000;
/** How often a quiet connection is looked at. */
const watchMs = 1_000;

export type LinkState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'refused'; readonly code: Refusal };

export interface FeedEvents {
  /** Board, link or clock changed. */
  changed(): void;
  version(version: string): void;
}

/**
 * Keeps one view up to date for as long as the page lives: connects, folds frames, notices gaps and silence, reconnects for
 * ever, and keeps the last board all the while. Its memory is one board.
 */
export class FeedClient {
  board: Board | null = null;
  link: LinkState = { kind: 'connecting' };
  private readonly clock = new ServerClock();
  private readonly stopping = new AbortController();
  private lastFrameMs: number | null = null;
  private askedMs: number | null = null;
  private failures = 0;
  private current: Link | null = null;

  constructor(
    readonly view: string,
    private readonly open: OpenLink,
    private readonly host: HostClock,
    private readonly events: FeedEvents,
  ) {}

  /** The server's instant now, ms since 1970; 0 before the first frame. */
  get serverNowMs(): number {
    return this.clock.nowMs(this.host.nowMs());
  }

  /** Seconds since the last frame of any kind; infinite before the first one. */
  get ageS(): number {
    return this.lastFrameMs === null ? Infinity : (this.host.nowMs() - this.lastFrameMs) / 1000;
  }

  /** Runs until {@link stop}. */
  async run(): Promise<void> {
    while (!this.stopped()) {
      const outcome = await this.connection();
      if (this.stopped()) return;
      this.settle(outcome);
      const pause = outcome instanceof Refused ? refusedMs : backoffMs(this.failures++, this.host.random());
      await this.host.delay(pause, this.stopping.signal);
    }
  }

  stop(): void {
    this.stopping.abort();
  }

  /** One connection from opening to its end; tells how it ended. */
  private async connection(): Promise<Refused | 'lost'> {
    const ended = new AbortController();
    const end = () => {
      ended.abort();
    };
    const link = this.open(this.failures);
    this.current = link;
    this.stopping.signal.addEventListener('abort', end);
    try {
      const silence = this.watch(ended.signal);
      await Promise.race([this.begin(link, end), silence]);
      await silence;
      return 'lost';
    } catch (error) {
      // Going on is safe: whatever failed, the board stays as it is and the next attempt starts from it.
      return error instanceof Refused ? error : 'lost';
    } finally {
      this.stopping.signal.removeEventListener('abort', end);
      end();
      this.current = null;
      // Not waited for: a connection that hangs while opening hangs while closing too.
      link.close().catch(() => undefined);
    }
  }

  private stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async begin(link: Link, closed: () => void): Promise<void> {
    const frame = (arrived: Frame) => {
      if (link === this.current) this.take(arrived);
    };
    const version = (running: string) => {
      this.events.version(running);
    };
    await link.open({ frame, version, closed });
    await this.ask();
  }

  /** Ends with the connection, or when it has been silent for too long, opening included. */
  private async watch(ended: AbortSignal): Promise<void> {
    const startedMs = this.host.nowMs();
    while (!ended.aborted) {
      await this.host.delay(watchMs, ended);
      const heardMs = Math.max(startedMs, this.lastFrameMs ?? startedMs);
      if (this.host.nowMs() - heardMs > silenceMs) return;
    }
  }

  private take(frame: Frame): void {
    if (frame.view !== this.view) return;
    this.lastFrameMs = this.host.nowMs();
    this.clock.observe(Date.parse(frame.at), this.lastFrameMs);
    const next = fold(this.board, frame);
    if (next === gap) {
      this.again();
    } else {
      this.board = next;
      this.askedMs = null;
      this.failures = 0;
      this.link = { kind: 'live' };
    }
    this.events.changed();
  }

  private again(): void {
    if (this.askedMs !== null && this.host.nowMs() - this.askedMs < answerMs) return;
    this.ask().catch(() => {
      // Going on is safe: closing the link starts the next attempt, which meets the same answer and shows it.
      this.current?.close().catch(() => undefined);
    });
  }

  private async ask(): Promise<void> {
    this.askedMs = this.host.nowMs();
    await this.current?.subscribe(this.view, this.board?.epoch ?? null, this.board?.seq ?? null);
  }

  private settle(outcome: Refused | 'lost'): void {
    this.link = outcome instanceof Refused ? { kind: 'refused', code: outcome.code } : { kind: 'lost' };
    this.events.changed();
  }
}
