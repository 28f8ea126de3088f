/** What the appeals desk is told over HTTP; see `/openapi/v1.json`. Nobody is named outside `person`. */
export type Bucket = 'overdue' | 'today' | 'soon' | 'later' | 'none';

export const buckets: readonly Bucket[] = ['overdue', 'today', 'soon', 'later', 'none'];

export const statuses = [
  'registered',
  'inWork',
  'forwarded',
  'awaitingData',
  'awaitingOutside',
  'offered',
  'rejected',
  'closed',
  'left',
] as const;

export type Status = (typeof statuses)[number];

export type Counts = Readonly<Record<Bucket | 'open' | 'atRisk' | 'repeats', number>>;

export interface CountsAnswer {
  readonly counts: Counts;
  /** Instant they were counted at. */
  readonly asOf: string;
}

export interface Line {
  readonly id: string;
  readonly number?: string;
  readonly kind: string;
  readonly category?: string;
  readonly channel: string;
  readonly topic?: string;
  readonly office?: string;
  readonly executor?: string;
  readonly status: Status;
  readonly vip: boolean;
  readonly anonymous: boolean;
  readonly extended: boolean;
  readonly repeat: boolean;
  readonly late: boolean;
  readonly registeredAt: string;
  readonly dueAt?: string;
  readonly endedAt?: string;
  readonly bucket: Bucket;
}

export interface PageAnswer {
  readonly total: number;
  readonly lines: readonly Line[];
}

export interface Word {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
}

export interface WordsAnswer {
  readonly company: string;
  readonly timeZone: string;
  readonly kinds: readonly Word[];
  readonly categories: readonly Word[];
  readonly channels: readonly Word[];
  readonly offices: readonly Word[];
  readonly fields: readonly Word[];
  readonly grounds: readonly Word[];
}

interface Said {
  readonly ru: string;
  readonly en: string;
}

export interface Clock {
  readonly due: string | null;
  readonly why: Said | null;
  readonly rule: { readonly name: string; readonly clock: string; readonly clause: string };
  readonly steps: readonly { readonly step: string; readonly text: Said }[];
  readonly endedAt?: string | null;
  readonly overdue?: boolean;
}

export interface Card {
  readonly line: Line;
  readonly receivedAt: string;
  readonly replyBy?: string;
  readonly missing: readonly string[];
  readonly clocks: readonly Clock[];
  readonly history: readonly ({ readonly at: string; readonly by: string } & Said)[];
  readonly retention: readonly {
    readonly name: string;
    readonly nameEn: string;
    readonly clause: string;
    readonly until?: string;
  }[];
  readonly detailsState: 'none' | 'withheld' | 'readable' | 'destroyed';
  readonly person?: Readonly<
    Partial<Record<'name' | 'phone' | 'email' | 'postalAddress' | 'supplyAddress' | 'account' | 'text', string>>
  >;
}
