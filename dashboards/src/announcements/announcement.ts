import { daysBetween, localTime, type Local } from '../format/calendar';

export type AnnouncementKind = 'info' | 'outage' | 'planned';

/** One of cell `announcements`; the server's side of this contract is `grains/Walls/AnnouncementsOfCompany.cs`. */
export interface AnnouncementCell {
  readonly id: string;
  readonly kind: AnnouncementKind;
  readonly text: string;
  readonly from: string;
  readonly until: string;
  /** The company's, for all its offices. */
  readonly everywhere: boolean;
}

/** Cell `announcements`, in the order in which they begin; empty where there is none. */
export const announcementsOf = (cells: ReadonlyMap<string, unknown>): readonly AnnouncementCell[] =>
  (cells.get('announcements') as { readonly announcements: readonly AnnouncementCell[] } | undefined)?.announcements ??
  [];

/** What hangs at an instant, outages first; planned works of the next days are told before they begin. */
export function hanging(all: readonly AnnouncementCell[], nowMs: number): readonly AnnouncementCell[] {
  const now = all.filter(
    ({ kind, from, until }) => Date.parse(until) > nowMs && (kind === 'planned' || Date.parse(from) <= nowMs),
  );
  const rank = { outage: 0, planned: 1, info: 2 } as const;
  return [...now].sort((a, b) => rank[a.kind] - rank[b.kind] || Date.parse(a.from) - Date.parse(b.from));
}

/** When an announcement is about: something that goes on now, later today, on another day, or news without a time of its own. */
export type AnnouncementTime =
  | { readonly kind: 'now' }
  | { readonly kind: 'today' }
  | { readonly kind: 'day'; readonly local: Local }
  | { readonly kind: 'none' };

export function timeOf({ kind, from }: AnnouncementCell, nowMs: number, zone: string): AnnouncementTime {
  if (kind === 'info') return { kind: 'none' };
  if (Date.parse(from) <= nowMs) return { kind: 'now' };
  const local = localTime(Date.parse(from), zone);
  return daysBetween(localTime(nowMs, zone), local) === 0 ? { kind: 'today' } : { kind: 'day', local };
}
