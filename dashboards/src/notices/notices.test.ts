import { describe, expect, it } from 'vitest';
import { locale } from '../i18n/locale';
import type { NoticeLine } from './answers';
import { when } from './notices-list';
import { channelsNow } from './wall-line';

const ru = locale('ru');
const zone = 'Europe/Saratov';
const nowMs = Date.parse('2026-11-24T06:00:00Z'); // 10:00
const site = { id: 'website', name: 'сайт', nameEn: 'web site', downSince: null, count: 0, most: 3 };

describe('Channels and notices on the company wall', () => {
  const now = (cells: Record<string, unknown>, atMs = nowMs) => channelsNow(new Map(Object.entries(cells)), zone, atMs);
  const quiet = { open: 0, atRisk: 0, overdue: 0 };

  it('are not there where nothing is wrong and nothing waits', () => {
    expect(now({})).toBeNull();
    expect(now({ interruptions: { month: '2026-11', channels: [site] }, notices: quiet })).toBeNull();
  });

  it('forget what another month has cost, but not what is still down', () => {
    const channels = [{ ...site, count: 4 }];
    expect(now({ interruptions: { month: '2026-10', channels } })).toBeNull();
    expect(now({ interruptions: { month: '2026-11', channels } })?.spent).toEqual(channels);
    const down = [{ ...site, downSince: '2026-10-31T20:00:00Z' }];
    expect(now({ interruptions: { month: '2026-10', channels: down } })?.down).toEqual(down);
  });

  it('know the month by the clock of the company, not of Greenwich', () => {
    const cells = { interruptions: { month: '2026-12', channels: [{ ...site, count: 1 }] } };
    expect(now(cells, Date.parse('2026-11-30T19:59:59Z'))).toBeNull();
    expect(now(cells, Date.parse('2026-11-30T20:00:00Z'))?.spent).toHaveLength(1); // midnight in Saratov
  });

  it('say of what is down since last month no count of that month', () => {
    const down = [{ ...site, downSince: '2026-10-31T20:00:00Z', count: 2 }];
    expect(now({ interruptions: { month: '2026-10', channels: down } })).toMatchObject({ down, spent: [] });
  });

  it('say that it is most likely the hub itself, though nothing is down', () => {
    const channels = [site, { ...site, id: 'app', doubtedSince: '2026-11-24T05:40:00Z' }];
    expect(now({ interruptions: { month: '2026-11', channels } })?.doubtedSince).toBe('2026-11-24T05:40:00Z');
  });

  it('tell late notices apart from those that wait', () => {
    expect(now({ notices: { open: 3, atRisk: 1, overdue: 1 } })).toMatchObject({ waiting: 2, atRisk: 1, overdue: 1 });
  });
});

describe('A notice in the list', () => {
  const notice = { id: 'n', eventAt: '2026-11-24T05:00:00Z', standing: 'open' } as NoticeLine;

  it('says by when, or when it was', () => {
    const said = (line: Partial<NoticeLine>) => when({ ...notice, ...line }, zone, ru).replaceAll('\u00a0', ' ');
    expect(said({ dueAt: '2026-11-24T07:00:00Z' })).toBe('до 24.11.2026, 11:00');
    expect(said({ dueAt: '2026-11-24T05:30:00Z', standing: 'overdue' })).toBe('срок был 24.11.2026, 09:30');
    expect(said({ completeAt: '2026-11-24T05:40:00Z', standing: 'inTime' })).toBe('опубликовано 24.11.2026, 09:40');
    expect(said({})).toBe('срока в стандарте нет');
  });
});
