import { describe, expect, it } from 'vitest';
import { layout, listLayout, pageAt, type Layout } from './layout';
import type { Tier } from './tile';

/** The offices' part of a 1920×1080 wall with one phone strip. */
const room = { width: 88, height: 52.5 };

const order = (breach: number, risk: number, noData: number, met: number): Tier[] => [
  ...Array<Tier>(breach).fill('breach'),
  ...Array<Tier>(risk).fill('risk'),
  ...Array<Tier>(noData).fill('noData'),
  ...Array<Tier>(met).fill('met'),
];

/** How many tiles are on the wall over all pages. */
const placed = (plan: Layout, total: number) =>
  plan.big + plan.mid + plan.pinned + Math.min(plan.perPage * plan.pages, total - plan.big - plan.mid - plan.pinned);

describe('The layout of tiles', () => {
  it('is three large, five medium and the rest in seven columns on an ordinary bad day', () => {
    expect(layout(order(3, 4, 1, 31), room)).toMatchObject({
      big: 3,
      mid: 5,
      perPage: 31,
      pages: 1,
      smallColumns: 7,
      pinned: 0,
    });
  });

  it('shows breaches beyond the large row in medium tiles', () => {
    expect(layout(order(7, 1, 0, 31), room)).toMatchObject({ big: 3, mid: 5, pinned: 0 });
  });

  it('fills the last medium row up with quiet offices', () => {
    expect(layout(order(1, 1, 0, 31), room)).toMatchObject({ big: 1, mid: 5, perPage: 27 });
  });

  it('gives few offices large tiles', () => {
    expect(layout(order(0, 0, 0, 1), room)).toMatchObject({ big: 1, mid: 0, perPage: 0 });
    expect(layout(order(0, 1, 0, 14), room)).toMatchObject({ big: 0, mid: 15, perPage: 0 });
  });

  it('pages quiet offices evenly and never pages trouble', () => {
    const plan = layout(order(3, 4, 1, 72), room);

    expect(plan).toMatchObject({ big: 3, mid: 5, pinned: 0, pages: 3, perPage: 24 });
  });

  it('makes tiles of troubled offices smaller before it leaves one out', () => {
    const plan = layout(order(14, 4, 1, 15), room);

    expect(plan.big).toBe(3);
    expect(plan.big + plan.mid + plan.pinned).toBeGreaterThanOrEqual(19);
    expect(plan.hidden).toBe(0);
  });

  it('shows eighty breached offices at once', () => {
    expect(layout(order(80, 0, 0, 0), room)).toMatchObject({ big: 0, mid: 0, pinned: 80, hidden: 0, tight: true });
  });

  it('tells how many it cannot show when even that is too little', () => {
    const plan = layout(order(400, 0, 0, 100), room);

    expect(plan.pinned + plan.hidden).toBe(500);
    expect(plan.pinned).toBeGreaterThan(70);
  });

  it.each([
    [0, 0, 0, 39],
    [3, 4, 1, 31],
    [5, 0, 2, 40],
    [12, 8, 3, 20],
    [0, 30, 0, 10],
    [25, 10, 5, 60],
  ])('loses nobody of %i breached, %i at risk, %i without data and %i quiet', (breach, risk, noData, met) => {
    const total = breach + risk + noData + met;
    const plan = layout(order(breach, risk, noData, met), room);

    expect(placed(plan, total) + plan.hidden).toBe(total);
    expect(plan.big + plan.mid + plan.pinned).toBeGreaterThanOrEqual(breach + risk + noData);
  });

  it('has room for everybody in a hand', () => {
    expect(listLayout(order(5, 6, 1, 60))).toMatchObject({ big: 5, mid: 7, perPage: 60, pages: 1, hidden: 0 });
  });

  it('turns the page every 12 s, on every screen at once', () => {
    expect([0, 11_999, 12_000, 24_000, 36_000].map(ms => pageAt(ms, 3))).toEqual([0, 0, 1, 2, 0]);
  });
});
