/** Waits to the first call of those who came in some time. The server leaves out what nobody waited for. */
export interface Waits {
  readonly called: number;
  readonly meanS?: number | null;
  readonly longestS?: number | null;
  readonly overNormPercent?: number | null;
}

/** Minutes of an hour, all windows together. */
export interface WindowTime {
  readonly openMin: number;
  readonly idleMin: number;
}

export interface WhatIfHour {
  /** Local. */
  readonly hour: number;
  /** As it was. */
  readonly now: Waits;
  /** Played again with the windows as they were. */
  readonly replayed: Waits;
  /** With the changed windows. */
  readonly then: Waits;
  readonly windows: WindowTime;
  readonly thenWindows: WindowTime;
}

/** A past day with other windows, as `GET /api/v1/{company}/what-if` tells it. */
export interface WhatIfAnswer {
  readonly day: string;
  readonly normS: number;
  readonly now: Waits;
  readonly replayed: Waits;
  /** Whether the replay with nothing changed came out as the day. */
  readonly faithful: boolean;
  readonly then: Waits;
  readonly hours: readonly WhatIfHour[];
}

/** An answer or why there is none. */
export type Told = WhatIfAnswer | 'signed-out' | 'forbidden' | 'day-unknown' | 'failed';

/** @param windows As {@link import('./changes').textOf} writes them. */
export async function askWhatIf(
  company: string,
  office: string,
  day: string,
  windows: string,
  signal: AbortSignal,
): Promise<Told> {
  const query = new URLSearchParams({ office, day, windows });
  try {
    const answer = await fetch(`/api/v1/${company}/what-if?${query.toString()}`, { signal });
    if (answer.ok) return (await answer.json()) as WhatIfAnswer;
    if (answer.status === 401) return 'signed-out';
    if (answer.status === 403) return 'forbidden';
    return answer.status === 404 ? 'day-unknown' : 'failed';
  } catch {
    // No connection; the page says so, and the person asks again.
    return 'failed';
  }
}
