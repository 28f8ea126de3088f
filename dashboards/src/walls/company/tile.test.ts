import { describe, expect, it } from 'vitest';
import { locale } from '../../i18n/locale';
import { ago, moment, office } from '../../testing/cells';
import { noonishMs } from '../../testing/frames';
import { driftSentence, driftText } from './drift';
import { pressure, tile } from './tile';

describe('A tile', () => {
  it('counts the longest wait on the server’s clock', () => {
    const shown = tile(office({ oldestAt: ago(545) }), moment({ nowMs: noonishMs + 3_000 }));

    expect(shown.waitS).toBe(548);
    expect(shown.toNormS).toBe(352);
  });

  it('says nothing of the time to the norm once it is past', () => {
    expect(tile(office({ state: 'breach', oldestAt: ago(901) }), moment()).toNormS).toBeNull();
  });

  it('has no wait where the source does not say', () => {
    expect(tile(office({ oldestAt: null }), moment()).waitS).toBeNull();
  });

  it('never counts below zero when a fact comes from the future', () => {
    expect(tile(office({ oldestAt: ago(-60) }), moment()).waitS).toBe(0);
  });

  it('keeps its state while the page’s data age', () => {
    expect(tile(office({ state: 'risk' }), moment({ ageS: 29 })).shown).toBe('risk');
  });

  it('has no data and stands still once the page has lost its server, but keeps its place', () => {
    const old = tile(
      office({ state: 'breach', oldestAt: ago(1000) }),
      moment({ nowMs: noonishMs + 31_000, knownMs: noonishMs, ageS: 31 }),
    );

    expect(old).toMatchObject({ tier: 'breach', shown: 'noData', waitS: 1000, feed: 'live' });
  });

  it('has no data from the moment its own feed stalled, whatever its state says', () => {
    const stalled = tile(office({ state: 'breach', oldestAt: ago(100), feedStalledAt: ago(12) }), moment());

    expect(stalled).toMatchObject({ tier: 'noData', shown: 'noData', feed: 'stale', dataAgeS: 12, waitS: 88 });
  });

  it('counts people as of now where the source counts them and says nothing of their waits', () => {
    const counted = tile(office({ state: 'noData', waiting: 6, oldestAt: null }), moment());

    expect(counted).toMatchObject({ shown: 'noData', old: false, waitS: null });
  });

  it('is old once its page or its own feed is', () => {
    expect(tile(office(), moment({ ageS: 31 })).old).toBe(true);
    expect(tile(office({ feedStalledAt: ago(12) }), moment()).old).toBe(true);
    expect(tile(office({ open: false, waiting: 0, feedStalledAt: ago(12) }), moment()).old).toBe(false);
  });

  it('tells only the last known figure when its feed has been away for more than five minutes', () => {
    expect(tile(office({ feedStalledAt: ago(301) }), moment()).feed).toBe('lost');
  });

  it.each([
    ['closed and empty', { open: false, waiting: 0 }, 'closed'],
    ['closed with people inside', { open: false, waiting: 2, state: 'risk' as const }, 'risk'],
    ['closed with a silent feed', { open: false, waiting: 0, feedStalledAt: ago(9) }, 'closed'],
  ])('of an office %s stands with the %s', (_, over, tier) => {
    expect(tile(office(over), moment()).tier).toBe(tier);
  });

  it('stays closed when the page is old', () => {
    expect(tile(office({ open: false, waiting: 0 }), moment({ ageS: 99 })).shown).toBe('closed');
  });
});

describe('Within a tier', () => {
  const press = (over: Parameters<typeof office>[0]) => pressure(tile(office(over), moment()));

  it('the longest wait stands first', () => {
    expect(press({ state: 'breach', oldestAt: ago(2000) })).toBeGreaterThan(
      press({ state: 'breach', oldestAt: ago(1000) }),
    );
    expect(press({ state: 'breach', oldestAt: ago(1000) })).toBeGreaterThan(press({ state: 'breach', oldestAt: null }));
  });

  it('quiet offices stand by people, then by load', () => {
    expect(press({ waiting: 3, loadPercent: 10 })).toBeGreaterThan(press({ waiting: 2, loadPercent: 140 }));
    expect(press({ waiting: 2, loadPercent: 60 })).toBeGreaterThan(press({ waiting: 2, loadPercent: 50 }));
  });

  it('of the closed ones, the one that opens first', () => {
    const closed = { open: false, waiting: 0 };

    expect(press({ ...closed, opensAt: '2026-11-24T08:00:00Z' })).toBeGreaterThan(
      press({ ...closed, opensAt: '2026-11-25T04:00:00Z' }),
    );
  });
});

// Prepositions and numbers are bound by no-break spaces.
const plain = (said: string) => said.replaceAll('\u00a0', ' ');

describe('A drift', () => {
  const drift = { since: ago(3600), longer: true, late: false, waitS: 1080, usualS: 540 };
  const ru = locale('ru');
  const text = (over: Partial<typeof drift>) => plain(driftText({ ...drift, ...over }, noonishMs, 'Europe/Samara', ru));

  it('says what grows and since when, on another day without the clock', () => {
    expect(text({})).toBe(`ожидание растёт с ${ru.clock(noonishMs - 3_600_000, 'Europe/Samara')}`);
    expect(text({ longer: false, late: true })).toMatch(/^нарушений больше обычного с \d\d:\d\d$/);
    expect(text({ since: ago(86_400) })).toBe('ожидание растёт со вчера');
    expect(text({ since: ago(3 * 86_400) })).toBe('ожидание растёт уже 3 дн.');
  });

  it('has its figures in the sentence of the office wall, unless minutes hide the difference', () => {
    expect(plain(driftSentence(drift, noonishMs, 'Europe/Samara', ru))).toMatch(/, 18 мин вместо обычных 9$/);
    expect(plain(driftSentence({ ...drift, waitS: 40, usualS: 20 }, noonishMs, 'Europe/Samara', ru))).toMatch(
      /^Офис сползает: ожидание растёт с \d\d:\d\d$/,
    );
  });

  it('and advice are not told of old data', () => {
    const cell = { id: 'samara-01', windows: 2, untilAt: null };
    const fresh = tile(office({ drift }), moment(), cell);
    expect([fresh.drift, fresh.advice]).toEqual([drift, cell]);
    const old = tile(office({ drift, feedStalledAt: ago(40) }), moment(), cell);
    expect([old.drift, old.advice]).toEqual([null, null]);
  });
});
