import { describe, expect, it } from 'vitest';
import { locale } from '../i18n/locale';
import { surgeText, type Surge } from './surge';

const calls: Surge = {
  basis: 'callers',
  since: '2026-11-24T06:00:00Z',
  came: 14,
  usual: { p10: 1, expected: 3.2, p90: 6 },
  daysLearnt: 24,
  verdict: 'more',
};
const said = (surge: Surge, language: 'ru' | 'en' = 'ru') =>
  surgeText(surge, locale(language)).replaceAll('\u00a0', ' ');

describe('What an outage brings', () => {
  it('says whose calls or visits, how many, and how many there usually are', () => {
    expect(said(calls)).toBe('из района 14 звонков, обычно 3');
    expect(said({ ...calls, basis: 'lines', came: 41 })).toBe('на всех линиях 41 звонок, обычно 3');
    expect(said({ ...calls, basis: 'offices', came: 22 }, 'en')).toBe('22 visitors in the area’s offices, usually 3');
  });

  it('calls nothing usual of which too little is known', () => {
    expect(said({ ...calls, came: 2, usual: null, verdict: 'fewData' })).toBe('из района 2 звонка, мало данных');
  });
});
