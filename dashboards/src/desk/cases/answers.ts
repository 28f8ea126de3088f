import type { Bucket } from '../appeals/answers';
import type { Words } from '../../i18n/locale';

/** What the views beside the appeals are told over HTTP; see `/openapi/v1.json`. */
export type View = keyof Words['work']['views'];

export interface Said {
  readonly ru: string;
  readonly en: string;
}

export interface Word {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
}

export interface ProcessWord extends Word {
  readonly clause: string;
  readonly steps: readonly Word[];
  readonly opens: readonly Word[];
  readonly grounds: readonly Word[];
}

export interface CaseWords {
  readonly company: string;
  readonly timeZone: string;
  readonly processes: readonly ProcessWord[];
  readonly offices: readonly Word[];
}

export interface CaseCounts {
  readonly counts: Readonly<Record<Bucket | 'open' | 'atRisk' | 'breached', number>>;
  readonly asOf: string;
}

export type CaseStatus = keyof Words['work']['statuses'];

export interface CaseLine {
  readonly id: string;
  readonly number?: string;
  readonly process: string;
  readonly office?: string;
  readonly owner?: string;
  readonly status: CaseStatus;
  readonly openedAt: string;
  readonly endedAt?: string;
  readonly step?: string;
  readonly dueAt?: string;
  readonly amberAt?: string;
  readonly late: number;
  readonly bucket: Bucket;
}

export interface CasePage {
  readonly total: number;
  readonly lines: readonly CaseLine[];
}

export type StepPhase = keyof Words['work']['phases'];

export interface StepClock {
  readonly rule: { readonly clause: string; readonly note?: string | null };
  readonly why: Said | null;
  readonly steps: readonly { readonly text: Said }[];
}

export interface CaseStep extends Word {
  readonly clause: string;
  readonly owner: string;
  readonly phase: StepPhase;
  readonly dueAt?: string;
  readonly endedAt?: string;
  readonly endedBy?: Word;
  readonly why?: Said;
  readonly noFigure?: string;
  readonly clock?: StepClock;
}

export interface CaseCard {
  readonly line: CaseLine;
  readonly openedBy: string;
  readonly outcome?: string;
  readonly steps: readonly CaseStep[];
  readonly events: readonly Word[];
  readonly told: readonly Word[];
  readonly history: readonly ({ readonly at: string; readonly by: string } & Said)[];
}

export type Standing = keyof Words['work']['promises']['standings'];

export interface PromiseLine {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly owner?: string;
  readonly madeAt: string;
  readonly dueAt: string;
  readonly endedAt?: string;
  readonly moves: number;
  readonly standing: Standing;
}

export interface PromisePage {
  readonly counts: Readonly<
    Record<'waiting' | 'broken' | 'today' | 'soon' | 'later' | 'kept' | 'keptLate' | 'released', number>
  >;
  readonly lines: readonly PromiseLine[];
  readonly kinds: readonly Word[];
  readonly asOf: string;
}

export interface DutyLine extends Word {
  readonly clause: string;
  readonly every: keyof Words['work']['duties']['every'];
  readonly standing: {
    readonly dueAt?: string;
    readonly lastAt?: string;
    readonly note?: string;
    readonly done: number;
    readonly missed: number;
    readonly actBy?: string;
  };
  readonly doneThisPeriod: boolean;
  readonly overdue: boolean;
  readonly actOverdue: boolean;
}

export interface DutyList {
  readonly lines: readonly DutyLine[];
  readonly asOf: string;
}

export type FeedbackKind = keyof Words['work']['feedback']['kinds'];

export interface FeedbackFigure {
  readonly kind: FeedbackKind;
  readonly channel?: string;
  readonly n: number;
  readonly value?: number;
  readonly spread: readonly { readonly value: number; readonly n: number }[];
}

export interface FeedbackReading {
  readonly month: string;
  readonly figures: readonly FeedbackFigure[];
  readonly asOf: string;
}

/** The words of the appeals desk, as far as the other views borrow them. */
export interface DeskWords {
  readonly company: string;
  readonly timeZone: string;
  /** Whether the facts are invented. */
  readonly simulated: boolean;
  readonly channels: readonly Word[];
}
