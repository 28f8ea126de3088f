// Cells of the board `calls/{company}`; the server's side of this contract is `grains/Walls/Calls/CallsWall.cs`.
import type { AccuracyCell } from '../../floor/accuracy';
import { cellsOf } from '../../floor/cells';
import type { CallsOutagesCell } from '../../outages/cells';
import type { ArrivalBand, CompanyCell, NormState, OperatorsCell, WaitBand } from '../company/cells';

/** Figures of the calls whose wait began in a span; null where nothing can be divided. */
export interface CallFigures {
  readonly offered: number;
  readonly answered: number;
  readonly within: number;
  readonly abandoned: number;
  /** Of the abandoned, after no more than 5 s. */
  readonly shortAbandoned: number;
  readonly levelPercent: number | null;
  readonly level2Percent: number | null;
  readonly asaS: number | null;
  readonly abandonedPercent: number | null;
  readonly ahtS: number | null;
  readonly occupancyPercent: number | null;
}

/** What is said of the whole contact centre and of each of its lines. */
export interface CallsNow {
  readonly waiting: number;
  readonly oldestAt: string | null;
  readonly talking: number;
  /** By state, or null when the telephones do not say. */
  readonly operators: OperatorsCell | null;
  readonly occupancyPercent: number | null;
  /** Offered in the last half hour, those who wait still included. */
  readonly arrived: number;
  readonly last15: CallFigures;
  readonly last30: CallFigures;
  readonly today: CallFigures;
  readonly menuEnded: number;
  /** How expected waits came out. */
  readonly accuracy: AccuracyCell;
  readonly asOf: string | null;
}

/** Callers of the last half hour beside those of a usual such day. */
export interface UsualCalls {
  /** Null: not known, or the half hour lies in two days. */
  readonly band: ArrivalBand | null;
  /** More came than in nine of ten such half hours. */
  readonly surge: boolean;
  /** 0: a usual day is not known yet. */
  readonly daysLearnt: number;
}

/** Operators that the next half hour needs, and for how many calls. */
export interface OperatorNeed {
  readonly operators: number;
  readonly coming: number;
  readonly daysLearnt: number;
}

/** One tier: 1 simple questions, 2 complex ones, 3 the back office. */
export interface TierCell {
  readonly tier: number;
  readonly waiting: number;
  readonly oldestAt: string | null;
  readonly talking: number;
}

/** Cell `sum`. */
export interface CallsSumCell extends CallsNow {
  readonly usual: UsualCalls;
  /** Null: not enough data. */
  readonly need: OperatorNeed | null;
  /** Of the waiting, those for whom a phone rings. */
  readonly ringing: number;
  /** Of those who talk, callers on hold. */
  readonly holding: number;
  /** Empty where no source knows tiers. */
  readonly tiers: readonly TierCell[];
  /** Of the calls that ended in the menu, those that it served. */
  readonly menuServed: number;
  /** Calls of today from outside the hours of their line; they are in no other figure. */
  readonly outside: number;
  /** Tasks: who gave up and was promised nothing. */
  readonly gaveUp: number;
  /** Calls back that are promised and not made, and those of them that are late. */
  readonly owed: number;
  readonly missed: number;
  readonly calledBack: number;
}

/** Cell `line/{line}`. */
export interface CallsLineCell extends CallsNow {
  readonly id: string;
  readonly name: string;
  readonly number: string | null;
  readonly state: NormState;
  readonly targetS: number;
  readonly targetPercent: number;
  readonly ewt: WaitBand | null;
}

/** Cell `quarter/{line}/{from}`. */
export interface CallsQuarterCell {
  readonly line: string;
  readonly from: string;
  readonly offered: number;
  readonly within: number;
  readonly abandoned: number;
}

/** Cell `caller/{call}`: one of those who wait longest. */
export interface WaitingCallerCell {
  readonly call: string;
  readonly line: string;
  readonly since: string;
  readonly priority: number;
  readonly tier: number | null;
  /** The operator whose phone rings for him. */
  readonly rings: string | null;
  /** What was foreseen when he joined. */
  readonly told: WaitBand | null;
}

export type OperatorPhase = 'available' | 'talking' | 'wrapUp' | 'pause' | 'away';

/** Seconds of today in phases that are over; the one that goes on counts from `since` or midnight. */
export interface OperatorTime {
  readonly availableS: number;
  readonly talkingS: number;
  readonly wrapUpS: number;
  readonly awayS: number;
  readonly pausedS: number;
  readonly pauses: readonly { readonly reason: string | null; readonly seconds: number }[];
}

/** Cell `operator/{line}/{operator}`. */
export interface OperatorCell {
  readonly operator: string;
  readonly line: string;
  readonly phase: OperatorPhase;
  readonly since: string;
  /** Why he pauses or is away. */
  readonly reason: string | null;
  readonly call: string | null;
  /** Since when that call is on hold. */
  readonly heldAt: string | null;
  /** Answered today. */
  readonly calls: number;
  /** Tiers and skills he serves; empty where nobody says. */
  readonly tiers: readonly number[];
  readonly skills: readonly string[];
  /** Null where the telephones do not report states. */
  readonly today: OperatorTime | null;
}

/** Cell `gave-up/{call}`. */
export interface GaveUpCell {
  readonly call: string;
  readonly line: string;
  readonly at: string;
  readonly waitedS: number;
}

/** Cell `owed/{call}`. */
export interface OwedCallCell {
  readonly call: string;
  readonly line: string;
  readonly promisedAt: string;
  readonly dueAt: string;
  readonly missed: boolean;
}

export interface CallsBoard {
  readonly company: CompanyCell;
  readonly sum: CallsSumCell;
  /** Trouble first. */
  readonly lines: readonly CallsLineCell[];
  readonly quarters: readonly CallsQuarterCell[];
  /** Oldest first. */
  readonly callers: readonly WaitingCallerCell[];
  readonly operators: readonly OperatorCell[];
  /** Newest first. */
  readonly gaveUp: readonly GaveUpCell[];
  /** Null while nobody is without electricity. */
  readonly outages: CallsOutagesCell | null;
  /** The first due first. */
  readonly owed: readonly OwedCallCell[];
}

const severity: readonly NormState[] = ['breach', 'risk', 'noData', 'met'];
const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Null before the first cells are there. */
export function callsBoard(cells: ReadonlyMap<string, unknown>): CallsBoard | null {
  const [company, sum] = [
    cells.get('company') as CompanyCell | undefined,
    cells.get('sum') as CallsSumCell | undefined,
  ];
  if (company === undefined || sum === undefined) return null;
  const all = <T>(prefix: string) => [...(cellsOf(cells, prefix) as readonly T[])];
  return {
    company,
    sum,
    lines: all<CallsLineCell>('line/').sort(
      (a, b) => severity.indexOf(a.state) - severity.indexOf(b.state) || b.waiting - a.waiting || text(a.id, b.id),
    ),
    quarters: all<CallsQuarterCell>('quarter/').sort((a, b) => text(a.from, b.from)),
    callers: all<WaitingCallerCell>('caller/').sort((a, b) => text(a.since, b.since) || text(a.call, b.call)),
    operators: all<OperatorCell>('operator/'),
    gaveUp: all<GaveUpCell>('gave-up/').sort((a, b) => text(b.at, a.at) || text(a.call, b.call)),
    outages: (cells.get('outages') as CallsOutagesCell | undefined) ?? null,
    owed: all<OwedCallCell>('owed/').sort((a, b) => text(a.dueAt, b.dueAt) || text(a.call, b.call)),
  };
}
