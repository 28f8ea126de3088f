import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { HostClock } from '../../feed/host-clock';
import type { Card, CountsAnswer, Indicators, PageAnswer, WordsAnswer } from './answers';
import { query, type Question } from './question';
import { readAfter, type Position } from './sending';

export const pollMs = 4_000;

export type DeskRefusal = 'signed-out' | 'forbidden' | 'unknown-view';

/** Everything the page shows, as it was last told. Null: not told yet. */
export interface DeskState {
  readonly words: WordsAnswer | null;
  readonly counts: CountsAnswer | null;
  readonly page: PageAnswer | null;
  readonly card: Card | null;
  readonly indicators: Indicators | null;
  /** Login of whoever is here; empty for a device. */
  readonly me: string;
  readonly refusal: DeskRefusal | null;
  /** Monotonic ms of the last full answer. */
  readonly heardMs: number | null;
}

/** Asks the server every few seconds and at once when the question changes; keeps the last answer while the server is away. */
export class DeskController implements ReactiveController {
  state: DeskState = {
    words: null,
    counts: null,
    page: null,
    card: null,
    indicators: null,
    me: '',
    refusal: null,
    heardMs: null,
  };
  private asked: Question | null = null;
  /** A command that the next answer must have in it. */
  private after: Position = null;
  private alive: AbortController | null = null;
  private round = 0;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly company: string,
    private readonly clock: HostClock,
  ) {
    host.addController(this);
  }

  /** Seconds since the last answer. */
  get ageS(): number {
    return this.state.heardMs === null ? Number.POSITIVE_INFINITY : (this.clock.nowMs() - this.state.heardMs) / 1000;
  }

  hostConnected(): void {
    this.alive = new AbortController();
    void this.run(this.alive.signal);
  }

  hostDisconnected(): void {
    this.alive?.abort();
  }

  /** `after`: where the command stands that the answer must have in it. */
  ask(asked: Question, after: Position = null): void {
    if (asked.id !== this.asked?.id) this.state = { ...this.state, card: null };
    this.asked = asked;
    this.after = after ?? this.after;
    void this.load();
  }

  private async run(signal: AbortSignal): Promise<void> {
    for (;;) {
      await this.clock.delay(pollMs, signal);
      if (signal.aborted) return;
      if (!document.hidden) await this.load();
      this.host.requestUpdate();
    }
  }

  private async load(): Promise<void> {
    const asked = this.asked;
    if (asked === null) return;
    const round = ++this.round;
    const read = <T>(path: string) => this.get<T>(readAfter(path, this.after));
    try {
      const [words, counts, page, card] = await Promise.all([
        this.state.words ?? this.get<WordsAnswer>('/words'),
        read<CountsAnswer>(`/counts${query(asked, 'counts')}`),
        read<PageAnswer>(query(asked, 'list')),
        asked.id === '' ? null : read<Card>(`/${encodeURIComponent(asked.id)}`).catch(missing),
      ]);
      // An answer to an older question must not take the place of a newer one's.
      if (round !== this.round) return;
      this.after = null;
      this.state = { ...this.state, words, counts, page, card, refusal: null, heardMs: this.clock.nowMs() };
      void this.loadBeside(asked, round);
    } catch (error) {
      // Going on is safe: what is shown keeps its age and turns grey by itself.
      if (error instanceof Refused && round === this.round) this.state = { ...this.state, refusal: error.code };
    }
    this.host.requestUpdate();
  }

  /** What the list can do without: the person's name, the indicators. */
  private async loadBeside(asked: Question, round: number): Promise<void> {
    const path = `/indicators${query(asked, 'indicators')}`;
    const [me, indicators] = await Promise.all([
      this.state.me || whoAmI(),
      this.get<Indicators>(path).catch(() => this.state.indicators),
    ]);
    if (round !== this.round) return;
    this.state = { ...this.state, me, indicators };
    this.host.requestUpdate();
  }

  private async get<T>(path: string): Promise<T> {
    const answer = await fetch(`/api/v1/${this.company}/appeals${path}`);
    if (answer.status === 401) throw new Refused('signed-out');
    if (answer.status === 403) throw new Refused('forbidden');
    if (answer.status === 404) throw new Refused('unknown-view');
    if (!answer.ok) throw new Error(`${answer.status}`);
    return (await answer.json()) as T;
  }
}

class Refused extends Error {
  constructor(readonly code: DeskRefusal) {
    super(code);
  }
}

/** An appeal that is not there closes its panel; the list is still right. */
function missing(error: unknown): null {
  if (error instanceof Refused && error.code === 'unknown-view') return null;
  throw error;
}

/** A person's login; a device has none. */
async function whoAmI(): Promise<string> {
  const answer = await fetch('/api/v1/session').catch(() => null);
  if (answer?.ok !== true) return '';
  const { kind, name } = (await answer.json()) as { kind?: string; name?: string };
  return kind === 'account' ? (name ?? '') : '';
}
