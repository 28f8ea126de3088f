import { clock, clockWithSeconds, localTime, type Local } from '../format/calendar';
import { formatNumber } from '../format/numbers';
import { glue } from '../format/typography';
import { en } from './en';
import type { Language } from './language';
import { ru } from './ru';

export type Words = typeof ru;

/** A language with its words, already set with no-break spaces, and its way of writing figures. */
export interface Locale {
  readonly language: Language;
  readonly words: Words;
  /** Text that came from the server, set for this language. */
  readonly text: (raw: string) => string;
  readonly number: (value: number, decimals?: number) => string;
  /** «вт 24 ноября». */
  readonly date: (local: Local) => string;
  /** «вторник, 24 ноября». */
  readonly longDate: (local: Local) => string;
  /** «24 ноября». */
  readonly dayAndMonth: (local: Local) => string;
  /** hh:mm in a zone. */
  readonly clock: (ms: number, zone: string) => string;
  /** hh:mm:ss in a zone. */
  readonly clockWithSeconds: (ms: number, zone: string) => string;
}

export function locale(language: Language): Locale {
  const words = typeset(language === 'ru' ? ru : en, language);
  return {
    language,
    words,
    text: raw => glue(raw, language),
    number: (value, decimals) => formatNumber(value, language, decimals),
    date: local => words.date(local.weekday, local.day, local.month),
    longDate: local => words.longDate(local.weekday, local.day, local.month),
    dayAndMonth: local => words.dayAndMonth(local.day, local.month),
    clock: (ms, zone) => clock(localTime(ms, zone)),
    clockWithSeconds: (ms, zone) => clockWithSeconds(localTime(ms, zone)),
  };
}

/** Glues every text of a dictionary, and what its functions return, so that no translator has to think of it. */
function typeset<T>(value: T, language: Language): T {
  if (typeof value === 'string') return glue(value, language) as T;
  if (typeof value === 'function') {
    const phrase = value as unknown as (...figures: unknown[]) => unknown;
    return ((...figures: unknown[]) => typeset(phrase(...figures), language)) as T;
  }
  if (Array.isArray(value)) return value.map(item => typeset<unknown>(item, language)) as T;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, typeset<unknown>(item, language)])) as T;
  return value;
}
