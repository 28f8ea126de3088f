// Cells of the board `screen/{company}/{office}/floor`, and those that `wall/{company}/{office}` shares with it; the server's side of
// this contract is `grains/Walls/FloorScreen.cs`. Numbers only, never a person.
import type { DayHours } from '../format/opening-hours';
import type { Locale } from '../i18n/locale';
import type { WaitBand } from '../screens/hall/cells';
import type { BreakKind, TicketClass, Topic } from '../desk/window/cells';

export type FloorFace = 'closed' | 'idle' | 'calling' | 'serving' | 'wrapUp' | 'break';

export interface VisitorCategory {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly class: TicketClass;
}

/** Cell `office`. */
export interface FloorOfficeCell {
  readonly id: string;
  readonly name: string;
  readonly companyName: string;
  readonly timeZone: string;
  readonly hours: readonly DayHours[];
  /** Whether tickets are issued. */
  readonly open: boolean;
  readonly outOfTurn: readonly string[];
  readonly simulated: boolean;
  readonly asOf: string | null;
  readonly categories: readonly VisitorCategory[];
  readonly windowsOpen: number;
  readonly waitNormS: number | null;
}

/** Cell `service/{service}`. */
export interface FloorServiceCell {
  readonly id: string;
  readonly name: string;
  readonly letter: string;
  readonly order: number;
  readonly waiting: number;
  readonly ewt: WaitBand | null;
  /** Whether any window that offers it is open. */
  readonly open: boolean;
  readonly normS: number | null;
  readonly topics: readonly Topic[];
  readonly nameEn: string | null;
}

/** A service in the visitor's language; where it has no English name, its own. */
export const serviceName = ({ name, nameEn }: FloorServiceCell, locale: Locale): string =>
  locale.language === 'en' ? (nameEn ?? name) : locale.text(name);

export interface FloorTicketCell {
  readonly ticket: string;
  /** As shown. */
  readonly number: string;
  readonly service: string;
  readonly class: TicketClass;
  readonly phase: 'called' | 'serving';
  readonly since: string;
  readonly recalls: number;
  readonly noShowAt: string | null;
  /** In service: when it breaks the norm. */
  readonly normAt: string | null;
}

/** Cell `window/{number}`. */
export interface FloorWindowCell {
  readonly number: number;
  readonly face: FloorFace;
  readonly operator: string | null;
  readonly services: readonly string[];
  readonly breakKind: BreakKind | null;
  readonly since: string | null;
  readonly wrapUpUntil: string | null;
  /** Since when it stands free although somebody waits for it. */
  readonly awaitedAt: string | null;
  readonly tickets: readonly FloorTicketCell[];
}

/** Cell `pause/{number}`: why a window does not serve, while there is more to say than that it is closed. */
export interface PauseCell {
  readonly number: number;
  /** When its break is meant to end. */
  readonly untilAt: string | null;
  /** Whether an incident closed it. */
  readonly incident: boolean;
}

/** By window. */
export type Pauses = ReadonlyMap<number, PauseCell>;

export interface FloorBoard {
  readonly office: FloorOfficeCell;
  readonly services: readonly FloorServiceCell[];
  readonly windows: readonly FloorWindowCell[];
  readonly pauses: Pauses;
}

/** Every cell whose key begins so. */
export const cellsOf = (cells: ReadonlyMap<string, unknown>, prefix: string): readonly unknown[] =>
  [...cells].filter(([key]) => key.startsWith(prefix)).map(([, cell]) => cell);

export const pausesOf = (cells: ReadonlyMap<string, unknown>): Pauses =>
  new Map((cellsOf(cells, 'pause/') as readonly PauseCell[]).map(pause => [pause.number, pause]));

/** Null before the office's cell is there. */
export function floorBoard(cells: ReadonlyMap<string, unknown>): FloorBoard | null {
  const office = cells.get('office') as FloorOfficeCell | undefined;
  if (office === undefined) return null;
  return {
    office,
    services: [...(cellsOf(cells, 'service/') as readonly FloorServiceCell[])].sort((a, b) => a.order - b.order),
    windows: [...(cellsOf(cells, 'window/') as readonly FloorWindowCell[])].sort((a, b) => a.number - b.number),
    pauses: pausesOf(cells),
  };
}
