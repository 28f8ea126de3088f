import type { OutageKind, OutagePlace } from '../cells';

/** Answer of `POST /api/v1/{company}/notices/read`; the server leaves out what there is not. */
export interface NoticeAnswer {
  readonly notice: ReadNotice;
  readonly outages: readonly DraftOutage[];
}

export interface ReadNotice {
  readonly parts: readonly {
    readonly when: readonly { readonly words: string }[];
    readonly words: string;
    /** What a person must look at. */
    readonly check: readonly string[];
  }[];
  /** Words that were not understood, or that tell nothing. */
  readonly left: readonly { readonly words: string; readonly reason: string }[];
  readonly understoodPercent?: number | null;
}

/** What a notice would be as one outage. */
export interface DraftOutage {
  readonly id: string;
  readonly fact: {
    readonly kind: OutageKind;
    readonly area: readonly OutagePlace[];
    readonly startsAt?: string | null;
    readonly estimateAt?: string | null;
  };
  /** Whose served area it touches. */
  readonly offices: readonly string[];
}
