import { describe, expect, it } from 'vitest';
import { addressOf, pastIn } from './address';
import { dayAround, daysOn, onDate } from './day';
import { pastKey } from './past-keys';
import { shownAt, speedIn } from './playhead';

const ms = (text: string) => Date.parse(text);
const samara = 'Europe/Samara';

describe('A past instant in the address', () => {
  it.each([
    ['?at=2026-11-24T11:05:00Z&speed=60', { atMs: ms('2026-11-24T11:05:00Z'), speed: 60 }],
    ['?at=2026-11-24T11:05:00Z', { atMs: ms('2026-11-24T11:05:00Z'), speed: 1 }],
    ['?at=2026-11-24T11:05:00Z&speed=0', { atMs: ms('2026-11-24T11:05:00Z'), speed: 0 }],
    ['?at=2026-11-24T11:05:00Z&speed=7000', { atMs: ms('2026-11-24T11:05:00Z'), speed: 1 }],
    ['?at=2026-11-24T11:05:00Z&speed=0.5', { atMs: ms('2026-11-24T11:05:00Z'), speed: 1 }],
    ['?at=yesterday', null],
    ['?speed=60', null],
    ['', null],
  ])('«%s» is %o', (query, past) => {
    expect(pastIn(new URLSearchParams(query))).toEqual(past);
  });

  it('stands beside the rest of the address and goes without a trace', () => {
    const url = new URL('http://hub.example/wall/samara?theme=light');
    const there = addressOf(url, { atMs: ms('2026-11-24T11:05:00.250Z'), speed: 60 });

    expect(there).toBe('/wall/samara?theme=light&at=2026-11-24T11:05:00Z&speed=60');
    expect(addressOf(new URL(there, url), null)).toBe('/wall/samara?theme=light');
  });

  it.each([
    [null, 1],
    ['600', 600],
    ['601', 1],
    ['-1', 1],
    ['x', 1],
  ])('plays at %s as ×%d', (text, speed) => {
    expect(speedIn(text)).toBe(speed);
  });
});

describe('A playhead', () => {
  it('moves at its speed and stands at none', () => {
    expect(shownAt({ fromMs: 1000, sinceMs: 50, speed: 60 }, 1050)).toBe(61_000);
    expect(shownAt({ fromMs: 1000, sinceMs: 50, speed: 0 }, 1050)).toBe(1000);
  });
});

describe('The day of a recording', () => {
  const [begins, now] = [ms('2026-11-24T05:00:00Z'), ms('2026-11-26T06:00:00Z')];

  it('is the local day, cut at the first fact and at the present', () => {
    const first = dayAround(ms('2026-11-24T10:00:00Z'), samara, begins, now);
    const middle = dayAround(ms('2026-11-25T10:00:00Z'), samara, begins, now);
    const last = dayAround(now, samara, begins, now);

    expect(first).toEqual({ date: '2026-11-24', fromMs: begins, toMs: ms('2026-11-24T20:00:00Z') });
    expect(middle).toEqual({
      date: '2026-11-25',
      fromMs: ms('2026-11-24T20:00:00Z'),
      toMs: ms('2026-11-25T20:00:00Z'),
    });
    expect(last).toEqual({ date: '2026-11-26', fromMs: ms('2026-11-25T20:00:00Z'), toMs: now });
  });

  it('has an hour less where the clock is put forward', () => {
    const day = dayAround(ms('2026-03-29T10:00:00Z'), 'Europe/Berlin', 0, now);

    expect(day.toMs - day.fromMs).toBe(23 * 3_600_000);
  });

  it('is changed for another at the same time of day', () => {
    expect(onDate('2026-11-20', ms('2026-11-24T10:05:00Z'), samara)).toBe(ms('2026-11-20T10:05:00Z'));
    expect(daysOn(-1, ms('2026-12-01T10:05:00Z'), samara)).toBe(ms('2026-11-30T10:05:00Z'));
    // 09:00 in Berlin on both sides of the change
    expect(daysOn(1, ms('2026-03-28T08:00:00Z'), 'Europe/Berlin')).toBe(ms('2026-03-29T07:00:00Z'));
  });
});

describe('The keys of a recording', () => {
  it.each([
    ['t', false, false, 'toggle'],
    ['Е', false, true, 'toggle'],
    ['Escape', false, false, null],
    ['Escape', false, true, 'live'],
    [' ', false, true, 'play'],
    ['ArrowLeft', false, true, { minutes: -1 }],
    ['ArrowRight', true, true, { minutes: 15 }],
    ['PageUp', false, true, { days: -1 }],
    ['3', false, true, { speed: 60 }],
    ['3', false, false, null],
    ['x', false, true, null],
  ])('«%s» (shift %s, playing %s) is %o', (key, shift, on, does) => {
    expect(pastKey(key, shift, on)).toEqual(does);
  });
});
