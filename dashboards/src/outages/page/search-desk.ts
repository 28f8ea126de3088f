import type { HostClock } from '../../feed/host-clock';
import type { OutageCell } from '../cells';
import { queryOf, type Question } from './question';

export const perPage = 50;

/** Soon enough to look alive, seldom enough for a storm in which everybody looks. */
const everyMs = 4_000;

export interface FoundOutages {
  readonly outages: readonly OutageCell[];
  readonly total: number;
}

/** Pages of outages beyond what the board holds: asked for while they are shown, and again every few seconds. */
export class SearchDesk {
  /** The last answer to what is asked, or null before the first one. */
  found: FoundOutages | null = null;
  failed = false;
  private asked: string | null = null;
  private askedMs = -Infinity;

  constructor(
    private readonly company: string,
    private readonly clock: HostClock,
    private readonly changed: () => void,
    private readonly signal: AbortSignal,
  ) {}

  /** Called with every drawing of the page; asks when it is time to. */
  look(question: Question): void {
    const query = queryOf(question, perPage);
    const another = query !== this.asked;
    if (!another && this.clock.nowMs() - this.askedMs < everyMs) return;
    if (another) [this.found, this.failed] = [null, false];
    [this.asked, this.askedMs] = [query, this.clock.nowMs()];
    void this.ask(query);
  }

  private async ask(query: string): Promise<void> {
    const answer = await this.read(query);
    // Something else may have been asked meanwhile.
    if (query !== this.asked) return;
    this.failed = answer === null;
    this.found = answer ?? this.found;
    this.changed();
  }

  private async read(query: string): Promise<FoundOutages | null> {
    try {
      const answer = await fetch(`/api/v1/${this.company}/outages?${query}`, { signal: this.signal });
      return answer.ok ? ((await answer.json()) as FoundOutages) : null;
    } catch {
      // No connection: what was found stays, and is asked for again.
      return null;
    }
  }
}
