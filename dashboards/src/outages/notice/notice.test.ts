import { describe, expect, it } from 'vitest';
import type { ReadNotice } from './answer';
import { bodyOf, draftOf, lackOf, withPlace } from './draft';
import { checks, marked } from './marked';

const text = 'Внимание!\n15 мая с 9:00 до 12:00\n- п. Лопатино: ул. Лесная, ул. Лесная 2я; непонятно что';
const notice: ReadNotice = {
  parts: [
    { when: [{ words: '15 мая, с 9:00 до 12:00' }], words: 'ул. Лесная', check: ['year-assumed'] },
    { when: [{ words: '15 мая, с 9:00 до 12:00' }], words: 'ул. Лесная 2я', check: ['house-far', 'year-assumed'] },
  ],
  left: [
    { words: 'Внимание!', reason: 'prose' },
    { words: 'непонятно что', reason: 'not-read' },
  ],
  understoodPercent: 80,
};

describe('A notice that was read', () => {
  it('shows each word with what was made of it, and loses none', () => {
    const pieces = marked(text, notice);
    expect(pieces.map(piece => piece.text).join('')).toBe(text);
    expect(pieces.filter(({ meaning }) => meaning !== null).map(piece => `${piece.meaning}: ${piece.text}`)).toEqual([
      'besides: Внимание!',
      'time: 15 мая',
      'time: с 9:00 до 12:00',
      'place: ул. Лесная',
      'check: ул. Лесная 2я',
      'lost: непонятно что',
    ]);
  });

  it('says once what a person must look at, and never the sentences around it', () => {
    expect(checks(notice)).toEqual([
      { check: 'year-assumed', count: 2 },
      { check: 'house-far', count: 1 },
      { check: 'not-read', count: 1 },
    ]);
  });
});

describe('A draft of an outage', () => {
  const zone = 'Europe/Samara';
  const place = { place: 'п. Лопатино', street: 'ул. Лесная', side: 'both' as const };
  const draft = draftOf(
    {
      id: 'notice-1-1',
      fact: { kind: 'planned', area: [place], startsAt: '2025-05-15T05:00:00Z', estimateAt: '2025-05-15T08:00:00Z' },
      offices: ['north'],
    },
    zone,
  );

  it('has its instants as the clocks there show them, and is sent as it stands', () => {
    expect(draft.startsAt).toBe('2025-05-15T09:00');
    expect(bodyOf({ ...draft, customers: '40', cause: ' ремонт ' }, zone)).toEqual({
      kind: 'planned',
      area: [place],
      customers: 40,
      startsAt: '2025-05-15T05:00:00.000Z',
      estimateAt: '2025-05-15T08:00:00.000Z',
      cause: 'ремонт',
    });
  });

  it('no longer says which halls show it once its area was changed', () => {
    expect(withPlace(draft, 0, { place: 'с. Новинки' })).toMatchObject({
      area: [{ place: 'с. Новинки' }],
      offices: null,
    });
    expect(withPlace(draft, 0, null).area).toEqual([]);
  });

  it('says what it lacks', () => {
    expect(lackOf(draft)).toBeNull();
    expect(lackOf(withPlace(draft, 0, null))).toBe('area');
    expect(lackOf(withPlace(draft, 0, { place: ' ', street: null }))).toBe('area');
    expect(lackOf({ ...draft, startsAt: '' })).toBe('start');
    expect(lackOf({ ...draft, estimateAt: '2025-05-15T09:00' })).toBe('order');
  });
});
