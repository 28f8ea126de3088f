import type { Moment } from '../../feed/board-controller';
import { freshness, isOld, type Freshness } from '../../feed/freshness';
import type { DriftCell, OfficeCell, WallAdviceCell } from './cells';

/** Where a tile stands, trouble first. */
export type Tier = 'breach' | 'risk' | 'noData' | 'met' | 'closed';

export const tiers: readonly Tier[] = ['breach', 'risk', 'noData', 'met', 'closed'];

/** One office as the wall tells of it at a moment. */
export interface Tile {
  readonly office: OfficeCell;
  /** What the office's own data say; decides where the tile stands. */
  readonly tier: Tier;
  /** What the tile may claim now: no data as soon as the page or the office's feed is old. */
  readonly shown: Tier;
  /** Whether its figures must not pass for current ones: the page has lost its server, or the office's own feed is silent. */
  readonly old: boolean;
  /** Of the office's own feed; a page that lost its server says so in its header. */
  readonly feed: Freshness;
  readonly dataAgeS: number;
  /** Longest wait; stands still once the data are old. */
  readonly waitS: number | null;
  /** Until the longest wait reaches the norm; null without one or when it is past. */
  readonly toNormS: number | null;
  /** Windows to open, while that is known to be so. */
  readonly advice: WallAdviceCell | null;
  /** Likewise. */
  readonly drift: DriftCell | null;
}

export function tile(office: OfficeCell, moment: Moment, advice: WallAdviceCell | null = null): Tile {
  const stalledMs = office.feedStalledAt === null ? null : Date.parse(office.feedStalledAt);
  const pageOld = isOld(freshness(moment.ageS));
  const tier = tierOf(office);
  const knownMs = stalledMs ?? (pageOld ? moment.knownMs : moment.nowMs);
  const waitS = office.oldestAt === null ? null : Math.max(0, (knownMs - Date.parse(office.oldestAt)) / 1000);
  const toNormS = waitS === null || office.normS === null ? null : office.normS - waitS;
  const old = tier !== 'closed' && (pageOld || stalledMs !== null);
  return {
    office,
    tier,
    shown: pageOld && tier !== 'closed' ? 'noData' : tier,
    old,
    feed: stalledMs === null ? 'live' : stalled((moment.nowMs - stalledMs) / 1000),
    dataAgeS: stalledMs === null ? moment.ageS : Math.max(0, (moment.nowMs - stalledMs) / 1000),
    waitS,
    toNormS: toNormS !== null && toNormS >= 0 ? toNormS : null,
    advice: old ? null : advice,
    drift: old ? null : office.drift,
  };
}

/** Bigger is more pressing within a tier: the longest wait, then the fullest office, then who opens first. */
export function pressure({ office, tier }: Tile): number {
  switch (tier) {
    case 'breach':
    case 'risk':
      return office.oldestAt === null ? -Infinity : -Date.parse(office.oldestAt);
    case 'noData':
      return office.feedStalledAt === null ? -Infinity : -Date.parse(office.feedStalledAt);
    case 'met':
      return office.waiting * 1000 + (office.loadPercent ?? 0);
    case 'closed':
      return office.opensAt === null ? -Infinity : -Date.parse(office.opensAt);
  }
}

function tierOf(office: OfficeCell): Tier {
  if (office.feedStalledAt !== null && office.open) return 'noData';
  return office.open || office.waiting > 0 ? office.state : 'closed';
}

/** The server has called the feed stalled, so it is old whatever its age. */
const stalled = (ageS: number): Freshness => (freshness(ageS) === 'lost' ? 'lost' : 'stale');
