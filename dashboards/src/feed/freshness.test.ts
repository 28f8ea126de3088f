import { describe, expect, it } from 'vitest';
import { freshness, isOld } from './freshness';

describe('Freshness', () => {
  it.each([
    [0, 'live', false],
    [5, 'live', false],
    [5.1, 'aging', false],
    [30, 'aging', false],
    [30.1, 'stale', true],
    [300, 'stale', true],
    [300.1, 'lost', true],
    [Infinity, 'lost', true],
  ] as const)('of %d s is %s', (ageS, fresh, old) => {
    expect(freshness(ageS)).toBe(fresh);
    expect(isOld(freshness(ageS))).toBe(old);
  });
});
