import { describe, expect, it } from 'vitest';
import { counts, found, isShown, standing, type Requirement } from './tracing';

const requirement = (id: string, rest: Partial<Requirement> = {}): Requirement => ({
  ...{
    id,
    clause: '1',
    kind: 'CAP',
    force: 'must',
    text: { ru: 'Учёт талона', en: 'The ticket' },
    kept: [],
    tests: [],
  },
  ...rest,
});

const kept = [{ how: 'shown', where: { ru: 'экран зала', en: 'hall screen' } }];
const proven = requirement('A', { kept, tests: ['Hub.Tests.Queue.Calls_the_first'] });
const shown = requirement('B', { kept });
const awaits = requirement('C', {
  notYet: { kind: 'awaits', why: { ru: 'нет киоска', en: 'there is no kiosk' } },
});
const all = [proven, shown, awaits];

describe('Requirements', () => {
  it('are proven by tests, kept, or not yet', () => {
    expect(all.map(standing)).toEqual(['proven', 'kept', 'notYet']);
    expect(counts(all)).toMatchObject({ all: 3, proven: 1, kept: 1, notYet: 1, awaits: 1, feed: 0 });
  });

  it('are found by state and by kind of reason', () => {
    expect(found(all, 'kept', '')).toEqual([shown]);
    expect(found(all, 'awaits', '')).toEqual([awaits]);
    expect(found(all, 'feed', '')).toEqual([]);
  });

  it('are found by every word, in either language, with ё as е', () => {
    expect(found(all, 'all', 'учет')).toEqual(all);
    expect(found(all, 'all', 'kiosk учёт')).toEqual([awaits]);
    expect(found(all, 'all', 'calls the first')).toEqual([proven]);
    expect(found(all, 'all', 'kiosk screen')).toEqual([]);
  });

  it('know their own words of the address only', () => {
    expect(['awaits', 'proven', 'all', 'x', null].map(isShown)).toEqual([true, true, true, false, false]);
  });
});
