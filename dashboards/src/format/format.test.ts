import { describe, expect, it } from 'vitest';
import { clock, clockWithSeconds, daysBetween, instantAt, localText, localTime } from './calendar';
import { bandMinutes, formatWait } from './durations';
import { formatNumber } from './numbers';
import { openingHours } from './opening-hours';
import { pluralEn, pluralRu } from './plural';
import { spokenCall, spokenDigits } from './spoken';
import { glue } from './typography';

const seen = (text: string) => text.replaceAll('\u00A0', '_');

describe('Russian typesetting', () => {
  it.each([
    ['талон ждёт в окне', 'талон ждёт в_окне'],
    ['и в том числе не я', 'и_в_том числе не_я'],
    ['связь — потеряна', 'связь_— потеряна'],
    ['норма 15 мин, 20 %', 'норма 15_мин, 20_%'],
    ['8 800 1000 763', '8_800_1000_763'],
    ['г. Самара, ул. Мира, д. 38', 'г._Самара, ул._Мира, д._38'],
    ['окно № 3', 'окно №_3'],
    ['Во дворе', 'Во_дворе'],
    ['кино по средам', 'кино по_средам'],
    ['от А до Я', 'от_А_до_Я'],
  ])('sets «%s»', (raw, set) => {
    expect(seen(glue(raw, 'ru'))).toBe(set);
  });

  it('changes nothing when it is done twice', () => {
    const once = glue('в окно № 3 — 15 мин, ул. Мира', 'ru');

    expect(glue(once, 'ru')).toBe(once);
  });

  it('keeps only units together in English', () => {
    expect(seen(glue('wait in 5 min at window 3', 'en'))).toBe('wait in 5_min at window 3');
  });
});

describe('Plurals', () => {
  it.each([
    [0, 'окон'],
    [1, 'окно'],
    [2, 'окна'],
    [4, 'окна'],
    [5, 'окон'],
    [11, 'окон'],
    [14, 'окон'],
    [21, 'окно'],
    [22, 'окна'],
    [111, 'окон'],
    [121, 'окно'],
  ])('%i: %s', (count, form) => {
    expect(pluralRu(count, 'окно', 'окна', 'окон')).toBe(form);
  });

  it('of English are two', () => {
    expect([0, 1, 2, 21].map(count => pluralEn(count, 'window', 'windows'))).toEqual([
      'windows',
      'window',
      'windows',
      'windows',
    ]);
  });
});

describe('Numbers', () => {
  it.each([
    [6.3, 1, '6,3', '6.3'],
    [6, 1, '6', '6'],
    [71.25, 0, '71', '71'],
    [2140, 0, '2_140', '2,140'],
    [1234567, 0, '1_234_567', '1,234,567'],
    [999, 0, '999', '999'],
    [-2, 0, '−2', '−2'],
    [-0.04, 1, '0', '0'],
  ])('%d with %i places', (value, places, ru, en) => {
    expect(seen(formatNumber(value, 'ru', places))).toBe(ru);
    expect(formatNumber(value, 'en', places)).toBe(en);
  });
});

describe('Waits', () => {
  it.each([
    [-3, '0:00'],
    [5.9, '0:05'],
    [545, '9:05'],
    [1450, '24:10'],
    [3900, '1:05:00'],
  ])('%d s tick as %s', (seconds, text) => {
    expect(formatWait(seconds)).toBe(text);
  });

  it.each([
    [0, 0, 0, 0],
    [30, 50, 0, 1],
    [840, 1260, 14, 21],
    [850, 1201, 14, 21],
    [300, 300, 5, 5],
    [600, 60, 10, 10],
  ])('band %i–%i s is told as %i–%i min', (p50S, p90S, from, to) => {
    expect(bandMinutes(p50S, p90S)).toEqual({ from, to });
  });
});

describe('Local time', () => {
  const instant = Date.parse('2026-11-24T21:05:09Z');

  it('is the zone’s own, over midnight too', () => {
    const samara = localTime(instant, 'Europe/Samara');

    expect(samara).toEqual({ year: 2026, month: 11, day: 25, weekday: 3, hour: 1, minute: 5, second: 9 });
    expect(clockWithSeconds(samara)).toBe('01:05:09');
    expect(clock(localTime(instant, 'Asia/Vladivostok'))).toBe('07:05');
  });

  it('falls back to UTC in a zone the browser does not know', () => {
    expect(localTime(instant, 'Europe/Nowhere').hour).toBe(21);
  });

  it('counts days between dates, not hours', () => {
    const late = localTime(Date.parse('2026-11-24T19:59:00Z'), 'Europe/Samara');
    const early = localTime(Date.parse('2026-11-24T20:01:00Z'), 'Europe/Samara');

    expect(daysBetween(late, early)).toBe(1);
    expect(daysBetween(early, late)).toBe(-1);
  });

  it('calls Sunday the seventh day', () => {
    expect(localTime(Date.parse('2026-11-29T12:00:00Z'), 'Europe/Samara').weekday).toBe(7);
  });
});

describe('Opening hours', () => {
  const names = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'];
  const days = (from: number, to: number, opens: string, closes: string) =>
    Array.from({ length: to - from + 1 }, (_, index) => ({ day: from + index, from: opens, to: closes }));

  it.each([
    [
      'days with the same hours together',
      [...days(1, 5, '08:00', '20:00'), ...days(6, 6, '09:00', '15:00')],
      'пн–пт_08:00–20:00, сб_09:00–15:00',
    ],
    ['two days with a comma', days(1, 2, '08:00', '17:00'), 'пн,_вт_08:00–17:00'],
    [
      'days apart on their own',
      [...days(1, 1, '08:00', '17:00'), ...days(3, 3, '08:00', '17:00')],
      'пн_08:00–17:00, ср_08:00–17:00',
    ],
    [
      'breaks',
      [...days(1, 5, '13:00', '17:00'), ...days(1, 5, '08:00', '12:00'), ...days(6, 6, '09:00', '13:00')],
      'пн–пт_08:00–12:00, 13:00–17:00; сб_09:00–13:00',
    ],
    ['nothing', [], ''],
  ])('write %s', (_, hours, text) => {
    expect(seen(openingHours(hours, names))).toBe(text);
  });
});

describe('The voice', () => {
  it.each([
    ['047', 'ноль сорок семь'],
    ['007', 'ноль ноль семь'],
    ['123', 'сто двадцать три'],
    ['110', 'сто десять'],
    ['12', 'двенадцать'],
    ['000', 'ноль ноль ноль'],
    ['1205', 'один два ноль пять'],
  ])('says %s as «%s»', (digits, words) => {
    expect(spokenDigits(digits, 'ru')).toBe(words);
  });

  it('calls a ticket', () => {
    expect(spokenCall('А\u00A0047', 3, 'ru')).toBe('Талон А ноль сорок семь, окно три');
    expect(spokenCall('A\u00A0047', 12, 'en')).toBe('Ticket A zero four seven, window one two');
  });
});

describe('A date-and-time field', () => {
  it('shows an instant by the clock of a zone and is read back to it', () => {
    const ms = Date.parse('2026-11-24T06:47:00Z');

    expect(localText(ms, 'Europe/Samara')).toBe('2026-11-24T10:47');
    expect(instantAt('2026-11-24T10:47', 'Europe/Samara')).toBe(ms);
  });

  it('is read by the clock that holds then, not by that of now', () => {
    expect(instantAt('2026-03-29T12:00', 'Europe/Berlin')).toBe(Date.parse('2026-03-29T10:00:00Z'));
    expect(instantAt('2026-03-28T12:00', 'Europe/Berlin')).toBe(Date.parse('2026-03-28T11:00:00Z'));
  });
});
