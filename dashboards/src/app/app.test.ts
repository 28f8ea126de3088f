import { afterEach, describe, expect, it, vi } from 'vitest';
import { TestClock } from '../testing/test-clock';
import { keyIn, redeem } from './device-key';
import { preferences, type Shelf } from './preferences';
import { shouldReload } from './reload-policy';
import { route } from './route';
import { VersionWatch } from './version-watch';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('The address', () => {
  it.each([
    ['/', { page: 'start' }],
    ['/wall/samara', { page: 'wall', company: 'samara' }],
    ['/wall/samara/', { page: 'wall', company: 'samara' }],
    ['/screen/samara/samara-01', { page: 'screen', company: 'samara', office: 'samara-01' }],
    ['/wall', { page: 'none' }],
    ['/wall/samara/x', { page: 'office', company: 'samara', office: 'x' }],
    ['/what-if/samara/x', { page: 'what-if', company: 'samara', office: 'x' }],
    ['/what-if/samara', { page: 'none' }],
    ['/window/samara/x/3', { page: 'window', company: 'samara', office: 'x', window: 3 }],
    ['/window/samara/x/0', { page: 'none' }],
    ['/window/samara/x/1000', { page: 'none' }],
    ['/kiosk/samara/x', { page: 'kiosk', company: 'samara', office: 'x' }],
    ['/screen/samara/x/window/12', { page: 'board', company: 'samara', office: 'x', window: 12 }],
    ['/screen/samara/x/door/12', { page: 'none' }],
    ['/book/samara', { page: 'booking', company: 'samara' }],
    ['/t/K7M2QXK7M2QXK7M2', { page: 'ticket', code: 'K7M2QXK7M2QXK7M2' }],
    ['/alerts', { page: 'alerts', company: null, office: null }],
    ['/alerts/samara', { page: 'alerts', company: 'samara', office: null }],
    ['/alerts/samara/x', { page: 'alerts', company: 'samara', office: 'x' }],
    ['/alerts/samara/x/y', { page: 'none' }],
    ['/screen/samara', { page: 'none' }],
    ['/wall/%D1%81', { page: 'none' }],
    ['/elsewhere', { page: 'none' }],
    ['/sign-in', { page: 'sign-in', next: '/' }],
    ['/sign-in?next=%2Fwall%2Fsamara', { page: 'sign-in', next: '/wall/samara' }],
    ['/sign-in?next=https%3A%2F%2Fevil.example', { page: 'sign-in', next: '/' }],
    ['/sign-in?next=%2F%2Fevil.example', { page: 'sign-in', next: '/' }],
    ['/sign-in?next=%2F%5Cevil.example', { page: 'sign-in', next: '/' }],
  ])('%s asks for %o', (path, asked) => {
    expect(route(new URL(path, 'http://hub.example'))).toEqual(asked);
  });
});

describe('Language and theme', () => {
  const shelf = (kept: Record<string, string> = {}): Shelf & { kept: Record<string, string> } => ({
    kept,
    getItem: key => kept[key] ?? null,
    setItem: (key, value) => {
      kept[key] = value;
    },
  });

  it('are Russian and the page’s own to begin with', () => {
    expect(preferences(new URLSearchParams(), 'dark', shelf())).toEqual({ language: 'ru', theme: 'dark' });
  });

  it('are taken from the address and remembered', () => {
    const own = shelf();
    preferences(new URLSearchParams('lang=en&theme=light'), 'dark', own);

    expect(preferences(new URLSearchParams(), 'dark', own)).toEqual({ language: 'en', theme: 'light' });
  });

  it('pass over what they do not know, in the address and on the shelf', () => {
    const spoilt = shelf({ 'opshub.lang': 'xx', 'opshub.theme': 'pink' });

    expect(preferences(new URLSearchParams('lang=de'), 'light', spoilt)).toEqual({ language: 'ru', theme: 'light' });
  });

  it('work where the browser forbids storage', () => {
    expect(preferences(new URLSearchParams('lang=en'), 'light', null).language).toBe('en');
  });
});

describe('A device key', () => {
  it.each([
    ['#key=abc', 'abc'],
    ['#key=a%2Bb', 'a+b'],
    ['#key=', null],
    ['#other', null],
    ['', null],
  ])('in «%s» is %s', (hash, key) => {
    expect(keyIn(hash)).toBe(key);
  });

  it('is offered again until the server can be reached', async () => {
    const clock = new TestClock();
    const answers: (number | Error)[] = [new Error('no connection'), 503, 429, 204];
    const asked = vi.fn(() => {
      const answer = answers.shift();
      return typeof answer === 'number' ? Promise.resolve({ status: answer }) : Promise.reject(answer ?? new Error());
    });
    vi.stubGlobal('fetch', asked);
    const outcome = redeem('abc', clock, new AbortController().signal);
    await clock.advance(60_000);

    expect(await outcome).toBe('accepted');
    expect(asked).toHaveBeenCalledTimes(4);
  });

  it('that is refused is not offered again', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve({ status: 401 }));

    expect(await redeem('abc', new TestClock(), new AbortController().signal)).toBe('rejected');
  });
});

describe('A new version', () => {
  const at = (hour: number, minute: number) => new Date(2026, 10, 25, hour, minute);

  it.each([
    ['1', '2', at(3, 0), 0, true],
    ['1', '2', at(3, 59), 0.99, true],
    ['1', '2', at(2, 59), 0, false],
    ['1', '2', at(4, 0), 0, false],
    ['1', '2', at(3, 10), 0.5, false],
    ['1', '2', at(3, 27), 0.5, true],
    ['1', '1', at(3, 30), 0, false],
    [null, '2', at(3, 30), 0, false],
    ['1', null, at(3, 30), 0, false],
  ])('%s → %s at %s, share %d: %s', (loaded, running, time, share, reload) => {
    expect(shouldReload(loaded, running, time, share)).toBe(reload);
  });

  it('is heard of over the API and taken at night', async () => {
    const clock = new TestClock();
    let version = '1.0.0';
    vi.stubGlobal('fetch', () => Promise.resolve({ ok: true, json: () => Promise.resolve({ version }) }));
    const reload = vi.fn();
    void new VersionWatch(clock, reload).run(new AbortController().signal);
    await clock.advance(60_000);
    version = '1.1.0';
    await clock.advance(15 * 60_000);
    expect(reload).not.toHaveBeenCalled();

    clock.device = at(3, 5);
    await clock.advance(60_000);

    expect(reload).toHaveBeenCalled();
  });
});
