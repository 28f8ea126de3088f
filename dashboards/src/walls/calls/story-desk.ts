import type { WaitBand } from '../company/cells';

/** One step of a call; the server's side is `grains/Walls/Calls/ICalls.cs`. The server leaves out what there is not. */
export interface CallStep {
  readonly at: string;
  /** Name of the fact, such as `call-queued`. */
  readonly kind: string;
  readonly tier?: number | null;
  readonly operator?: string | null;
  /** What the fact measures. */
  readonly seconds?: number | null;
  readonly word?: string | null;
  readonly until?: string | null;
}

export interface CallStory {
  readonly call: string;
  readonly lineName: string;
  readonly timeZone: string;
  /** What was foreseen when he joined. */
  readonly told?: WaitBand | null;
  readonly waitedS?: number | null;
  readonly steps: readonly CallStep[];
}

/** The call whose story is open: one at a time. */
export class StoryDesk {
  /** Null: none is open. */
  call: string | null = null;
  story: CallStory | 'loading' | 'failed' = 'loading';

  constructor(
    private readonly company: string,
    private readonly changed: () => void,
    private readonly signal: AbortSignal,
  ) {}

  async open(call: string): Promise<void> {
    [this.call, this.story] = [call, 'loading'];
    this.changed();
    const story = await this.read(call);
    // Another one may have been opened meanwhile.
    if (this.call !== call) return;
    this.story = story;
    this.changed();
  }

  close(): void {
    this.call = null;
    this.changed();
  }

  private async read(call: string): Promise<CallStory | 'failed'> {
    try {
      const answer = await fetch(`/api/v1/${this.company}/calls/${encodeURIComponent(call)}`, { signal: this.signal });
      return answer.ok ? ((await answer.json()) as CallStory) : 'failed';
    } catch {
      // No connection: the panel says so, and the person may open it again.
      return 'failed';
    }
  }
}
