import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Board } from './board';
import { FeedClient, type LinkState } from './feed-client';
import { browserClock, type HostClock } from './host-clock';
import type { OpenLink } from './link';
import { SignalRLink } from './signalr-link';

/** What a page knows when it draws itself. */
export interface Moment {
  /** The server's instant, ms since 1970; 0 before the first frame. */
  readonly nowMs: number;
  /** The page's own clock, ms; only grows, whatever the server's clock does. */
  readonly monotonicMs: number;
  /** The server's instant of the newest frame: what a page that has lost its server knows about. */
  readonly knownMs: number;
  /** Seconds since the last frame. */
  readonly ageS: number;
  readonly link: LinkState;
  /** Whether this is a recording of the past. */
  readonly recorded?: boolean;
}

const browserLink: OpenLink = failures => new SignalRLink(failures % 3 === 2);

/** Gives a Lit element the board of a view, and draws it again with every frame and every second. */
export class BoardController implements ReactiveController {
  private client: FeedClient | null = null;
  private ticking: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly view: () => string,
    private readonly onVersion: (version: string) => void,
    private readonly clock: HostClock = browserClock,
    private readonly open: OpenLink = browserLink,
  ) {
    host.addController(this);
  }

  get board(): Board | null {
    return this.client?.board ?? null;
  }

  get moment(): Moment {
    const { serverNowMs: nowMs = 0, ageS = Infinity, link = { kind: 'connecting' as const } } = this.client ?? {};
    return {
      nowMs,
      monotonicMs: this.clock.nowMs(),
      ageS,
      link,
      knownMs: Number.isFinite(ageS) ? nowMs - ageS * 1000 : 0,
    };
  }

  hostConnected(): void {
    const client = new FeedClient(this.view(), this.open, this.clock, {
      changed: () => {
        this.host.requestUpdate();
      },
      version: this.onVersion,
    });
    this.client = client;
    void client.run();
    this.tick();
  }

  hostDisconnected(): void {
    clearTimeout(this.ticking);
    this.client?.stop();
    this.client = null;
  }

  /** Timers step when the server's second steps, so that every screen in a room steps together. */
  private tick(): void {
    this.host.requestUpdate();
    const toNextSecondMs = 1000 - ((this.client?.serverNowMs ?? 0) % 1000);
    this.ticking = setTimeout(() => {
      this.tick();
    }, toNextSecondMs);
  }
}
