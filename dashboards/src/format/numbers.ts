import type { Language } from '../i18n/language';
import { nbsp } from './typography';

/**
 * A number as it is written: Russian with a decimal comma and a no-break space between thousands, English with a point and
 * commas; a true minus in both.
 * @param decimals At most so many places; trailing zeros are not written.
 */
export function formatNumber(value: number, language: Language, decimals = 0): string {
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const [separator, point] = language === 'ru' ? [nbsp, ','] : [',', '.'];
  const grouped = whole.length < 4 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, separator);
  const places = (fraction ?? '').replace(/0+$/, '');
  const figure = places === '' ? grouped : grouped + point + places;
  return value < 0 && /[1-9]/.test(figure) ? `\u2212${figure}` : figure;
}
