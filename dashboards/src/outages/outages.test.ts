import { describe, expect, it } from 'vitest';
import { locale } from '../i18n/locale';
import { areaText } from './area';
import type { HallOutage, OutagePlace } from './cells';
import { outageNotices } from './hall-notice';

const ru = locale('ru');
const zone = 'Europe/Samara';
const nowMs = Date.parse('2026-11-24T06:00:00Z'); // 10:00
const part = (place: string | null, street: string | null = null): OutagePlace => ({
  place,
  street,
  houses: null,
  side: 'both',
  words: null,
});
const fault: HallOutage = {
  id: 'g-1',
  kind: 'emergency',
  active: true,
  area: [part('Лопатино', 'ул. Мира')],
  parts: 1,
  startsAt: '2026-11-24T05:00:00Z',
  estimateAt: '2026-11-24T10:30:00Z',
};
const said = (outage: HallOutage, more = 0) =>
  outageNotices(new Map([['outages', { outages: [outage], more }]]), nowMs, zone, ru).map(
    ({ kind, text }) => `${kind}: ${text.replaceAll('\u00a0', ' ')}`,
  );

describe('An outage in a hall', () => {
  it('says where and until when', () => {
    expect(said(fault)).toEqual(['outage: Лопатино, ул. Мира — нет света, включат к 14:30']);
  });

  it('says no instant that has passed, and another day with its date', () => {
    expect(said({ ...fault, estimateAt: '2026-11-24T05:59:00Z' })).toEqual([
      'outage: Лопатино, ул. Мира — нет света, срок уточняется',
    ]);
    expect(said({ ...fault, estimateAt: '2026-11-25T04:00:00Z' })).toEqual([
      'outage: Лопатино, ул. Мира — нет света, включат к 08:00 25 ноября',
    ]);
  });

  it('is told before it begins when it is planned', () => {
    expect(
      said({
        ...fault,
        kind: 'planned',
        active: false,
        startsAt: '2026-11-25T05:00:00Z',
        estimateAt: '2026-11-25T10:00:00Z',
      }),
    ).toEqual(['planned: Лопатино, ул. Мира — плановые работы, света не будет с 09:00 до 14:00']);
  });

  it('says how many are near besides', () => {
    expect(said(fault, 3)[0]).toMatch(/Рядом ещё 3 отключения$/);
  });
});

describe('An area', () => {
  it('is its first parts and the number of the others', () => {
    expect(areaText([part('Лопатино'), part('Новинки'), part('Яицкое')], 14, 2, ru).replaceAll('\u00a0', ' ')).toBe(
      'Лопатино; Новинки; и ещё 12 мест',
    );
    expect(areaText([], 0, 2, ru)).toBe('место уточняется');
  });

  it('says houses and their side', () => {
    const houses = [
      { from: '2', to: '24', side: 'even' as const },
      { from: '30а', to: null, side: 'even' as const },
    ];
    expect(areaText([{ ...part(null, 'ул. Мира'), houses }], 1, 2, ru)).toBe('ул. Мира, 2–24, 30а (чётная сторона)');
  });
});
