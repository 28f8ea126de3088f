import { localText } from '../../format/calendar';

export const outcomes = ['offered', 'answered', 'abandoned', 'notOffered', 'menu'] as const;
export type Outcome = (typeof outcomes)[number];

/** A call whose wait is over; the server's side is `grains/Walls/Calls/ICalls.cs`. The server leaves out what there is not. */
export interface CallRow {
  readonly call?: string | null;
  readonly line: string;
  readonly offeredAt: string;
  readonly outcome: string;
  readonly waitedS: number;
  /** Talk and holds. */
  readonly handledS?: number | null;
  readonly operator?: string | null;
  /** It came outside the line's hours. */
  readonly outside: boolean;
}

export interface CallPage {
  readonly calls: readonly CallRow[];
  readonly total: number;
}

/** What is asked of the register. */
export interface CallQuery {
  /** Local day, 2026-11-24. */
  readonly day: string;
  /** Null: every call of the day. */
  readonly outcome: Outcome | null;
  /** Null: every line. */
  readonly line: string | null;
  /** So many of the newest are passed over. */
  readonly skip: number;
}

/** Rows of one page. */
export const pageOfCalls = 50;

/** The register of calls as a query of the API: those of a figure are those within the hours of their line. */
export function registerAddress(company: string, { day, outcome, line, skip }: CallQuery): string {
  const query = new URLSearchParams({ from: day, skip: String(skip), most: String(pageOfCalls) });
  if (outcome !== null) query.set('outcome', outcome);
  if (outcome === 'offered' || outcome === 'answered' || outcome === 'abandoned') query.set('outside', 'false');
  if (line !== null) query.set('line', line);
  return `/api/v1/${company}/calls?${query.toString()}`;
}

/** The day that a zone has at an instant. */
export const dayAt = (ms: number, zone: string): string => localText(ms, zone).slice(0, 10);

/** The list of calls behind the figures: open at one question at a time. */
export class RegisterDesk {
  /** Null: it is not open. */
  query: CallQuery | null = null;
  page: CallPage | 'loading' | 'failed' = 'loading';

  constructor(
    private readonly company: string,
    private readonly changed: () => void,
    private readonly signal: AbortSignal,
  ) {}

  async open(query: CallQuery): Promise<void> {
    [this.query, this.page] = [query, 'loading'];
    this.changed();
    const page = await this.read(query);
    // Another question may have been asked meanwhile.
    if (this.query !== query) return;
    this.page = page;
    this.changed();
  }

  close(): void {
    this.query = null;
    this.changed();
  }

  private async read(query: CallQuery): Promise<CallPage | 'failed'> {
    try {
      const answer = await fetch(registerAddress(this.company, query), { signal: this.signal });
      return answer.ok ? ((await answer.json()) as CallPage) : 'failed';
    } catch {
      // No connection: the panel says so, and the person may ask again.
      return 'failed';
    }
  }
}
