import { describe, expect, it } from 'vitest';
import { localTime } from '../../format/calendar';
import { locale } from '../../i18n/locale';
import { service } from '../../testing/cells';
import { noonishMs } from '../../testing/frames';
import { hallBoard, type LoadCell } from './cells';
import { loadPlot } from './load';
import { expected } from './services-view';

const ru = locale('ru');
const now = localTime(noonishMs, 'Europe/Samara');
const load = (typical: readonly (number | null)[], day = '2026-11-24'): LoadCell => ({
  day,
  hours: typical.map((typicalIssued, index) => ({
    hour: index + 9,
    issued: index === 0 ? 12 : 0,
    meanWaitS: null,
    typicalIssued,
    typicalP10: typicalIssued,
    typicalP90: typicalIssued,
  })),
  daysLearnt: 20,
});

describe('The hall’s board', () => {
  it('keeps services in their order', () => {
    const board = hallBoard(
      new Map<string, unknown>([
        ['service/b', service({ id: 'b', order: 2 })],
        ['service/a', service({ id: 'a', order: 1 })],
      ]),
    );

    expect(board.services.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(board).toMatchObject({ office: null, calls: [], load: null });
  });
});

describe('The expected wait', () => {
  it.each([
    [{ waiting: 9, ewt: { p50S: 840, p90S: 1260 } }, false, '14–21 мин', true],
    [{ waiting: 1, ewt: { p50S: 20, p90S: 50 } }, false, 'до 1 мин', true],
    [{ waiting: 0, ewt: { p50S: 0, p90S: 0 } }, false, 'без очереди', true],
    [{ waiting: 2, ewt: null }, false, 'пока мало данных', false],
    [{ waiting: 2, open: false, ewt: { p50S: 1, p90S: 2 } }, false, 'приёма нет', false],
    [{ waiting: 9, ewt: { p50S: 840, p90S: 1260 } }, true, 'уточняется', false],
  ])('of %o (old: %s) is «%s»', (over, old, text, known) => {
    const told = expected(service(over), old, ru);

    expect([told.text.replaceAll('\u00A0', ' '), told.known]).toEqual([text, known]);
  });
});

describe('The load of the day', () => {
  it('marks the hour it is now, on the day it is about', () => {
    expect(loadPlot(load([10, 20, 30]), now).now).toBe(1);
    expect(loadPlot(load([10, 20, 30], '2026-11-23'), now)).toMatchObject({ now: null, best: null });
  });

  it('tells the first of the emptiest hours to come', () => {
    expect(loadPlot(load([1, 1, 24, 10, 9, 27, 8]), now).best).toEqual({ from: 12, to: 14 });
  });

  it('tells no best time without history for every hour to come', () => {
    expect(loadPlot(load([1, 1, 24, null, 9]), now).best).toBeNull();
  });

  it('tells no best time when there is nothing left to choose', () => {
    expect(loadPlot(load([1, 1, 24]), now).best).toBeNull();
  });

  it('is empty when neither today nor the usual day has anything', () => {
    const hour = { hour: 10, issued: 0, meanWaitS: null, typicalIssued: null, typicalP10: null, typicalP90: null };
    const nothing = { day: '2026-11-24', hours: [hour], daysLearnt: 0 };

    expect(loadPlot(nothing, now).empty).toBe(true);
    expect(loadPlot(load([null, null]), now)).toMatchObject({ empty: false, hasTypical: false });
  });
});
