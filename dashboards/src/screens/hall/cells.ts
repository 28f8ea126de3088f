// Cells of the board `screen/{company}/{office}`; the server's side of this contract is `grains/Walls/HallScreen.cs`.
// What hangs in the hall: ticket and window numbers only, never a person.
import { announcementsOf, type AnnouncementCell } from '../../announcements/announcement';
import type { DayHours } from '../../format/opening-hours';

/** Cell `office`. */
export interface HallOfficeCell {
  readonly id: string;
  readonly name: string;
  readonly companyName: string;
  /** IANA zone. */
  readonly timeZone: string;
  readonly hours: readonly DayHours[];
  readonly open: boolean;
  readonly outOfTurn: readonly string[];
  readonly runningLine: string | null;
  readonly simulated: boolean;
  readonly asOf: string | null;
  readonly feedStalledAt: string | null;
}

/** One called ticket. */
export interface CallCell {
  /** As shown: letter, no-break space, three digits. */
  readonly ticket: string;
  readonly window: number;
  /** Instant of the first call. */
  readonly calledAt: string;
  readonly recalls: number;
  /** The visitor has come; such rows stand below the ones still called. */
  readonly serving: boolean;
}

/** Cell `calls`: newest call first, at most 12. */
export interface CallsCell {
  readonly calls: readonly CallCell[];
}

/** Expected wait of somebody who comes now, seconds. */
export interface WaitBand {
  readonly p50S: number;
  readonly p90S: number;
}

/** Cell `service/{service}`. */
export interface ServiceCell {
  readonly id: string;
  readonly name: string;
  /** Ticket prefix. */
  readonly letter: string;
  readonly order: number;
  readonly waiting: number;
  /** Null: not enough data. */
  readonly ewt: WaitBand | null;
  /** Whether any window that offers it is open. */
  readonly open: boolean;
}

/** One hour of the load chart. */
export interface HourCell {
  /** Local, 0–23. */
  readonly hour: number;
  readonly issued: number;
  readonly meanWaitS: number | null;
  /** Expected by the forecast made before the day began; null: no earlier day is known. */
  readonly typicalIssued: number | null;
  /** Four of five such hours have between so many… */
  readonly typicalP10: number | null;
  /** …and so many. */
  readonly typicalP90: number | null;
}

/** Cell `load`: today's opening hours in order; hours to come have `issued` 0. */
export interface LoadCell {
  /** yyyy-MM-dd. */
  readonly day: string;
  readonly hours: readonly HourCell[];
  /** Days that the forecast stands on. */
  readonly daysLearnt: number;
}

/** The hall's board, sorted by kind of cell. */
export interface HallBoard {
  readonly office: HallOfficeCell | null;
  readonly calls: readonly CallCell[];
  readonly services: readonly ServiceCell[];
  readonly load: LoadCell | null;
  readonly announcements: readonly AnnouncementCell[];
}

/** Cells of kinds that this version does not know are passed over. */
export function hallBoard(cells: ReadonlyMap<string, unknown>): HallBoard {
  const services = [...cells].filter(([key]) => key.startsWith('service/')).map(([, value]) => value as ServiceCell);
  return {
    office: (cells.get('office') as HallOfficeCell | undefined) ?? null,
    calls: (cells.get('calls') as CallsCell | undefined)?.calls ?? [],
    services: services.sort((a, b) => a.order - b.order),
    load: (cells.get('load') as LoadCell | undefined) ?? null,
    announcements: announcementsOf(cells),
  };
}
