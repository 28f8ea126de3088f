import type { Words } from '../i18n/locale';

/** What the page of notices is told over HTTP, see `/openapi/v1.json`, and cells of the company wall; the server's side is `grains/Walls/Notices/NoticesCells.cs`. */
export interface Said {
  readonly ru: string;
  readonly en: string;
}

export type Standing = keyof Words['notices']['standings'];

export interface NoticeLine {
  readonly id: string;
  readonly name: Said;
  readonly clause: string;
  readonly about: string;
  readonly eventAt: string;
  readonly dueAt?: string;
  readonly completeAt?: string;
  readonly standing: Standing;
  /** Places where it must still be published. */
  readonly missing: readonly Said[];
  /** Left out: all. */
  readonly offices?: readonly string[];
}

export interface NoticeList {
  readonly companyName: string;
  readonly zone: string;
  readonly simulated: boolean;
  readonly notices: readonly NoticeLine[];
  /** What the standard in force asks to be told. */
  readonly kinds: readonly NoticeKind[];
  readonly asOf: string;
}

export interface NoticeKind {
  readonly id: string;
  readonly name: Said;
  readonly clause: string;
  /** Event that makes it due, in the standard's words. */
  readonly on: string;
  /** Of an interruption: which channels it is about. */
  readonly channels: readonly string[];
}

/** Why a decider says no. */
export interface Refused {
  readonly code: string;
  readonly detail: string;
}

/** What would come of requiring a notice. */
export interface ForeseenNotice {
  readonly card?: NoticeCard;
  readonly norm?: { readonly id: string; readonly name: Said; readonly clause: string };
  readonly refused?: Refused;
  readonly asOf: string;
}

/** What would come of a report. */
export interface ForeseenInterruption {
  readonly month: string;
  readonly before: ChannelLine;
  readonly after: ChannelLine;
  readonly joins: readonly string[];
  readonly refused?: Refused;
}

export interface NoticePlace {
  readonly place: string;
  readonly name: Said;
  readonly needed: boolean;
  readonly draft: string;
  /** Longest text, in characters. */
  readonly most: number;
  readonly published?: { readonly text: string; readonly at: string; readonly by: string };
}

export interface NoticeCard {
  readonly line: NoticeLine;
  readonly places: readonly NoticePlace[];
  readonly clock?: { readonly steps: readonly { readonly text: Said }[] };
  readonly changes: number;
  readonly reason?: string;
}

export interface ChannelLine {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly down: boolean;
  readonly count: number;
  readonly most?: number;
  readonly downS: number;
  readonly mostDownS?: number;
  readonly apart: number;
  readonly availability?: number;
  readonly interruptions: readonly Interruption[];
  /** Since when its probes fail together with all others: most likely the hub is cut off. */
  readonly doubtedSince?: string;
}

export interface Interruption {
  readonly id: string;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly reason?: string;
  readonly forceMajeure: boolean;
  /** Ids of the reports it is known from. */
  readonly reports: readonly string[];
}

export interface ChannelReading {
  readonly channels: readonly ChannelLine[];
}

/** A channel in the cell `interruptions` of the company wall. */
export interface ChannelNow {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly downSince: string | null;
  readonly count: number;
  readonly most: number | null;
  /** Left out by older recordings. */
  readonly doubtedSince?: string | null;
}

export interface InterruptionsCell {
  readonly month: string;
  readonly channels: readonly ChannelNow[];
}

/** Cell `notices` of the company wall. */
export interface NoticesCell {
  readonly open: number;
  readonly atRisk: number;
  readonly overdue: number;
}
