import { fold, gap, type Board } from '../feed/board';
import type { HostClock } from '../feed/host-clock';
import type { PastFrame, PastLink } from './past-link';
import { shownAt, type Playhead } from './playhead';

/** What the page shows: the present, or a recording that is being opened, plays, has lost its server, or cannot be shown. */
export type PastState =
  | { readonly kind: 'live'; readonly said: 'now' | 'idle' | null }
  | { readonly kind: 'opening' | 'playing' | 'lost' }
  | { readonly kind: 'failed'; readonly code: string };

/** A wall that nobody touches goes back to the present after this long. */
export const idleMs = 10 * 60_000;
const againMs = 2_000;
/** The hub ends a recording that it hears nothing of for a quarter of an hour. */
const stayMs = 60_000;

/** The recording of one page: what is wanted of it, what is shown, and since when nobody has touched it. */
export class Recording {
  state: PastState = { kind: 'live', said: null };
  board: Board | null = null;
  /** First fact of the log, ms since 1970, or null while unknown. */
  beginsMs: number | null = null;
  frameMs = 0;
  private head: Playhead = { fromMs: 0, sinceMs: 0, speed: 0 };
  private wanted: { atMs: number | null; speed: number } | null = null;
  private link: PastLink | null = null;
  private working = false;
  private touchedMs = 0;
  private askedMs = 0;

  constructor(
    readonly view: string,
    private readonly open: () => PastLink,
    private readonly host: HostClock,
    private readonly changed: () => void,
  ) {}

  get on(): boolean {
    return this.state.kind !== 'live';
  }

  get atMs(): number {
    return shownAt(this.head, this.host.nowMs());
  }

  get speed(): number {
    return this.wanted?.speed ?? this.head.speed;
  }

  /** Seconds until the page goes back to the present by itself. */
  get leftS(): number {
    return Math.ceil((idleMs - (this.host.nowMs() - this.touchedMs)) / 1000);
  }

  /** Goes to an instant, or on from where it is. */
  go(atMs: number | null, speed: number): void {
    this.touchedMs = this.host.nowMs();
    if (atMs !== null) this.head = { fromMs: atMs, sinceMs: this.touchedMs, speed: 0 };
    this.wanted = { atMs: atMs ?? this.wanted?.atMs ?? null, speed };
    if (!this.on || this.state.kind === 'failed') this.state = { kind: 'opening' };
    this.changed();
    void this.work();
  }

  toLive(said: 'now' | 'idle' | null = null): void {
    this.wanted = null;
    this.board = null;
    this.state = { kind: 'live', said };
    this.drop();
    this.changed();
  }

  /** Somebody is there. */
  touched(): void {
    if (!this.on) return;
    this.touchedMs = this.host.nowMs();
    if (this.state.kind === 'playing' && this.touchedMs - this.askedMs > stayMs) this.go(null, this.speed);
  }

  /** Called every so often while a recording is shown. */
  tick(): void {
    if (this.on && this.leftS <= 0) this.toLive('idle');
    else this.changed();
  }

  /** Carries out what is wanted, one wish at a time; a later wish takes the place of one that waits. */
  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    try {
      while (this.wanted !== null) await this.ask(this.wanted);
    } catch {
      // Going on is safe: the page says that the server is away and asks again for the same.
      this.lose();
    } finally {
      this.working = false;
    }
  }

  private async ask(wish: { atMs: number | null; speed: number }): Promise<void> {
    const playing = this.link;
    const link = playing ?? (await this.connected());
    this.askedMs = this.host.nowMs();
    const at = playing === null ? (wish.atMs ?? this.atMs) : wish.atMs;
    const answer = await link.play(this.view, at === null ? null : new Date(Math.round(at)).toISOString(), wish.speed);
    // The hub tells finer than milliseconds, which are cut off here: the next whole one is surely not before it.
    if (answer.begins !== null) this.beginsMs = Date.parse(answer.begins) + 1;
    if (this.wanted !== wish || link !== this.link) return;
    this.wanted = null;
    if (answer.refused !== null) this.fail(answer.refused);
    else if (this.on) {
      this.state = { kind: 'playing' };
      this.head = { fromMs: Date.parse(answer.at ?? ''), sinceMs: this.host.nowMs(), speed: wish.speed };
    }
    this.changed();
  }

  private async connected(): Promise<PastLink> {
    const link = this.open();
    this.link = link;
    await link.open({
      frame: frame => {
        if (link === this.link) this.take(frame);
      },
      ended: reason => {
        if (link === this.link && this.on) this.end(reason);
      },
      closed: () => {
        if (link === this.link && this.on) this.lose();
      },
    });
    return link;
  }

  private take(frame: PastFrame): void {
    if (frame.view !== `past/${this.view}` || !this.on) return;
    const next = fold(this.board, frame);
    if (next === gap) {
      this.lose();
      return;
    }
    this.board = next;
    this.frameMs = this.host.nowMs();
    // While another instant is asked for, what still comes from the old one must not pull the scrubber back.
    if (this.wanted === null)
      this.head = { fromMs: Date.parse(frame.at), sinceMs: this.frameMs, speed: frame.speed ?? 1 };
    this.changed();
  }

  private end(reason: string): void {
    // It may end sooner than the answer to what it was asked last arrives.
    this.wanted = null;
    if (reason === 'now' || reason === 'idle') this.toLive(reason);
    else this.fail('board-unknown-then');
  }

  private fail(code: string): void {
    this.board = null;
    this.head = { ...this.head, fromMs: this.atMs, sinceMs: this.host.nowMs(), speed: 0 };
    this.state = { kind: 'failed', code };
    this.drop();
    this.changed();
  }

  /** The connection is gone; the same is asked for again until the page goes back to the present. */
  private lose(): void {
    if (!this.on) return;
    this.drop();
    this.wanted ??= { atMs: this.atMs, speed: this.head.speed };
    this.head = { fromMs: this.atMs, sinceMs: this.host.nowMs(), speed: 0 };
    this.state = { kind: 'lost' };
    this.changed();
    void this.host.delay(againMs, new AbortController().signal).then(() => this.work());
  }

  private drop(): void {
    const { link } = this;
    this.link = null;
    link?.close().catch(() => undefined);
  }
}
