import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff';

describe('The pause before another attempt', () => {
  it.each([
    [0, 250, 500],
    [1, 500, 1_000],
    [2, 1_000, 2_000],
    [5, 1_000, 2_000],
    [1_000_000, 1_000, 2_000],
  ])('after %i failures lies between %i and %i ms', (failures, least, most) => {
    expect(backoffMs(failures, 0)).toBe(least);
    expect(backoffMs(failures, 1)).toBe(most);
  });
});
