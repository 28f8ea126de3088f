// Cells of the board `console/{company}/{office}/{window}`; the server's side of this contract is `grains/Walls/ConsoleCells.cs`.
// Operators see tickets and numbers, never a person.

export type WindowFace = 'serving' | 'calling' | 'idle' | 'wrapUp' | 'break' | 'closed';

export type TicketClass = 'ordinary' | 'booked' | 'vip' | 'outOfTurn' | 'disabled' | 'veteran';

/** Which rule of the discipline chose a ticket; see `grains/Queues/VisitRecord.cs`. */
export type CallRule = 'ownWindow' | 'protected' | 'reserve' | 'slot' | 'headStart' | 'longestWait';

export type BreakKind = 'lunch' | 'technical' | 'personal';

/** Cell `office`. */
export interface ConsoleOfficeCell {
  readonly id: string;
  readonly name: string;
  readonly companyName: string;
  readonly timeZone: string;
  readonly open: boolean;
  readonly simulated: boolean;
  readonly waitNormS: number;
  readonly warnPercent: number;
  readonly waiting: number;
  readonly oldestAt: string | null;
  readonly parallel: number;
}

export interface Topic {
  readonly code: string;
  readonly name: string;
}

export interface ConsoleService {
  readonly id: string;
  readonly name: string;
  readonly letter: string;
  readonly normS: number | null;
  readonly topics: readonly Topic[];
}

export interface WindowProfile {
  readonly id: string;
  readonly name: string;
  readonly services: readonly string[];
  readonly reserve: readonly string[];
}

/** Cell `choices`: what an operator chooses from. */
export interface ChoicesCell {
  readonly services: readonly ConsoleService[];
  readonly profiles: readonly WindowProfile[];
  readonly categories: readonly { readonly id: string; readonly name: string }[];
}

/** A ticket called to a window or served there. */
export interface DeskTicket {
  readonly id: string;
  /** As shown: letter, no-break space, digits. */
  readonly ticket: string;
  readonly service: string;
  readonly class: TicketClass;
  readonly category: string | null;
  readonly serving: boolean;
  /** Instant of the call, or of the start of the service. */
  readonly since: string;
  readonly waitedS: number;
  readonly recalls: number;
  /** Until when a called visitor is waited for. */
  readonly noShowAt: string | null;
  /** Services of the visit still to come. */
  readonly also: readonly string[];
  /** Whether it is known whose visit it is, so that there are contacts to show. */
  readonly known: boolean;
}

/** Cell `window`. */
export interface WindowDeskCell {
  readonly number: number;
  readonly operator: string | null;
  readonly face: WindowFace;
  /** Since when the face is what it is. */
  readonly since: string | null;
  readonly services: readonly string[];
  readonly reserve: readonly string[];
  readonly tickets: readonly DeskTicket[];
  readonly wrapUpUntil: string | null;
  /** Since when it stands free although somebody waits for it. */
  readonly awaitedAt: string | null;
  readonly breakKind: BreakKind | null;
  /** Why no break may begin now; null: it may. */
  readonly breakRefusal: string | null;
  /** Windows that would stay open. */
  readonly openLeft: number;
  /** Of whoever sits there, today. */
  readonly served: number;
  readonly meanServiceS: number | null;
  readonly noShows: number;
}

/** One of those who come next. */
export interface NextTicket {
  readonly id: string;
  readonly ticket: string;
  readonly service: string;
  readonly class: TicketClass;
  readonly category: string | null;
  readonly rule: CallRule;
  /** From which its wait counts. */
  readonly waitsSince: string;
  readonly overAt: string;
  readonly slotAt: string | null;
}

/** Cell `next`: whom the window would call, in that order. */
export interface NextCell {
  /** How many it could call. */
  readonly fit: number;
  readonly next: readonly NextTicket[];
}

/** Cell `parked`: who is away for a while. */
export interface ParkedCell {
  readonly tickets: readonly { readonly id: string; readonly ticket: string; readonly until: string }[];
}

export type SignalKind = 'staffCall' | 'panic' | 'conflict' | 'assist';

/** Cell `signal/{signal}`: a button that somebody has pressed at this window. */
export interface SignalCell {
  readonly signal: string;
  readonly kind: SignalKind;
  readonly window: number | null;
  readonly raisedAt: string;
  readonly dueAt: string;
  /** Who comes; null: nobody has answered yet. */
  readonly acknowledgedBy: string | null;
  readonly unanswered: boolean;
}

/** What one window's console shows of the office's board. */
export interface ConsoleBoard {
  readonly office: ConsoleOfficeCell;
  readonly choices: ChoicesCell;
  readonly window: WindowDeskCell;
  readonly next: NextCell;
  readonly parked: ParkedCell;
  /** Numbers of windows that may be sent visitors. */
  readonly open: readonly number[];
  readonly signals: readonly SignalCell[];
}

/** Null before the cells are there. */
export function consoleBoard(cells: ReadonlyMap<string, unknown>): ConsoleBoard | null {
  const office = cells.get('office') as ConsoleOfficeCell | undefined;
  const choices = cells.get('choices') as ChoicesCell | undefined;
  const window = cells.get('window') as WindowDeskCell | undefined;
  if (office === undefined || choices === undefined || window === undefined) return null;
  return {
    office,
    choices,
    window,
    next: (cells.get('next') as NextCell | undefined) ?? { fit: 0, next: [] },
    parked: (cells.get('parked') as ParkedCell | undefined) ?? { tickets: [] },
    open: (cells.get('open') as { readonly windows: readonly number[] } | undefined)?.windows ?? [],
    signals: [...cells].filter(([key]) => key.startsWith('signal/')).map(([, cell]) => cell as SignalCell),
  };
}
