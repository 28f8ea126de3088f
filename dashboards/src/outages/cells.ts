// Cells of the board `outages/{company}` and what other boards show of it; the server's side of this contract is `grains/Walls/OutageCells.cs`.

export type OutageKind = 'planned' | 'emergency' | 'restriction';

export type StreetSide = 'both' | 'odd' | 'even';

export interface HouseSpan {
  readonly from: string;
  readonly to: string | null;
  readonly side: StreetSide;
}

/** A settlement, a street of it, houses of the street. */
export interface OutagePlace {
  readonly place: string | null;
  readonly street: string | null;
  readonly houses: readonly HouseSpan[] | null;
  readonly side: StreetSide;
  readonly words: string | null;
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
