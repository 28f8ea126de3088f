import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserClock } from '../../feed/host-clock';
import { locale } from '../../i18n/locale';
import { DeskController } from './desk-controller';
import { daysLeft, dayAndTime } from './moments';
import { address, query, question } from './question';

const asked = (text: string) => question(new URLSearchParams(text));

describe('A question', () => {
  it('comes out of the address as it went in', () => {
    const text = '?bucket=overdue&number=2026-000012&kind=claim&from=2026-11-01&id=a-1';
    const again = new URLSearchParams(address(asked(text), new URLSearchParams()));
    expect([...again].sort()).toEqual([...new URLSearchParams(text)].sort());
  });

  it('keeps the language of the page and drops what no desk knows', () => {
    expect(address(asked('bucket=never&status=asleep'), new URLSearchParams('lang=en&x=1'))).toBe('?lang=en');
  });

  it('asks for counts of all buckets and for a list of one', () => {
    expect(query(asked('bucket=today&office=north&id=a-1'), 'counts')).toBe('?office=north');
    expect(query(asked('bucket=today&office=north&id=a-1'), 'list')).toBe('?bucket=today&office=north&take=50');
  });
});

describe('A deadline', () => {
  const ru = locale('ru');

  it('at the end of a local day is told as a day', () => {
    expect(dayAndTime('2026-11-24T19:59:59Z', 'Europe/Samara', ru)).toBe('24.11.2026, до\u00a0конца дня');
    expect(dayAndTime('2026-11-24T08:00:00Z', 'Europe/Samara', ru)).toBe('24.11.2026, 12:00');
  });

  it('is so many local days away, whatever the hour', () => {
    expect(daysLeft('2026-11-24T19:30:00Z', '2026-11-25T19:59:59Z', 'Europe/Samara')).toBe(1);
    expect(daysLeft('2026-11-24T20:30:00Z', '2026-11-24T19:59:59Z', 'Europe/Samara')).toBe(-1);
  });
});

describe('The desk', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('never lets the answer to an older question take the place of a newer one', async () => {
    const waiting = new Map<string, (body: unknown) => void>();
    vi.stubGlobal(
      'fetch',
      (url: string) =>
        new Promise(resolve => {
          waiting.set(url, body => {
            resolve({ ok: true, status: 200, json: () => Promise.resolve(body) });
          });
        }),
    );
    const host = { addController: () => undefined, removeController: () => undefined, requestUpdate: () => undefined };
    const desk = new DeskController({ ...host, updateComplete: Promise.resolve(true) }, 'samara', browserClock);
    const answer = (office: string, total: number) => {
      waiting.get('/api/v1/samara/appeals/words')?.({ company: 'x' });
      waiting.get(`/api/v1/samara/appeals/counts?office=${office}`)?.({ counts: {}, asOf: '' });
      waiting.get(`/api/v1/samara/appeals?office=${office}&take=50`)?.({ total, lines: [] });
    };
    desk.ask(asked('office=old'));
    const oldWords = waiting.get('/api/v1/samara/appeals/words');
    desk.ask(asked('office=new'));

    answer('new', 2);
    await vi.waitFor(() => {
      expect(desk.state.page?.total).toBe(2);
    });
    oldWords?.({ company: 'x' });
    answer('old', 1);
    // Everything that follows on the old answer has run before the next task does.
    await new Promise(resolve => setTimeout(resolve, 0));

    expect(desk.state.page?.total).toBe(2);
  });

  it('asks for an answer with the command in it, once', async () => {
    const asks: string[] = [];
    vi.stubGlobal('fetch', (url: string) => {
      asks.push(url);
      return Promise.resolve({ ok: true, status: 200, json: () => Promise.resolve({ counts: {}, lines: [] }) });
    });
    const host = { addController: () => undefined, removeController: () => undefined, requestUpdate: () => undefined };
    const desk = new DeskController({ ...host, updateComplete: Promise.resolve(true) }, 'samara', browserClock);
    desk.ask(asked('id=a-1'), 17);
    await vi.waitFor(() => {
      expect(desk.state.card).not.toBeNull();
    });
    expect(asks.filter(url => url.endsWith('after=17'))).toEqual([
      '/api/v1/samara/appeals/counts?after=17',
      '/api/v1/samara/appeals?take=50&after=17',
      '/api/v1/samara/appeals/a-1?after=17',
    ]);
    asks.length = 0;
    desk.ask(asked('id=a-1'));
    expect(asks.filter(url => url.includes('after='))).toEqual([]);
  });
});
