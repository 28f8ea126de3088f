import { describe, expect, it } from 'vitest';
import type { CallsLineCell, CallsQuarterCell, OperatorCell } from './cells';
import { intervalBars } from './levels';
import { reasonsOf } from './reasons';
import { callName, commonTarget, waitState, worst } from './standing';

const quarter = (from: string, offered: number, within: number, abandoned = 0): CallsQuarterCell => ({
  line: 'main',
  from: `2026-11-24T${from}:00Z`,
  offered,
  within,
  abandoned,
});

describe('Service level by interval', () => {
  it('adds up the lines of a quarter and leaves intervals without calls as gaps', () => {
    const bars = intervalBars(
      [quarter('08:00', 10, 9), quarter('08:00', 10, 5, 2), quarter('08:15', 0, 0), quarter('08:30', 4, 4)],
      'quarter',
      48,
    );

    expect(bars.map(({ slot, percent, abandoned }) => [slot, percent, abandoned])).toEqual([
      [0, 70, 2],
      [2, 100, 0],
    ]);
  });

  it('is of the whole hour, not the mean of its quarters', () => {
    const bars = intervalBars([quarter('08:00', 90, 90), quarter('08:45', 10, 0, 10)], 'hour', 24);

    expect(bars.map(({ percent, abandoned }) => [percent, abandoned])).toEqual([[90, 10]]);
  });

  it('shows the newest intervals for which there is room', () => {
    const bars = intervalBars([quarter('08:00', 1, 1), quarter('09:00', 1, 1), quarter('09:15', 1, 1)], 'quarter', 2);

    expect(bars.map(({ slot, atMs }) => [slot, new Date(atMs).getUTCMinutes()])).toEqual([
      [0, 0],
      [1, 15],
    ]);
  });
});

describe('A wait against the target of its line', () => {
  it('is at risk from four fifths on and breached after it', () => {
    expect([15, 16, 20, 20.1].map(seconds => waitState(seconds, 20))).toEqual(['met', 'risk', 'risk', 'breach']);
  });

  it('is judged by nothing while the line is not known', () => {
    expect(waitState(1000, null)).toBe('noData');
  });
});

describe('The centre as a whole', () => {
  const line = (targetS: number, state: CallsLineCell['state'] = 'met') =>
    ({ targetS, targetPercent: 80, state }) as CallsLineCell;

  it('names a target only when all lines have the same', () => {
    expect(commonTarget([line(20), line(20)])).toEqual({ percent: 80, seconds: 20 });
    expect(commonTarget([line(20), line(30)])).toBeNull();
    expect(commonTarget([])).toBeNull();
  });

  it('stands as its first, worst line does', () => {
    expect(worst([line(20, 'risk'), line(20)])).toBe('risk');
    expect(worst([])).toBe('noData');
  });
});

describe('The name of a call', () => {
  it('is the end of a long key and the whole of a short one', () => {
    expect(callName('1732430900.4100')).toBe('…4100');
    expect(callName('c-17')).toBe('c-17');
  });
});

describe('Why operators pause', () => {
  it('is told by the commonest two reasons, shortened, and how many have others', () => {
    const reasons = ['обед', null, 'разбор обращений', 'обед', 'чай', 'разбор обращений', 'обед'];
    const members = reasons.map(reason => ({ reason }) as OperatorCell);

    expect(reasonsOf(members)).toEqual({
      shown: [
        { reason: 'обед', count: 3 },
        { reason: 'разбор обраще…', count: 2 },
      ],
      others: 1,
    });
    expect(reasonsOf([{ reason: null } as OperatorCell])).toEqual({ shown: [], others: 0 });
  });
});
