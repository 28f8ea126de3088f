import { tiers, type Tier } from './tile';

/** A state must hold this long before it moves a tile. */
const settleMs = 20_000;
/** Tiles move at most this often. */
const restMs = 10_000;
/** Within a tier the order is refreshed this often, so that quiet tiles do not wander with every ticket. */
const refreshMs = 60_000;

/** What an office asks for. */
export interface Standing {
  readonly id: string;
  readonly tier: Tier;
  /** Bigger stands first within the tier. */
  readonly pressure: number;
}

/** Where a tile stands, and what has been seen of it since. */
export interface Place {
  readonly id: string;
  readonly tier: Tier;
  readonly seen: Tier;
  readonly seenSinceMs: number;
}

export interface Arrangement {
  readonly places: readonly Place[];
  readonly sortedMs: number;
}

/**
 * The next order of the tiles. A tile shows its state at once where it stands, and moves only when the state has held;
 * offices that are new or gone change the order at once.
 */
export function arrange(previous: Arrangement | null, standings: readonly Standing[], nowMs: number): Arrangement {
  const before = new Map(previous?.places.map(place => [place.id, place]));
  const seen = standings.map(standing => observe(before.get(standing.id), standing, nowMs));
  const sameOffices = before.size === seen.length && seen.every(place => before.has(place.id));
  if (previous !== null && sameOffices && !due(seen, nowMs - previous.sortedMs, nowMs))
    return { sortedMs: previous.sortedMs, places: inOrderOf(previous.places, seen) };
  const settled = seen.map(place => (held(place, nowMs) ? { ...place, tier: place.seen } : place));
  return { sortedMs: nowMs, places: sorted(settled, standings) };
}

function observe(before: Place | undefined, standing: Standing, nowMs: number): Place {
  if (before === undefined) return { id: standing.id, tier: standing.tier, seen: standing.tier, seenSinceMs: nowMs };
  return before.seen === standing.tier ? before : { ...before, seen: standing.tier, seenSinceMs: nowMs };
}

const held = (place: Place, nowMs: number) => nowMs - place.seenSinceMs >= settleMs;

function due(places: readonly Place[], sinceSortedMs: number, nowMs: number): boolean {
  if (sinceSortedMs < restMs) return false;
  return sinceSortedMs >= refreshMs || places.some(place => place.seen !== place.tier && held(place, nowMs));
}

function inOrderOf(order: readonly Place[], seen: readonly Place[]): readonly Place[] {
  const byId = new Map(seen.map(place => [place.id, place]));
  return order.map(place => byId.get(place.id) ?? place);
}

function sorted(places: readonly Place[], standings: readonly Standing[]): readonly Place[] {
  const pressures = new Map(standings.map(standing => [standing.id, standing.pressure]));
  const pressure = (place: Place) => pressures.get(place.id) ?? 0;
  return [...places].sort(
    (a, b) =>
      tiers.indexOf(a.tier) - tiers.indexOf(b.tier) || compare(pressure(b), pressure(a)) || a.id.localeCompare(b.id),
  );
}

/** Subtraction would make NaN of two infinities. */
const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
