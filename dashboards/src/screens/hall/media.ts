/** One file of the media slot, as `GET /api/v1/{company}/media/{office}` lists it. */
export interface MediaItem {
  readonly name: string;
  readonly address: string;
  readonly kind: 'picture' | 'loop';
}

const minuteMs = 60_000;
/** The slot's share of each minute: the rest belongs to the chart and the announcements. */
const shownMs = 15_000;

/** Which of so many files has the slot now, one a minute in turn; null: none, the chart is shown. @param nowMs The server's instant. */
export function mediaAt(count: number, nowMs: number): number | null {
  if (count === 0 || nowMs % minuteMs < minuteMs - shownMs) return null;
  return Math.floor(nowMs / minuteMs) % count;
}
