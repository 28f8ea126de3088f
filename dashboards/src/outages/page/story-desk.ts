import type { OutagePlace } from '../cells';

/** One thing that was said of an outage; the server's side is `grains/Walls/IOutages.cs`. It leaves out what there is not. */
export interface OutageStep {
  /** When its source said so. */
  readonly at: string;
  /** When the hub heard it. */
  readonly recordedAt: string;
  /** Name of the fact, such as `outage-estimate-moved`. */
  readonly kind: string;
  readonly estimateAt?: string | null;
  readonly fromAt?: string | null;
  readonly customers?: number | null;
  readonly source?: string | null;
  readonly word?: string | null;
}

export interface OutageStory {
  readonly id: string;
  readonly timeZone: string;
  readonly area: readonly OutagePlace[];
  readonly steps: readonly OutageStep[];
}

/** The story of the outage that is open. */
export class StoryDesk {
  story: OutageStory | 'loading' | 'failed' = 'loading';
  private id: string | null = null;
  private asOf: string | null = null;

  constructor(
    private readonly company: string,
    private readonly changed: () => void,
    private readonly signal: AbortSignal,
  ) {}

  /** @param asOf Instant of the newest thing known of it: when that moves, the story is read anew. */
  look(id: string, asOf: string | null): void {
    if (id === this.id && asOf === this.asOf) return;
    if (id !== this.id) this.story = 'loading';
    [this.id, this.asOf] = [id, asOf];
    void this.read(id);
  }

  private async read(id: string): Promise<void> {
    const story = await this.ask(id);
    if (id !== this.id) return;
    // A story that was read stays when its newer form cannot be had now.
    if (story !== null || typeof this.story === 'string') this.story = story ?? 'failed';
    this.changed();
  }

  private async ask(id: string): Promise<OutageStory | null> {
    try {
      const answer = await fetch(`/api/v1/${this.company}/outages/${encodeURIComponent(id)}`, { signal: this.signal });
      return answer.ok ? ((await answer.json()) as OutageStory) : null;
    } catch {
      // No connection: the panel says so, and reads again with the next change.
      return null;
    }
  }
}
