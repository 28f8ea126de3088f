import type { BookableOffice, ServedPlace } from './booking-desk';

export interface FoundOffice {
  readonly office: BookableOffice;
  /** The place of its served area that fits what was typed, or null. */
  readonly serves: ServedPlace | null;
}

/** Words that say nothing of where a place is: «г.», «ул.», «дом», numbers of houses. */
const empty = new Set(
  'г го гор город ул улица д дом п пос посёлок поселок пгт с село р район рн обл область кв корп корпус пр проспект'.split(
    ' ',
  ),
);

/** Words of an address, without case, points and ё. */
function words(text: string): readonly string[] {
  return text
    .toLocaleLowerCase('ru')
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\d]+/u)
    .filter(word => word !== '' && !empty.has(word) && !/^\d/.test(word));
}

/** Whether a word of the place is the beginning of a typed one or the other way round, so that endings do not matter. */
const alike = (a: string, b: string) => {
  const length = Math.min(a.length, b.length);
  return length >= 3 && a.slice(0, Math.max(3, length - 2)) === b.slice(0, Math.max(3, length - 2));
};

const share = (typed: readonly string[], of: readonly string[]) =>
  of.length === 0 ? 0 : of.filter(word => typed.some(other => alike(word, other))).length / of.length;

/**
 * Offices for what somebody typed – his address, or a part of an office's name or address –, the best first. An office whose served
 * area holds the place comes before one that only has it in its own address. Nothing typed: all of them.
 */
export function findOffices(offices: readonly BookableOffice[], typed: string): readonly FoundOffice[] {
  const asked = words(typed);
  if (asked.length === 0) return offices.map(office => ({ office, serves: null }));
  const rated = offices.map(office => {
    const best = office.serves
      .map(place => ({ place, score: share(asked, words(place.place)) + share(asked, words(place.group ?? '')) / 2 }))
      .reduce<{ place: ServedPlace; score: number } | null>((a, b) => (b.score > (a?.score ?? 0) ? b : a), null);
    const served = best !== null && best.score >= 1 ? best : null;
    const own = share(words(`${office.name} ${office.address ?? ''}`), asked);
    return {
      office,
      serves: served?.place ?? null,
      score: (served === null ? 0 : 1 + served.score) + (own >= 0.5 ? own : 0),
    };
  });
  return rated.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
}
