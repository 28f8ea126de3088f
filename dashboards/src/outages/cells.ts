// Cells of the board `outages/{company}` and what other boards show of it; the server's side of this contract is `grains/Walls/OutageCells.cs`.

import type { OutageSurge, Surge, WallSurge } from './surge';

export type OutageKind = 'planned' | 'emergency' | 'restriction';

export type StreetSide = 'both' | 'odd' | 'even';

export interface HouseSpan {
  readonly from: string;
  readonly to?: string | null;
  readonly side: StreetSide;
}

/** A settlement, a street of it, houses of the street. */
export interface OutagePlace {
  readonly place?: string | null;
  readonly street?: string | null;
  readonly houses?: readonly HouseSpan[] | null;
  readonly side: StreetSide;
  readonly words?: string | null;
}

export type OutagePhase = 'active' | 'ahead' | 'restored';

export type OutageStage = 'reported' | 'acknowledged' | 'crewSent' | 'restored';

/** Cell `outage/{id}`, and a row of `GET /api/v1/{company}/outages`, which leaves out what there is not. */
export interface OutageCell {
  readonly id: string;
  readonly kind: OutageKind;
  readonly phase: OutagePhase;
  readonly stage: OutageStage;
  readonly area: readonly OutagePlace[];
  /** How many parts the area has. */
  readonly parts: number;
  readonly customers?: number | null;
  readonly startsAt?: string | null;
  readonly estimateAt?: string | null;
  /** How often customers were told another instant. */
  readonly estimateMoves: number;
  readonly cause?: string | null;
  readonly crew?: string | null;
  readonly source: string;
  /** Whose served area it touches. */
  readonly offices: readonly string[];
  /** Codes of instants that cannot be meant. */
  readonly doubts: readonly string[];
  readonly reportedAt: string;
  readonly restoredAt?: string | null;
  readonly restoredReason?: string | null;
  readonly reopenings: number;
  readonly asOf: string;
  readonly surge?: OutageSurge | null;
}

/** Cell `office/{office}`: what touches its served area. */
export interface OfficeOutages {
  readonly id: string;
  readonly shortName: string;
  readonly active: number;
  readonly ahead: number;
  readonly customers: number;
}

/** Cell `summary`; cell `outages` of the company wall. */
export interface OutageSummary {
  readonly active: number;
  readonly emergency: number;
  readonly ahead: number;
  readonly restoredToday: number;
  readonly customers: number;
  readonly unestimated: number;
  readonly estimatesMovedToday: number;
  /** With an instant that cannot be meant. */
  readonly doubted: number;
  /** Whose area no office serves. */
  readonly unmatched: number;
  readonly asOf: string | null;
  /** The outage that brings most over the usual. */
  readonly surge?: WallSurge | null;
}

/** One outage as a hall is told. */
export interface HallOutage {
  readonly id: string;
  readonly kind: OutageKind;
  readonly active: boolean;
  readonly area: readonly OutagePlace[];
  /** How many parts the area has. */
  readonly parts: number;
  readonly startsAt: string | null;
  readonly estimateAt: string | null;
}

/** Cell `outages` of a hall screen. */
export interface HallOutages {
  readonly outages: readonly HallOutage[];
  readonly more: number;
}

/** Cell `outages` of a contact centre's wall: what callers are without; there is none while nobody is. */
export interface CallsOutagesCell {
  readonly active: number;
  readonly customers: number;
  /** The largest. */
  readonly outages: readonly CallsOutage[];
}

export interface CallsOutage {
  readonly id: string;
  readonly kind: OutageKind;
  readonly area: readonly OutagePlace[];
  readonly parts: number;
  readonly customers: number | null;
  readonly since: string;
  readonly estimateAt: string | null;
  readonly estimateMoves: number;
  readonly calls?: Surge | null;
}
