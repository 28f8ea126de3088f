// Cells of the board `wall/{company}/{office}`; the server's side of this contract is `grains/Walls/FloorScreen.cs`.
import type { SignalCell, TicketClass } from '../../desk/window/cells';
import { cellsOf, type FloorOfficeCell, type FloorWindowCell } from '../../floor/cells';
import type { WaitBand } from '../../screens/hall/cells';

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
  /** In the order of their places, at most 40. */
  readonly tickets: readonly QueuedTicketCell[];
}

export interface OfficeHourCell {
  readonly hour: number;
  readonly arrived: number;
  readonly served: number;
  readonly typical: number | null;
  readonly forecast: number | null;
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
    readonly arrivalsPerHour: number;
    readonly meanServiceS: number;
    readonly needed: number;
  };
}

export interface OfficeBoard {
  readonly office: FloorOfficeCell;
  readonly windows: readonly FloorWindowCell[];
  readonly queues: readonly QueueCell[];
  readonly today: TodayCell | null;
  readonly bookings: BookingsCell | null;
  readonly advice: readonly AdviceItem[];
  readonly signals: readonly SignalCell[];
}

/** Null before the office's cell is there. */
export function officeBoard(cells: ReadonlyMap<string, unknown>): OfficeBoard | null {
  const office = cells.get('office') as FloorOfficeCell | undefined;
  if (office === undefined) return null;
  return {
    office,
    windows: [...(cellsOf(cells, 'window/') as readonly FloorWindowCell[])].sort((a, b) => a.number - b.number),
    queues: [...(cellsOf(cells, 'queue/') as readonly QueueCell[])].sort((a, b) => a.order - b.order),
    today: (cells.get('today') as TodayCell | undefined) ?? null,
    bookings: (cells.get('bookings') as BookingsCell | undefined) ?? null,
    advice: (cells.get('advice') as { readonly items: readonly AdviceItem[] } | undefined)?.items ?? [],
    signals: cellsOf(cells, 'signal/') as readonly SignalCell[],
  };
}
