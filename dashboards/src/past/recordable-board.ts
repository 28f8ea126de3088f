import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PageSetting, PastChoice } from '../app/page-setting';
import type { Board } from '../feed/board';
import { BoardController, type Moment } from '../feed/board-controller';
import { browserClock } from '../feed/host-clock';
import { addressOf } from './address';
import { PastBar } from './past-bar';
import { PastOverSignalR } from './past-link';
import { Recording } from './recording';

/** Four looks a second: at ×600 that is two and a half minutes. */
const tickMs = 250;
const addressMs = 5_000;
/** Ways of opening a link: a press, a middle press, a menu. */
const presses = ['click', 'auxclick', 'contextmenu'] as const;

/** A board that is shown as it is now or, when somebody asks for it, as it was; brings the bar by which he asks. */
export class RecordableBoard implements ReactiveController {
  private readonly live: BoardController;
  private readonly recording: Recording;
  private readonly bar: PastBar;
  private ticking: ReturnType<typeof setInterval> | undefined;
  private addressedMs = 0;
  private wasOn = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    view: string,
    private readonly setting: PageSetting,
  ) {
    this.live = new BoardController(host, () => view, setting.versionSeen);
    this.recording = new Recording(
      view,
      () => new PastOverSignalR(),
      browserClock,
      () => {
        this.changed();
      },
    );
    this.bar = new PastBar(this.recording, setting.locale, () => ({ nowMs: this.live.moment.nowMs, zone: this.zone }));
    host.addController(this);
  }

  get board(): Board | null {
    return this.recording.on ? this.recording.board : this.live.board;
  }

  get moment(): Moment {
    const { live, recording } = this;
    if (!recording.on) return live.moment;
    const monotonicMs = browserClock.nowMs();
    return {
      nowMs: recording.atMs,
      monotonicMs,
      knownMs: recording.atMs,
      // A recording is never old: where its server is away, it stands and says so.
      ageS: recording.board === null ? Infinity : 0,
      link: { kind: 'live' },
      recorded: true,
    };
  }

  hostConnected(): void {
    document.body.append(this.bar);
    for (const press of presses) document.addEventListener(press, this.carry, { capture: true });
    if (this.setting.past !== null) this.recording.go(this.setting.past.atMs, this.setting.past.speed);
    this.ticking = setInterval(() => {
      if (this.recording.on) this.recording.tick();
    }, tickMs);
  }

  hostDisconnected(): void {
    clearInterval(this.ticking);
    this.recording.toLive();
    this.bar.remove();
    for (const press of presses) document.removeEventListener(press, this.carry, { capture: true });
  }

  /** A link leads to the same instant at another place, whichever way it is opened. */
  private readonly carry = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="/"]') : null;
    if (link !== null) link.href = addressOf(new URL(link.href), this.past);
  };

  /** What the address says of the recording; null: the present is shown. */
  private get past(): PastChoice | null {
    const { on, atMs, speed } = this.recording;
    return on ? { atMs, speed } : null;
  }

  /** Of the company or the office that the board is of. */
  private get zone(): string {
    const cells = (this.recording.on ? this.recording.board : this.live.board)?.cells ?? this.live.board?.cells;
    const place = (cells?.get('company') ?? cells?.get('office')) as { readonly timeZone?: string } | undefined;
    return place?.timeZone ?? 'UTC';
  }

  private changed(): void {
    const { recording } = this;
    const on = recording.on;
    document.documentElement.classList.toggle('recorded', on);
    const nowMs = browserClock.nowMs();
    if (on !== this.wasOn || (on && nowMs - this.addressedMs > addressMs)) {
      this.addressedMs = nowMs;
      history.replaceState(history.state, '', addressOf(new URL(location.href), this.past));
    }
    this.wasOn = on;
    this.host.requestUpdate();
    this.bar.requestUpdate();
  }
}
