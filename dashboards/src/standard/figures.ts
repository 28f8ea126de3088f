import type { Locale } from '../i18n/locale';
import { nbsp } from '../format/typography';
import type { NormRow, NormRule } from './ledger';

/** A figure of a norm and its unit, as they stand in a cell. */
export interface Shown {
  readonly figure: string;
  readonly unit: string;
}

export function shownValue(row: NormRow, locale: Locale): Shown {
  const { standard } = locale.words;
  if (row.value === undefined) return { figure: '—', unit: '' };
  if (row.rule.aggregation === 'case') return { figure: locale.number(row.over), unit: standard.overLimit(row.over) };
  return { figure: locale.number(row.value, decimals(row.value)), unit: unitOf(row.rule.unit, locale) };
}

/** «13,6 мин». */
export const inUnit = (value: number, rule: NormRule, locale: Locale): string =>
  [locale.number(value, decimals(value)), unitOf(rule.unit, locale)].filter(part => part !== '').join(nbsp);

/** The same, but a sum of seconds that makes hours is told in hours. */
export const inLongUnit = (value: number, rule: NormRule, locale: Locale): string =>
  rule.unit === 'seconds' && value >= 3600
    ? `${locale.number(value / 3600, 1)}${nbsp}${unitOf('hours', locale)}`
    : inUnit(value, rule, locale);

export const unitOf = (unit: string, { words }: Locale): string =>
  (words.standard.units as Record<string, string | undefined>)[unit] ?? unit;

/** What the norm asks, in one line under its name. */
export function asks(rule: NormRule, threshold: number | undefined, locale: Locale): string {
  const { standard } = locale.words;
  const limit = threshold ?? rule.threshold;
  const how = (standard.aggregations as Record<string, string | undefined>)[rule.aggregation] ?? '';
  const window = (standard.windows as Record<string, string | undefined>)[rule.window] ?? '';
  const within = rule.caseLimit
    ? standard.within(`${locale.number(rule.caseLimit.amount, 1)}${nbsp}${unitOf(rule.caseLimit.unit, locale)}`)
    : '';
  const side = (standard.comparators as Record<string, string | undefined>)[rule.comparator] ?? '';
  const inTime = rule.aggregation === 'case' && limit === 0;
  const bound = inTime
    ? locale.words.work.inTime
    : limit === undefined
      ? standard.byOrder
      : `${side} ${inUnit(limit, rule, locale)}`;
  const force =
    rule.force === 'must' ? '' : ((standard.forces as Record<string, string | undefined>)[rule.force] ?? '');
  return [how + (window && how !== '' && rule.aggregation !== 'case' ? ` ${window}` : ''), within, bound, force]
    .filter(part => part.trim() !== '')
    .join(', ');
}

/** Seconds of a case as the ledger writes them. */
export const shownSeconds = (seconds: number): string => {
  const two = (part: number) => String(part).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
};

const decimals = (value: number) => (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
