import type { Locale } from '../i18n/locale';
import type { HouseSpan, OutagePlace } from './cells';

const span = ({ from, to }: HouseSpan) => ((to ?? null) === null ? from : `${from}–${to}`);

/** «Лопатино, ул. Мира, 2–24 (чётные)». */
export function placeText(
  { place = null, street = null, houses = null, side, words = null }: OutagePlace,
  { words: { outage } }: Locale,
): string {
  const sides = side === 'both' ? (houses?.find(house => house.side !== 'both')?.side ?? 'both') : side;
  const where = [place, street, houses === null || houses.length === 0 ? null : houses.map(span).join(', ')].filter(
    part => part !== null,
  );
  const text = where.length === 0 ? (words ?? '') : where.join(', ');
  return sides === 'both' ? text : `${text} (${outage.sides[sides]})`;
}

/** The first parts, and how many there are besides. */
export function areaText(area: readonly OutagePlace[], parts: number, most: number, locale: Locale): string {
  const { outage } = locale.words;
  if (parts === 0) return outage.areaUnknown;
  const shown = area.slice(0, most).map(place => placeText(place, locale));
  return [...shown, ...(parts > shown.length ? [outage.moreParts(parts - shown.length)] : [])].join('; ');
}
