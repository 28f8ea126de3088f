import { describe, expect, it } from 'vitest';
import { locale } from '../../i18n/locale';
import type { OutageCell } from '../cells';
import { instant, span } from './instants';
import { holdsAll, listed, outagesBoard } from './listing';
import { addressOf, questionIn, queryOf, turned } from './question';
import { silenceIn } from './silence';
import { stateOf } from './standing';
import { stepText } from './story-view';
import { suspicionsIn } from './suspicions-view';

const ru = locale('ru');
const nowMs = Date.parse('2026-11-24T06:00:00Z');
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const outage = (id: string, over: Partial<OutageCell> = {}): OutageCell => ({
  id,
  kind: 'emergency',
  phase: 'active',
  stage: 'reported',
  area: [{ place: 'с. Берёзовка', street: 'ул. Мира', houses: null, side: 'both', words: null }],
  parts: 1,
  customers: 10,
  startsAt: '2026-11-24T05:00:00Z',
  estimateAt: '2026-11-24T08:00:00Z',
  estimateMoves: 0,
  source: 'grid',
  offices: ['north'],
  doubts: [],
  reportedAt: '2026-11-24T05:00:00Z',
  reopenings: 0,
  asOf: '2026-11-24T05:00:00Z',
  ...over,
});
const asked = questionIn(new URLSearchParams());
const ids = (all: readonly OutageCell[], change: Parameters<typeof turned>[1]) =>
  listed(all, turned(asked, change), nowMs).map(({ id }) => id);

describe('A list of outages', () => {
  const all = [
    outage('small'),
    outage('large', { customers: 500, estimateAt: null, offices: [] }),
    outage('late', { customers: 20, estimateAt: '2026-11-24T05:59:00Z', estimateMoves: 1 }),
    outage('second', { phase: 'ahead', startsAt: '2026-11-26T05:00:00Z', customers: 900 }),
    outage('first', { phase: 'ahead', startsAt: '2026-11-25T05:00:00Z', kind: 'planned' }),
    outage('older', { phase: 'restored', restoredAt: '2026-11-24T04:00:00Z' }),
    outage('newer', { phase: 'restored', restoredAt: '2026-11-24T05:30:00Z' }),
  ];

  it('puts the largest first, the next to begin first, the newest ended first', () => {
    expect(ids(all, {})).toEqual(['large', 'late', 'small']);
    expect(ids(all, { phase: 'ahead' })).toEqual(['first', 'second']);
    expect(ids(all, { phase: 'restored' })).toEqual(['newer', 'older']);
  });

  it('is narrowed by trouble, office, kind and words', () => {
    expect(ids(all, { trouble: 'unestimated' })).toEqual(['large']);
    expect(ids(all, { trouble: 'overdue' })).toEqual(['late']);
    expect(ids(all, { trouble: 'moved' })).toEqual(['late']);
    expect(ids(all, { trouble: 'unmatched' })).toEqual(['large']);
    expect(ids(all, { office: 'north' })).toEqual(['late', 'small']);
    expect(ids(all, { phase: 'ahead', kind: 'planned' })).toEqual(['first']);
    expect(ids(all, { words: 'БЕРЕЗОВКА' })).toHaveLength(3);
    expect(ids(all, { words: 'дубовка' })).toEqual([]);
  });

  it('knows whether the board holds all of a phase', () => {
    const cells = new Map<string, unknown>([
      ['company', { name: 'Волга', timeZone: 'Europe/Samara', simulated: false }],
      ['summary', { active: 50_000, ahead: 2, restoredToday: 1 }],
      ...all.map(each => [`outage/${each.id}`, each] as const),
    ]);
    const board = outagesBoard(cells);
    if (board === null) throw new Error('the board is told');
    expect([holdsAll(board, 'active'), holdsAll(board, 'ahead'), holdsAll(board, 'restored')]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('A question', () => {
  it('lives in the address and leaves alone what else stands there', () => {
    const url = new URL('http://hub/outages/samara?lang=en&phase=ahead&page=3&trouble=storm');
    const read = questionIn(url.searchParams);
    expect([read.phase, read.page, read.trouble]).toEqual(['ahead', 3, '']);
    expect(addressOf(turned(read, { kind: 'planned' }), url)).toBe('/outages/samara?lang=en&phase=ahead&kind=planned');
    expect(addressOf(turned(read, { id: 'o-1' }), url)).toBe('/outages/samara?lang=en&phase=ahead&page=3&id=o-1');
  });

  it('asks the server for one page', () => {
    expect(queryOf({ ...asked, page: 3, words: 'ул. Мира' }, 50)).toBe(
      'phase=active&words=%D1%83%D0%BB.+%D0%9C%D0%B8%D1%80%D0%B0&skip=100&most=50',
    );
  });
});

describe('A suspicion', () => {
  it('is shown while it holds, the most reports first', () => {
    const cell = (place: string, count: number, until: string) => ({
      place,
      name: place,
      count,
      usual: 1,
      since: until,
      until,
    });
    const cells = new Map([
      ['suspicion/office/a', cell('office/a', 7, '2026-11-24T06:05:00Z')],
      ['suspicion/office/b', cell('office/b', 9, '2026-11-24T06:05:00Z')],
      ['suspicion/office/c', cell('office/c', 99, '2026-11-24T05:59:00Z')],
    ]);
    expect(suspicionsIn(cells, nowMs).map(({ place }) => place)).toEqual(['office/b', 'office/a']);
  });
});

describe('An outage on the page', () => {
  it('is marked by its promise: broken, missing or changed', () => {
    const state = (over: Partial<OutageCell>) => stateOf(outage('o', over), nowMs);
    expect(state({ estimateAt: '2026-11-24T05:59:00Z' })).toBe('breach');
    expect([state({ estimateAt: null }), state({ estimateMoves: 1 }), state({ doubts: ['start-year'] })]).toEqual([
      'risk',
      'risk',
      'risk',
    ]);
    expect([state({}), state({ phase: 'restored' })]).toEqual([null, 'met']);
  });

  it('says instants of another day with their date and of another year with their year', () => {
    const at = (iso: string) => plain(instant(Date.parse(iso), nowMs, 'Europe/Samara', ru));
    expect([at('2026-11-24T08:00:00Z'), at('2026-11-25T08:00:00Z'), at('2027-11-25T08:00:00Z')]).toEqual([
      '12:00',
      '12:00 25 ноября',
      '12:00 25 ноября 2027',
    ]);
    expect(plain(span(26 * 3_600_000, ru))).toBe('1 д 2 ч');
  });

  it('tells a moved estimate with the one before', () => {
    const step = {
      kind: 'outage-estimate-moved',
      at: '2026-11-24T05:30:00Z',
      recordedAt: '2026-11-24T05:30:00Z',
      fromAt: '2026-11-24T06:30:00Z',
      estimateAt: '2026-11-24T08:00:00Z',
    };
    expect(plain(stepText(step, nowMs, 'Europe/Samara', ru))).toBe('срок перенесён, было до 10:30, до 12:00');
  });
});

describe('A silent list', () => {
  const said = (reason: string) => plain(silenceIn(ru.words.sources.silence, reason));

  it.each([
    ['no whole answer within 20 s', 'нет полного ответа за 20 с'],
    ['HTTP 503', 'сервер ответил ошибкой 503'],
    ['more than 3 redirects', 'сервер отправляет по другому адресу'],
    ['it redirects to ftp:, which is not asked', 'сервер отправляет по другому адресу'],
    [
      'grid.example is inside a private network or this machine; say "inside": true if it is meant to be',
      'адрес внутри закрытой сети: его нужно разрешить',
    ],
    ['Connection refused', 'сервер недоступен или список не разобрать'],
  ])('says in the reader’s words why: %s', (reason, words) => {
    expect(said(reason)).toBe(words);
  });
});
