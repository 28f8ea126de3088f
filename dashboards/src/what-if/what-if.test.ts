import { describe, expect, it } from 'vitest';
import { locale } from '../i18n/locale';
import type { WhatIfAnswer, WhatIfHour } from './answer';
import { beginning, changesIn, stepped, textOf, touches, type Change } from './changes';
import { outcome, replayError } from './outcome';

const noon: Change = { from: '11:30', to: '14:00', windows: 2 };

describe('Changes of windows', () => {
  it('stand in an address as the server reads them', () => {
    const both = [noon, { from: '16:00', to: '17:00', windows: -1 }];

    expect(textOf(both)).toBe('11:30-14:00=+2,16:00-17:00=-1');
    expect(changesIn(textOf(both))).toEqual(both);
  });

  it.each([
    null,
    '',
    '11:00-14:00',
    '14:00-11:00=+1',
    '11:00-14:00=0',
    '11:00-14:00=+100',
    '9:00-14:00=+1',
    '24:00-25:00=1',
  ])('are not read from «%s»', text => {
    expect(changesIn(text)).toBeNull();
  });

  it('push their end along and pass over «no change»', () => {
    expect(beginning(noon, '15:00')).toEqual({ from: '15:00', to: '15:30', windows: 2 });
    expect(beginning(noon, '23:30').to).toBe('23:59');
    expect(beginning(noon, '10:00')).toEqual({ ...noon, from: '10:00' });
    expect(stepped({ ...noon, windows: 1 }, -1).windows).toBe(-1);
    expect(stepped({ ...noon, windows: -1 }, 1).windows).toBe(1);
  });

  it('touch the hours that they overlap', () => {
    expect([10, 11, 13, 14].map(hour => touches([noon], hour))).toEqual([false, true, true, false]);
  });
});

describe('What other windows would have done', () => {
  const waits = (called: number, meanS: number) => ({ called, meanS, longestS: meanS, overNormPercent: 0 });
  const hour = (at: number, called: number, beforeS: number, afterS: number): WhatIfHour => ({
    hour: at,
    now: waits(called, 0),
    replayed: waits(called, beforeS),
    then: waits(called, afterS),
    windows: { openMin: 60, idleMin: 0 },
    thenWindows: { openMin: 180, idleMin: 45 },
  });
  const answer: WhatIfAnswer = {
    day: '2026-11-24',
    normS: 900,
    now: { called: 4, meanS: 600, overNormPercent: 30 },
    replayed: { called: 4, meanS: 612, overNormPercent: 29.6 },
    faithful: true,
    then: waits(4, 0),
    hours: [hour(9, 100, 6000, 6000), hour(11, 1, 600, 300), hour(12, 3, 1480, 620)],
  };

  it('is weighed by visitors, over the touched hours only', () => {
    expect(outcome(answer, [noon])).toEqual({ beforeS: 1260, afterS: 540, idlePercent: 25 });
  });

  it('is nothing where nobody came', () => {
    expect(outcome(answer, [{ ...noon, from: '18:00', to: '19:00' }])).toBeNull();
  });

  it('comes with how far the replay is from the day', () => {
    expect(replayError(answer)?.meanS).toBe(12);
    expect(replayError(answer)?.points).toBeCloseTo(0.4);
    expect(replayError({ ...answer, replayed: { called: 0 } })).toBeNull();
  });

  it.each([
    ['ru', [noon], 1260, 540, 'С 2 окнами больше с 11:30 до 14 ждали бы в среднем 9 мин вместо 21, простой окон 14 %'],
    [
      'ru',
      [{ from: '09:00', to: '10:00', windows: -1 }],
      45,
      300,
      'С 1 окном меньше с 9 до 10 ждали бы в среднем 5 мин вместо 45 с, простой окон 14 %',
    ],
    [
      'ru',
      [{ from: '09:00', to: '10:00', windows: 21 }],
      300,
      300,
      'С 21 окном больше с 9 до 10 ждали бы столько же, 5 мин, простой окон 14 %',
    ],
    [
      'en',
      [noon],
      1260,
      540,
      'With 2 more windows from 11:30 to 14:00 people would have waited 9 min on average instead of 21, windows idle 14 %',
    ],
  ] as const)('is told in one sentence (%s, %o)', (language, changes, before, after, sentence) => {
    const told = locale(language).words.whatIf.outcome(changes, before, after, '14 %');

    expect(told.replaceAll('\u00a0', ' ')).toBe(sentence);
  });
});
