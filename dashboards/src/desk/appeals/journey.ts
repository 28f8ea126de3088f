import type { Words } from '../../i18n/locale';

export type EntryKind = keyof Words['journey']['kinds'];

/** One contact of a customer, or what came of it; see `/openapi/v1.json`. */
export interface JourneyEntry {
  readonly kind: EntryKind;
  readonly id: string;
  readonly at: string;
  readonly office?: string;
  readonly what?: string;
  readonly channel?: string;
  readonly outcome?: string;
  readonly cameAgain: boolean;
  readonly firstContact?: boolean;
}

/** The newest contacts of one customer; `total` says how many there are. */
export interface Journey {
  readonly customer?: string;
  readonly erasedAt?: string;
  readonly total: number;
  readonly recent: number;
  readonly recentDays: number;
  readonly cameAgain: number;
  readonly entries: readonly JourneyEntry[];
}
