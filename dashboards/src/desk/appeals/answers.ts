import type { Words } from '../../i18n/locale';

/** What the appeals desk is told over HTTP; see `/openapi/v1.json`. Nobody is named outside `person`. */
export type StepName = keyof Words['appealSteps']['steps'];

export type PersonField = 'name' | 'phone' | 'email' | 'postalAddress' | 'supplyAddress' | 'account' | 'text';

export type Bucket = 'overdue' | 'today' | 'soon' | 'later' | 'none';

export const buckets: readonly Bucket[] = ['overdue', 'today', 'soon', 'later', 'none'];

export const statuses = [
  'received',
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
  readonly kind?: string;
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

/** Something that appeals must state; `id` names the fields of which one is enough, apart by `|`. */
export interface Required extends Word {
  readonly ifMissing: 'refuse' | 'ask' | 'leave';
  readonly clause: string;
  readonly kinds?: readonly string[];
  readonly categories?: readonly string[];
}

export interface WordsAnswer {
  readonly company: string;
  readonly timeZone: string;
  /** Whether the facts are invented. */
  readonly simulated: boolean;
  readonly kinds: readonly Word[];
  readonly categories: readonly Word[];
  readonly channels: readonly Word[];
  readonly offices: readonly Word[];
  readonly required: readonly Required[];
  readonly grounds: readonly Word[];
  /** Topics that the profile lists, by code; empty where any code may be said. */
  readonly topics: readonly Word[];
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
  readonly endedLate?: boolean;
  readonly overdue?: boolean;
  readonly atRisk?: boolean;
  readonly tellBy?: string | null;
}

/** A step somebody could take; `code` says why not. */
export interface OfferedStep {
  readonly name: StepName;
  readonly code?: string;
  readonly detail?: string;
}

/** What would come of registering it now. */
export interface Draft {
  readonly code?: string;
  readonly detail?: string;
  readonly missing: readonly string[];
  readonly clocks: readonly Clock[];
}

export interface Indicators {
  readonly from: string;
  readonly to: string;
  readonly repeatWithinDays: number;
  readonly indicators: Readonly<
    Record<
      | 'registered'
      | 'repeats'
      | 'overdue'
      | 'judged'
      | 'unfounded'
      | 'rejectedFounded'
      | 'closed'
      | 'closedLate'
      | 'firstContact'
      | 'left',
      number
    >
  >;
}

export interface Card {
  readonly line: Line;
  /** Instant of its last step; a step says it as `seen`. */
  readonly changedAt: string;
  readonly steps: readonly OfferedStep[];
  readonly extension?: { readonly latestDay?: string; readonly mustTell: boolean; readonly clause?: string };
  readonly grounds: readonly string[];
  readonly customer?: string;
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
  readonly person?: Readonly<Partial<Record<PersonField, string>> & { more?: Readonly<Record<string, string>> }>;
}
