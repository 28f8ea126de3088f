import { describe, expect, it } from 'vitest';
import { hanging, timeOf, type AnnouncementCell, type AnnouncementKind } from './announcement';

const nowMs = Date.parse('2026-11-24T06:47:00Z');
const zone = 'Europe/Samara';
const told = (id: string, kind: AnnouncementKind, from: string, until: string): AnnouncementCell => ({
  id,
  kind,
  text: id,
  from,
  until,
  everywhere: false,
});

const news = told('news', 'info', '2026-11-20T04:00:00Z', '2026-12-01T04:00:00Z');
const later = told('later', 'info', '2026-11-25T04:00:00Z', '2026-12-01T04:00:00Z');
const works = told('works', 'planned', '2026-11-26T05:00:00Z', '2026-11-26T12:00:00Z');
const tonight = told('tonight', 'planned', '2026-11-24T15:00:00Z', '2026-11-24T18:00:00Z');
const dark = told('dark', 'outage', '2026-11-24T06:00:00Z', '2026-11-24T08:30:00Z');

describe('Announcements', () => {
  it('hang from their begin to their end, outages first', () => {
    expect(hanging([news, later, dark], nowMs).map(({ id }) => id)).toEqual(['dark', 'news']);
    expect(hanging([news, dark], Date.parse(dark.until)).map(({ id }) => id)).toEqual(['news']);
  });

  it('tell planned works before they begin', () => {
    expect(hanging([news, works, tonight], nowMs).map(({ id }) => id)).toEqual(['tonight', 'works', 'news']);
  });

  it('say when they are about: now, today, on a day of the office, or not at all', () => {
    expect([dark, tonight, news].map(each => timeOf(each, nowMs, zone).kind)).toEqual(['now', 'today', 'none']);
    expect(timeOf(works, nowMs, zone)).toMatchObject({ kind: 'day', local: { day: 26, month: 11 } });
    expect(timeOf(works, Date.parse(works.from), zone).kind).toBe('now');
  });
});
