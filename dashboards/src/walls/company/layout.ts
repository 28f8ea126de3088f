import type { Tier } from './tile';

/** Room for tiles, in rem, so that a layout is the same on every resolution. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Who stands in which row size, in order, and how quiet ones page. */
export interface Layout {
  readonly big: number;
  readonly mid: number;
  readonly midColumns: number;
  /** Small tiles that never page: trouble that found no larger place. */
  readonly pinned: number;
  /** Small tiles that page, at most so many at a time. */
  readonly perPage: number;
  readonly pages: number;
  readonly smallColumns: number;
  /** Small tiles are narrower than usual and leave out what is not the queue. */
  readonly tight: boolean;
  /** Troubled offices that found no place at all; their number is told. */
  readonly hidden: number;
}

const gap = 0.5;
const bigSize = { width: 29, height: 13 };
const midSize = { width: 17, height: 9.75 };
const smallSize = { width: 12, height: 4.625 };
const columns = (room: Room, width: number) => Math.max(1, Math.floor((room.width + gap) / (width + gap)));
const rows = (height: number, each: number) => Math.max(0, Math.floor((height + gap) / (each + gap)));

/**
 * Chooses sizes: breached offices large, others in trouble medium, quiet ones small. Where that does not fit, first the quiet
 * ones page, then medium rows give way to small tiles, then the large row goes, then tiles get narrower.
 * @param order Tiers in order, trouble first.
 */
export function layout(order: readonly Tier[], room: Room): Layout {
  const few = fewOffices(order, room);
  if (few !== null) return few;
  const breached = order.filter(tier => tier === 'breach').length;
  const bigColumns = columns(room, bigSize.width);
  const midColumns = columns(room, midSize.width);
  const smallColumns = columns(room, smallSize.width);
  for (const big of [Math.min(breached, bigColumns), 0]) {
    const wanted = Math.ceil((trouble(order) - big) / midColumns);
    for (let midRows = wanted + 2; midRows >= 0; midRows--) {
      const fitted = fit(order, room, big, midRows, smallColumns);
      // Quiet offices get larger tiles only where nobody has to page for it.
      if (fitted !== null && (midRows <= wanted || fitted.pages === 1)) return fitted;
    }
  }
  return narrowest(order, room);
}

/** In a hand the page scrolls, so everybody has a place. */
export function listLayout(order: readonly Tier[]): Layout {
  const big = order.filter(tier => tier === 'breach').length;
  const mid = trouble(order) - big;
  const perPage = order.length - big - mid;
  return { big, mid, midColumns: 1, pinned: 0, perPage, pages: 1, smallColumns: 1, hidden: 0, tight: false };
}

const trouble = (order: readonly Tier[]) => order.filter(tier => tier !== 'met' && tier !== 'closed').length;

/** Rows are filled up with whoever is next, so that no row has a hole. */
function fewOffices(order: readonly Tier[], room: Room): Layout | null {
  const midColumns = columns(room, midSize.width);
  const none = {
    pinned: 0,
    perPage: 0,
    pages: 1,
    smallColumns: columns(room, smallSize.width),
    hidden: 0,
    tight: false,
    midColumns,
  };
  if (order.length <= columns(room, bigSize.width)) return { ...none, big: order.length, mid: 0 };
  const big = Math.min(order.filter(tier => tier === 'breach').length, columns(room, bigSize.width));
  const left = room.height - (big > 0 ? bigSize.height + gap : 0);
  const mid = order.length - big;
  return Math.ceil(mid / midColumns) <= rows(left, midSize.height) ? { ...none, big, mid } : null;
}

function fit(order: readonly Tier[], room: Room, big: number, midRows: number, smallColumns: number): Layout | null {
  const midColumns = columns(room, midSize.width);
  const mid = Math.min(midRows * midColumns, order.length - big);
  const height = room.height - (big > 0 ? bigSize.height + gap : 0) - midRows * (midSize.height + gap);
  if (height < -gap) return null;
  const capacity = rows(height, smallSize.height) * smallColumns;
  const pinned = Math.max(0, trouble(order) - big - mid);
  const quiet = order.length - big - mid - pinned;
  const free = capacity - pinned;
  if (free >= quiet && free >= 0)
    return { big, mid, midColumns, pinned, perPage: quiet, pages: 1, smallColumns, hidden: 0, tight: false };
  // One cell of a paging row says how many there are.
  if (free < smallColumns) return null;
  const pages = Math.ceil(quiet / (free - 1));
  return {
    big,
    mid,
    midColumns,
    pinned,
    perPage: Math.ceil(quiet / pages),
    pages,
    smallColumns,
    hidden: 0,
    tight: false,
  };
}

function narrowest(order: readonly Tier[], room: Room): Layout {
  const smallColumns = columns(room, smallSize.width) + 1;
  const fitted = fit(order, room, 0, 0, smallColumns);
  if (fitted !== null) return { ...fitted, tight: true };
  const capacity = Math.max(smallColumns, rows(room.height, smallSize.height) * smallColumns);
  const pinned = Math.min(trouble(order), capacity - 1);
  const midColumns = columns(room, midSize.width);
  return {
    big: 0,
    mid: 0,
    midColumns,
    pinned,
    perPage: 0,
    pages: 1,
    smallColumns,
    hidden: order.length - pinned,
    tight: true,
  };
}

/** The page of quiet tiles shown at an instant; every screen of a company turns at the same one. */
export function pageAt(nowMs: number, pages: number): number {
  return Math.floor(nowMs / 12_000) % pages;
}
