// Cells of the boards `alerts/{company}` and `alerts/{company}/{office}`; the server's side of this contract is `grains/Alerts/AlertCells.cs`.
import type { CellValue } from '../feed/frame';

export interface Said {
  readonly ru: string;
  readonly en: string;
}

/** Cell `company`. */
export interface InboxCell {
  readonly company: string;
  readonly name: string;
  readonly timeZone: string;
  readonly simulated: boolean;
}

/** Cell `counts`: firing = unaccepted + accepted + silenced + consequences + recorded. */
export interface AlertCountsCell {
  readonly firing: number;
  readonly unaccepted: number;
  readonly accepted: number;
  readonly silenced: number;
  readonly consequences: number;
  readonly recorded: number;
  readonly pending: number;
}

export interface Reading {
  readonly value: number | null;
  readonly threshold: number | null;
  readonly unit: string | null;
  readonly n: number;
  readonly why: Said | null;
  /** Of a value that grows with time: since when. */
  readonly countsFrom: string | null;
}

export interface AlertNoteCell {
  readonly at: string;
  readonly kind: 'comment' | 'accepted' | 'escalated' | 'delivered' | 'undelivered' | 'unmanned' | 'unreached';
  readonly text: string | null;
  readonly by: string | null;
}

export type Severity = 'warning' | 'critical';

/** Cell `alert/{key}`. */
export interface AlertCell {
  readonly key: string;
  readonly rule: string;
  readonly name: Said;
  readonly watch: 'figure' | 'norm' | 'forecast' | 'condition' | 'outside';
  readonly of: string;
  readonly severity: Severity;
  readonly subject: string;
  readonly subjectName: string;
  readonly group: string;
  readonly owner: string;
  readonly clause: string | null;
  readonly runbook: Said | null;
  readonly reading: Reading;
  readonly since: string;
  readonly firedAt: string;
  readonly endedAt: string | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: string | null;
  readonly step: number;
  /** The last step there is. */
  readonly topStep: number;
  readonly escalatesAt: string | null;
  /** No channel has taken it at any step: when it is told again. Left out by servers of before. */
  readonly retellsAt?: string | null;
  readonly silencedBy: {
    readonly silence: string;
    readonly kind: 'silence' | 'maintenance';
    readonly reason: string;
    readonly by: string;
    readonly until: string;
  } | null;
  readonly cause: string | null;
  readonly causeName: string | null;
  readonly consequences: number;
  readonly recordOnly: boolean;
  readonly notes: readonly AlertNoteCell[];
}

/** One of cell `past`. */
export interface PastAlert {
  readonly key: string;
  readonly rule: string;
  readonly name: Said;
  readonly severity: Severity;
  readonly subject: string;
  readonly subjectName: string;
  readonly reading: Reading;
  readonly firedAt: string;
  readonly endedAt: string;
  readonly reason: 'over' | 'withdrawn';
  readonly acknowledgedBy: string | null;
  readonly afterS: number | null;
  readonly step: number;
  readonly comments: number;
}

/** Cell `silence/{place}:{id}`. */
export interface SilenceCell {
  readonly place: string;
  readonly said: {
    readonly id: string;
    readonly kind: 'silence' | 'maintenance';
    readonly rule: string | null;
    readonly subject: string | null;
    readonly until: string;
    readonly reason: string;
    readonly by: string;
  };
  readonly silent: boolean;
  readonly turnsAt: string;
}

export interface InboxBoard {
  readonly about: InboxCell;
  readonly counts: AlertCountsCell;
  readonly alerts: readonly AlertCell[];
  readonly past: readonly PastAlert[];
  readonly silences: readonly SilenceCell[];
}

/** Null until the server has said whose inbox it is. */
export function inboxBoard(cells: ReadonlyMap<string, CellValue>): InboxBoard | null {
  const about = cells.get('company') as InboxCell | undefined;
  if (about === undefined) return null;
  const all = <T>(prefix: string) => [...cells].filter(([key]) => key.startsWith(prefix)).map(([, cell]) => cell as T);
  return {
    about,
    counts: cells.get('counts') as AlertCountsCell,
    alerts: all<AlertCell>('alert/'),
    past: (cells.get('past') as { readonly alerts: readonly PastAlert[] } | undefined)?.alerts ?? [],
    silences: all<SilenceCell>('silence/'),
  };
}
