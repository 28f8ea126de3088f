import { describe, expect, it } from 'vitest';
import { arrange, type Arrangement, type Standing } from './arrangement';
import type { Tier } from './tile';

const standing = (id: string, tier: Tier, pressure = 0): Standing => ({ id, tier, pressure });
const ids = (arrangement: Arrangement) => arrangement.places.map(({ id }) => id).join('');
const calm = [standing('a', 'met', 3), standing('b', 'met', 2), standing('c', 'met', 1)];
const cBreached = [standing('a', 'met', 3), standing('b', 'met', 2), standing('c', 'breach', 1)];

describe('The order of tiles', () => {
  it('begins trouble first, and by pressure within a tier', () => {
    const first = arrange(null, [...calm, standing('d', 'noData'), standing('e', 'risk'), standing('f', 'breach')], 0);

    expect(ids(first)).toBe('fedabc');
  });

  it('moves a tile only when its state has held for 20 s', () => {
    let now = arrange(arrange(null, calm, 0), cBreached, 15_000);
    now = arrange(now, cBreached, 34_999);
    expect(ids(now)).toBe('abc');

    now = arrange(now, cBreached, 35_000);

    expect(ids(now)).toBe('cab');
  });

  it('starts counting again when the state flickers', () => {
    let now = arrange(arrange(null, calm, 0), cBreached, 10_000);
    now = arrange(now, calm, 25_000);
    now = arrange(now, cBreached, 30_000);
    now = arrange(now, cBreached, 45_000);

    expect(ids(now)).toBe('abc');
  });

  it('moves at most every 10 s', () => {
    const both = [standing('a', 'met', 3), standing('b', 'risk', 2), standing('c', 'breach', 1)];
    let now = arrange(arrange(null, calm, 0), cBreached, 1_000);
    now = arrange(now, both, 4_000);
    now = arrange(now, both, 21_000);
    expect(ids(now)).toBe('cab');

    now = arrange(now, both, 30_999);
    expect(ids(now)).toBe('cab');

    expect(ids(arrange(now, both, 31_000))).toBe('cba');
  });

  it('does not let quiet tiles wander more than once a minute', () => {
    const wandering = [standing('a', 'met', 0), standing('b', 'met', 2), standing('c', 'met', 1)];
    const start = arrange(null, calm, 0);

    expect(ids(arrange(start, wandering, 59_999))).toBe('abc');
    expect(ids(arrange(start, wandering, 60_000))).toBe('bca');
  });

  it('takes in a new office and lets a gone one go at once', () => {
    const start = arrange(null, calm, 0);

    expect(ids(arrange(start, [...calm, standing('d', 'breach')], 1_000))).toBe('dabc');
    expect(ids(arrange(start, calm.slice(1), 1_000))).toBe('bc');
  });

  it('is the same for the same pressures, whatever the order of the cells', () => {
    const equal = [standing('b', 'breach', -Infinity), standing('a', 'breach', -Infinity)];

    expect(ids(arrange(null, equal, 0))).toBe('ab');
  });
});
