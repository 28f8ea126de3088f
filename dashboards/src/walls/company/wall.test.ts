import { describe, expect, it } from 'vitest';
import { locale } from '../../i18n/locale';
import { ago, line, moment, office } from '../../testing/cells';
import { noonishMs } from '../../testing/frames';
import { companyBoard, type CompanyBoard, type TickerLine, type TroubleCell } from './cells';
import { summary } from './header-view';
import { phoneStrips } from './phone-view';
import { railRows } from './rail';
import { levelBars } from './service-levels';
import { tickerText } from './ticker-view';
import { tile } from './tile';
import { whenOpen } from './tile-view';
import { countShapes, windowShapes } from './windows-view';

const ru = locale('ru');
const seen = (text: string) => text.replaceAll('\u00A0', ' ');

describe('The wall’s board', () => {
  it('sorts cells by their keys and passes over what it does not know', () => {
    const cells = new Map<string, unknown>([
      ['office/a', office({ id: 'a' })],
      ['line/l', line()],
      ['trouble/1', { kind: 'feed-stalled' }],
      ['ticker', { lines: [1, 2] }],
      ['company', { name: 'Самараэнерго' }],
      ['weather', { sunny: true }],
    ]);

    const board = companyBoard(cells);

    expect(board.offices).toHaveLength(1);
    expect(board.lines).toHaveLength(1);
    expect(board.troubles).toHaveLength(1);
    expect(board.ticker).toEqual([1, 2]);
    expect(board.company?.name).toBe('Самараэнерго');
  });
});

describe('The header', () => {
  it('counts offices by what they show and keeps last known people', () => {
    const tiles = [
      tile(office({ state: 'breach', waiting: 9, overNorm: 2 }), moment()),
      tile(office({ state: 'met', waiting: 1 }), moment()),
      tile(office({ waiting: 5, feedStalledAt: ago(40) }), moment()),
      tile(office({ open: false, waiting: 0 }), moment()),
    ];

    expect(summary(tiles)).toEqual({ states: { breach: 1, risk: 0, noData: 1, met: 1 }, waiting: 15, overNorm: 2 });
  });
});

describe('«Сейчас не так»', () => {
  const trouble = (over: Partial<TroubleCell>): TroubleCell => ({
    kind: 'wait-over-norm',
    state: 'breach',
    office: 'a',
    line: null,
    subject: null,
    count: 1,
    since: ago(10),
    graceS: 0,
    ...over,
  });
  const rows = (troubles: readonly TroubleCell[]) => {
    const board: CompanyBoard = {
      company: null,
      advice: new Map(),
      offices: [office({ id: 'a', shortName: 'Самарское' })],
      lines: [line({ id: 'cc', levelPercent: 71.2 })],
      troubles,
      ticker: [],
      alerts: null,
    };
    return railRows(board, noonishMs, ru).map(row => [row.place, seen(row.text), row.elapsed].join(' | '));
  };

  it('hides what is not worth showing yet', () => {
    expect(rows([trouble({ graceS: 11 })])).toEqual([]);
    expect(rows([trouble({ graceS: 10 })])).toHaveLength(1);
  });

  it('lists breaches before risks and the oldest first', () => {
    const states = railRows(
      {
        company: null,
        advice: new Map(),
        offices: [],
        lines: [],
        ticker: [],
        alerts: null,
        troubles: [
          trouble({ state: 'risk', since: ago(900) }),
          trouble({ since: ago(10) }),
          trouble({ since: ago(70) }),
        ],
      },
      noonishMs,
      ru,
    );

    expect(states.map(row => [row.state, row.elapsed])).toEqual([
      ['breach', '1:10'],
      ['breach', '0:10'],
      ['risk', '15:00'],
    ]);
  });

  it.each([
    [{ count: 6, subject: 'А 047' }, 'Самарское | 6 человек ждут дольше нормы, первый А 047 | 0:10'],
    [{ count: 1 }, 'Самарское | 1 человек ждёт дольше нормы | 0:10'],
    [{ kind: 'wait-near-norm', state: 'risk', count: 21 }, 'Самарское | 21 человек близок к норме | 0:10'],
    [{ kind: 'idle-window', subject: '3' }, 'Самарское | окно 3 свободно, хотя ждёт 1 человек | 0:10'],
    [{ kind: 'idle-window', subject: '3', count: 7 }, 'Самарское | окно 3 свободно, хотя ждут 7 человек | 0:10'],
    [{ kind: 'feed-stalled' }, 'Самарское | данные не поступают | 0:10'],
    [{ kind: 'service-level', office: null, line: 'cc' }, 'Контакт-центр | сервис 71 % при цели 80 % | 0:10'],
    [{ office: 'gone' }, 'gone | 1 человек ждёт дольше нормы | 0:10'],
  ] as [Partial<TroubleCell>, string][])('says %o', (over, text) => {
    expect(rows([trouble(over)])).toEqual([text]);
  });

  it('shows trouble of a kind it does not know rather than nothing', () => {
    expect(rows([trouble({ kind: 'meteor' as TroubleCell['kind'] })])).toEqual(['Самарское | нужно посмотреть | 0:10']);
  });
});

describe('The ticker', () => {
  const event = (kind: TickerLine['kind']): TickerLine => ({
    at: ago(1),
    kind,
    place: 'Самарское',
    ticket: 'А 047',
    window: 3,
  });

  it.each([
    ['ticket-issued', 'выдан талон А 047'],
    ['ticket-called', 'талон А 047 — в окно 3'],
    ['ticket-served', 'талон А 047 обслужен, окно 3'],
    ['ticket-no-show', 'талон А 047 — не подошли, окно 3'],
    ['wait-breached', 'талон А 047 ждёт дольше нормы'],
    ['window-opened', 'окно 3 открылось'],
    ['window-closed', 'окно 3 закрылось'],
    ['break-started', 'окно 3 — перерыв'],
    ['break-ended', 'окно 3 — перерыв окончен'],
    ['feed-stalled', 'данные перестали поступать'],
    ['feed-resumed', 'данные снова поступают'],
    ['call-abandoned', 'звонок потерян'],
  ] as const)('tells %s', (kind, text) => {
    expect(seen(tickerText(event(kind), ru))).toBe(text);
  });
});

describe('A closed office', () => {
  it.each([
    ['2026-11-24T08:00:00Z', '2026-11-24T12:00:00Z', 'откроется в 12:00'],
    ['2026-11-25T04:00:00Z', '2026-11-25T12:00:00Z', 'завтра с 08:00'],
    ['2026-11-27T04:00:00Z', '2026-11-27T12:00:00Z', 'пт с 08:00'],
    ['2026-11-24T04:00:00Z', '2026-11-24T06:00:00Z', 'закрыт с 10:00'],
    ['2026-11-24T04:00:00Z', '2026-11-24T16:00:00Z', 'не открылся в 08:00'],
    [null, null, 'закрыт'],
  ])('with hours %s–%s says «%s»', (opensAt, closesAt, text) => {
    expect(seen(whenOpen(office({ open: false, opensAt, closesAt }), noonishMs, ru))).toBe(text);
  });
});

describe('Windows', () => {
  const faces = ['idle', 'serving', 'closed', 'serving', 'break', 'calling'] as const;
  const windows = faces.map((face, index) => ({ number: index + 1, face }));

  it('stand busiest first, and a free one is marked while people wait', () => {
    expect(windowShapes(office({ windows, waiting: 2 }))).toEqual([
      'serving',
      'serving',
      'calling',
      'idleInQueue',
      'break',
      'closed',
    ]);
    expect(windowShapes(office({ windows, waiting: 0 }))).toContain('idle');
  });

  it('are counted by shape where there are many', () => {
    expect(countShapes(['serving', 'serving', 'break'])).toEqual([
      ['serving', 2],
      ['break', 1],
    ]);
  });
});

describe('Phone strips', () => {
  it('show lines in trouble first and count the rest', () => {
    const lines = [line({ id: 'a' }), line({ id: 'b', state: 'breach' }), line({ id: 'c', state: 'risk' })];

    const { shown, more } = phoneStrips(lines, 2);

    expect(shown.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(more).toBe(1);
  });

  it('draw quarters without calls as gaps', () => {
    const level = (minute: number, offered: number, within: number) => ({
      from: new Date(noonishMs + minute * 60_000).toISOString(),
      offered,
      within,
    });

    const bars = levelBars([level(0, 10, 8), level(15, 0, 0), level(30, 4, 3)], 80);

    expect(bars.map(({ slot, percent, met }) => [slot, percent, met])).toEqual([
      [0, 80, true],
      [2, 75, false],
    ]);
  });

  it('draw at most the newest 48 quarters', () => {
    const levels = Array.from({ length: 60 }, (_, index) => ({
      from: new Date(noonishMs + index * 900_000).toISOString(),
      offered: 1,
      within: 1,
    }));

    expect(levelBars(levels, 80).at(-1)?.slot).toBe(47);
    expect(levelBars(levels, 80)).toHaveLength(48);
  });
});
