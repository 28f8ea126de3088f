// Cells of the board `wall/{company}/{office}`; the server's side of this contract is `grains/Walls/FloorScreen.cs`.
import { announcementsOf, type AnnouncementCell } from '../../announcements/announcement';
import type { SignalCell, TicketClass } from '../../desk/window/cells';
import type { AccuracyCell } from '../../floor/accuracy';
import { cellsOf, pausesOf, type FloorOfficeCell, type FloorWindowCell, type Pauses } from '../../floor/cells';
import type { WaitBand } from '../../screens/hall/cells';
import type { DriftCell } from '../company/cells';

export type NormState = 'met' | 'risk' | 'breach' | 'noData';

export interface QueuedTicketCell {
  readonly ticket: string;
  readonly number: string;
  readonly class: TicketClass;
  readonly issuedAt: string;
  readonly parkedS: number;
  readonly state: NormState;
}

/** Cell `queue/{service}`. */
export interface QueueCell {
  readonly id: string;
  readonly name: string;
  readonly letter: string;
  readonly order: number;
  readonly waiting: number;
  readonly oldestAt: string | null;
  readonly overNorm: number;
  readonly nearNorm: number;
  /** Open windows that serve it. */
  readonly windows: number;
  readonly ewt: WaitBand | null;
  readonly accuracy: AccuracyCell;
  /** In the order of their places, at most 40. */
  readonly tickets: readonly QueuedTicketCell[];
}

export interface OfficeHourCell {
  readonly hour: number;
  readonly arrived: number;
  readonly served: number;
  /** Expected by the forecast made before the day began; null: no earlier day is known. */
  readonly typical: number | null;
  /** Of hours to come, by how busy the day has been. */
  readonly forecast: number | null;
  /** Four of five such hours have between so many… */
  readonly p10: number | null;
  /** …and so many. */
  readonly p90: number | null;
}

/** Cell `today`. */
export interface TodayCell {
  readonly day: string;
  readonly arrived: number;
  readonly served: number;
  readonly noShows: number;
  readonly left: number;
  readonly turnedAway: number;
  readonly waiting: number;
  readonly meanWaitS: number | null;
  readonly hours: readonly OfficeHourCell[];
  readonly asOf: string | null;
  /** Days that the forecast of arrivals stands on. */
  readonly daysLearnt: number;
  /** By how much the forecasts of past days missed, per cent; null: none has been tried. */
  readonly errorPercent: number | null;
}

export interface LineBand {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** Cell `line`: who waited at the end of each quarter hour, and what is usual. */
export interface LineCell {
  readonly day: string;
  /** Quarter hour of the day that comes first. */
  readonly from: number;
  /** The one after the last. */
  readonly to: number;
  readonly today: readonly number[];
  /** Of the whole day; empty without enough days. */
  readonly usual: readonly LineBand[];
}

/** Cell `forecast`: what is expected of the waiting line; empty without a usual day. */
export interface ForecastCell {
  readonly day: string;
  /** Quarter hour of the day at the end of which the first of them is. */
  readonly from: number;
  readonly bands: readonly LineBand[];
}

/** Cell `bookings`. */
export interface BookingsCell {
  readonly ahead: readonly { readonly slotAt: string; readonly service: string; readonly count: number }[];
  readonly booked: number;
}

export interface AdviceItem {
  readonly kind: string;
  readonly count: number;
  readonly service: string | null;
  readonly window: number | null;
  readonly untilAt: string | null;
  readonly minutes: number;
  readonly reason: {
    readonly waiting: number;
    readonly openWindows: number;
    readonly loadPercent: number | null;
    /** Expected within half an hour. */
    readonly arriving: number;
    readonly meanServiceS: number;
    readonly needed: number;
    /** That there are; null: nobody has said. */
    readonly windows: number | null;
    /** In the next 15, 30 and 60 minutes. */
    readonly neededAhead: readonly number[];
    /** What the last one waits although all windows are open, seconds; null: they hold the norm. */
    readonly allWaitS: number | null;
    readonly daysLearnt: number;
  };
}

export interface OfficeBoard {
  readonly office: FloorOfficeCell;
  readonly windows: readonly FloorWindowCell[];
  readonly pauses: Pauses;
  readonly announcements: readonly AnnouncementCell[];
  readonly queues: readonly QueueCell[];
  readonly today: TodayCell | null;
  readonly line: LineCell | null;
  readonly forecast: ForecastCell | null;
  readonly bookings: BookingsCell | null;
  readonly advice: readonly AdviceItem[];
  /** Null: nothing drifts. */
  readonly drift: DriftCell | null;
  readonly signals: readonly SignalCell[];
}

/** Null before the office's cell is there. */
export function officeBoard(cells: ReadonlyMap<string, unknown>): OfficeBoard | null {
  const office = cells.get('office') as FloorOfficeCell | undefined;
  if (office === undefined) return null;
  return {
    office,
    windows: [...(cellsOf(cells, 'window/') as readonly FloorWindowCell[])].sort((a, b) => a.number - b.number),
    pauses: pausesOf(cells),
    announcements: announcementsOf(cells),
    queues: [...(cellsOf(cells, 'queue/') as readonly QueueCell[])].sort((a, b) => a.order - b.order),
    today: (cells.get('today') as TodayCell | undefined) ?? null,
    line: (cells.get('line') as LineCell | undefined) ?? null,
    forecast: (cells.get('forecast') as ForecastCell | undefined) ?? null,
    bookings: (cells.get('bookings') as BookingsCell | undefined) ?? null,
    advice: (cells.get('advice') as { readonly items: readonly AdviceItem[] } | undefined)?.items ?? [],
    drift: (cells.get('drift') as DriftCell | undefined) ?? null,
    signals: cellsOf(cells, 'signal/') as readonly SignalCell[],
  };
}
