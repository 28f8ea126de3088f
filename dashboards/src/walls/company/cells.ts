// Cells of the board `wall/{company}`; the server's side of this contract is `grains/Walls/CompanyWall.cs`.
// Instants are UTC ISO text, durations whole seconds. Elapsed times are not sent: the page counts from an instant.
import type { AccuracyCell } from '../../floor/accuracy';
import type { WallAlertsCell } from './alert-rows';

/** State of a norm; never better than its data. */
export type NormState = 'met' | 'risk' | 'breach' | 'noData';

/** What a window is doing. */
export type WindowFace = 'closed' | 'idle' | 'calling' | 'serving' | 'break';

/** Cell `company`. */
export interface CompanyCell {
  readonly id: string;
  readonly name: string;
  /** IANA zone in which the wall shows its clock. */
  readonly timeZone: string;
  /** The facts are invented, and the wall says so. */
  readonly simulated: boolean;
}

export interface WindowCell {
  readonly number: number;
  readonly face: WindowFace;
}

/** Expected wait of somebody who comes now: half wait no longer than P50, nine of ten no longer than P90. */
export interface WaitBand {
  readonly p50S: number;
  readonly p90S: number;
}

/** Waits that grow away from what is usual at that hour. */
export interface DriftCell {
  /** When it is likeliest to have begun. */
  readonly since: string;
  /** Waits are longer than usual. */
  readonly longer: boolean;
  /** More of them break the norm than usual. */
  readonly late: boolean;
  /** Mean wait of the last half hour, and what is usual. */
  readonly waitS: number;
  readonly usualS: number;
}

/** Cell `advice/{office}`: windows to open; there only while there are any. */
export interface WallAdviceCell {
  readonly id: string;
  readonly windows: number;
  readonly untilAt: string | null;
}

/** Cell `office/{office}`. */
export interface OfficeCell {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly region: string | null;
  readonly timeZone: string;
  /** Start of today's or the next opening. */
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly open: boolean;
  readonly state: NormState;
  readonly normS: number | null;
  /** People waiting; called ones excluded. */
  readonly waiting: number;
  /** Since when the longest waiting one waits; null when nobody waits or the source does not say. */
  readonly oldestAt: string | null;
  readonly overNorm: number;
  /** Past the warning share of the norm, not yet over it. */
  readonly nearNorm: number;
  /** In order of number; empty when the source only counts them. */
  readonly windows: readonly WindowCell[];
  readonly openWindows: number;
  readonly ewt: WaitBand | null;
  /** Offered load of the last 30 minutes by open windows; null: not enough data. */
  readonly loadPercent: number | null;
  readonly issued: number;
  readonly served: number;
  readonly asOf: string | null;
  /** Since when the source has been silent or frozen. */
  readonly feedStalledAt: string | null;
  /** Null: nothing drifts. */
  readonly drift: DriftCell | null;
}

export interface OperatorsCell {
  readonly talking: number;
  readonly wrapUp: number;
  readonly available: number;
  readonly pause: number;
  readonly away: number;
}

/** One quarter of an hour: answered within the target, of the offered. */
export interface LevelCell {
  readonly from: string;
  readonly offered: number;
  readonly within: number;
}

/** Cell `line/{line}`; figures of the line's local day. */
export interface LineCell {
  readonly id: string;
  readonly name: string;
  readonly number: string | null;
  readonly state: NormState;
  readonly targetS: number;
  readonly targetPercent: number;
  readonly inQueue: number;
  readonly oldestAt: string | null;
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly levelPercent: number | null;
  readonly asaS: number | null;
  readonly abandonedPercent: number | null;
  readonly operators: OperatorsCell | null;
  /** Oldest first, at most 48. */
  readonly levels: readonly LevelCell[];
  readonly asOf: string | null;
  /** For a caller who comes now, or null: not enough data. */
  readonly ewt: WaitBand | null;
  readonly accuracy: AccuracyCell;
  /** Operators needed in the next 15, 30 and 60 minutes, or null: not enough data. */
  readonly advice: {
    readonly now: number | null;
    readonly needed: readonly (number | null)[];
    readonly coming: number;
    readonly daysLearnt: number;
  } | null;
  /** Null: nothing drifts. */
  readonly drift: DriftCell | null;
}

/** Calls expected in one quarter hour: the mean, and what four of five such quarters lie between. */
export interface ArrivalBand {
  readonly p10: number;
  readonly expected: number;
  readonly p90: number;
}

/** Cell `trouble/{key}`: something broken now. */
export interface TroubleCell {
  readonly kind: 'wait-over-norm' | 'wait-near-norm' | 'idle-window' | 'feed-stalled' | 'service-level';
  readonly state: NormState;
  readonly office: string | null;
  readonly line: string | null;
  /** Ticket, window or line concerned, for display. */
  readonly subject: string | null;
  /** People concerned. */
  readonly count: number;
  readonly since: string;
  /** Seconds after `since` in which it is not worth showing. */
  readonly graceS: number;
}

export interface TickerLine {
  readonly at: string;
  readonly kind:
    | 'ticket-issued'
    | 'ticket-called'
    | 'ticket-served'
    | 'ticket-no-show'
    | 'wait-breached'
    | 'window-opened'
    | 'window-closed'
    | 'break-started'
    | 'break-ended'
    | 'feed-stalled'
    | 'feed-resumed'
    | 'call-abandoned';
  /** Short name of the office or line. */
  readonly place: string;
  readonly ticket: string | null;
  readonly window: number | null;
}

/** Cell `ticker`: the newest at most 12, newest first. */
export interface TickerCell {
  readonly lines: readonly TickerLine[];
}

/** The wall's board, sorted by kind of cell. */
export interface CompanyBoard {
  readonly company: CompanyCell | null;
  readonly offices: readonly OfficeCell[];
  readonly lines: readonly LineCell[];
  /** By office. */
  readonly advice: ReadonlyMap<string, WallAdviceCell>;
  readonly troubles: readonly TroubleCell[];
  readonly ticker: readonly TickerLine[];
  readonly alerts: WallAlertsCell | null;
}

/** Cells of kinds that this version does not know are passed over. */
export function companyBoard(cells: ReadonlyMap<string, unknown>): CompanyBoard {
  const all = <T>(prefix: string) =>
    [...cells].filter(([key]) => key.startsWith(prefix)).map(([, value]) => value as T);
  return {
    company: (cells.get('company') as CompanyCell | undefined) ?? null,
    offices: all<OfficeCell>('office/'),
    lines: all<LineCell>('line/'),
    advice: new Map(all<WallAdviceCell>('advice/').map(each => [each.id, each])),
    troubles: all<TroubleCell>('trouble/'),
    ticker: (cells.get('ticker') as TickerCell | undefined)?.lines ?? [],
    alerts: (cells.get('alerts') as WallAlertsCell | undefined) ?? null,
  };
}
