import type { MarkState } from '../design/state-mark';

/** A sentence in both languages. */
export interface Said {
  readonly ru: string;
  readonly en: string;
}

export interface NormRule {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly clause: string;
  readonly requirementId?: string;
  readonly entity: string;
  readonly metric: string;
  readonly aggregation: string;
  readonly unit: string;
  readonly comparator: string;
  readonly threshold?: number;
  readonly amber?: number;
  readonly window: string;
  readonly windowStated: boolean;
  readonly force: string;
  readonly owner: string;
  readonly caseLimit?: { readonly amount: number; readonly unit: string };
  readonly exclusions?: readonly { readonly kind: string; readonly value?: number; readonly text?: string }[];
  readonly note?: string;
}

export interface NormRow {
  readonly rule: NormRule;
  readonly state: MarkState;
  readonly why?: Said;
  readonly notEnforced?: Said;
  readonly first: string;
  readonly last: string;
  readonly threshold?: number;
  readonly value?: number;
  readonly n: number;
  readonly over: number;
  readonly withAll?: { readonly value: number; readonly n: number; readonly leftOut: number };
  readonly subjects: number;
  readonly withData: number;
  readonly broken: number;
  readonly budget?: {
    readonly left: number;
    readonly usedPercent: number;
    readonly restMean?: number;
    readonly restN: number;
  };
  readonly forecast?: {
    readonly value: number;
    readonly n: number;
    readonly error?: number;
    readonly windows: number;
  };
  readonly previous?: { readonly first: string; readonly value: number; readonly n: number; readonly change?: number };
  readonly trend: readonly (number | null)[];
  readonly others: readonly { readonly denominator: string; readonly value?: number; readonly n: number }[];
}

export interface UnkeptRule {
  readonly id: string;
  readonly clause: string;
  readonly requirementId: string;
  readonly text: string;
  readonly why: Said;
}

/** What `GET /api/v1/{company}/norms` answers. */
export interface Ledger {
  readonly company: string;
  readonly name: string;
  readonly timeZone: string;
  readonly simulated: boolean;
  readonly month: string;
  readonly day: string;
  readonly running: boolean;
  readonly at: string;
  readonly newestAt?: string;
  readonly rows: readonly NormRow[];
  readonly notEnforced: readonly UnkeptRule[];
}

export interface NormSubject {
  readonly subject: string;
  readonly name: string;
  readonly state: MarkState;
  readonly why?: Said;
  readonly value?: number;
  readonly threshold?: number;
  readonly n: number;
  readonly over: number;
}

export interface NormCase {
  readonly subject: string;
  readonly id?: string;
  readonly at: string;
  readonly value?: number;
  readonly over: boolean;
  readonly leftOut: boolean;
  readonly service?: string;
  readonly window?: number;
  readonly operator?: string;
}

/** What `GET /api/v1/{company}/norms/{norm}` answers. */
export interface NormDetail {
  readonly row: NormRow;
  readonly definition: Said;
  readonly offices: readonly NormSubject[];
  readonly cases: readonly NormCase[];
  readonly caseCount: number;
  readonly timeZone: string;
  readonly company: string;
}

/** What a chip of the page selects. */
export type Choice = 'all' | MarkState | 'notEnforced';

export const choices: readonly Choice[] = ['all', 'breach', 'risk', 'met', 'noData', 'notEnforced'];

export const choiceOf = (row: NormRow): Choice => (row.notEnforced === undefined ? row.state : 'notEnforced');

/** Rows under each chip; rules without the form of a norm count as not enforced. */
export function counts(ledger: Ledger): Readonly<Record<Choice, number>> {
  const of = (choice: Choice) => ledger.rows.filter(row => choiceOf(row) === choice).length;
  return {
    all: ledger.rows.length + ledger.notEnforced.length,
    breach: of('breach'),
    risk: of('risk'),
    met: of('met'),
    noData: of('noData'),
    notEnforced: of('notEnforced') + ledger.notEnforced.length,
  };
}

/** The month before or after one such as 2026-11. */
export function monthBeside(month: string, step: 1 | -1): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + number - 1 + step;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Points of a line in a box, left to right, zero-based; null while nothing is known yet. */
export function sparkPoints(
  trend: readonly (number | null)[],
  threshold: number | undefined,
  width: number,
  height: number,
): { readonly line: readonly (readonly [number, number])[]; readonly norm: number | null } {
  const top = Math.max(threshold ?? 0, ...trend.map(value => value ?? 0)) * 1.1 || 1;
  const y = (value: number) => height - 2 - (value / top) * (height - 4);
  const step = trend.length > 1 ? (width - 8) / (trend.length - 1) : 0;
  return {
    line: trend.flatMap((value, index) => (value === null ? [] : [[3 + index * step, y(value)] as const])),
    norm: threshold === undefined ? null : y(threshold),
  };
}
