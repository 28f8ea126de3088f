import { describe, expect, it } from 'vitest';
import { Bell } from './bell';
import type { AlertCell } from './cells';

const alert = (key: string, firedAt = '1') => ({ key, firedAt }) as AlertCell;

describe('The bell', () => {
  it('rings once for a new alert and again each minute until it is accepted', () => {
    const bell = new Bell();
    const rung = (nowMs: number, ...alerts: AlertCell[]) => bell.due(alerts, nowMs).map(({ key }) => key);

    expect(rung(0, alert('a'))).toEqual(['a']);
    expect(rung(59_999, alert('a'), alert('b'))).toEqual(['b']);
    expect(rung(60_000, alert('a'), alert('b'))).toEqual(['a']);
    expect(rung(61_000, alert('b'))).toEqual([]);
    expect(rung(62_000, alert('a'), alert('b'))).toEqual(['a']);
  });

  it('takes an alert that fired again for a new one', () => {
    const bell = new Bell();
    bell.due([alert('a', '1')], 0);

    expect(bell.due([alert('a', '2')], 10)).toHaveLength(1);
  });
});
