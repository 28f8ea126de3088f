import { describe, expect, it } from 'vitest';
import { mediaAt } from './media';

const minute = Date.parse('2026-11-24T06:47:00Z');

describe('The media slot', () => {
  it('is shown for the last quarter of each minute and never longer', () => {
    const shown = Array.from({ length: 60 }, (_, second) => mediaAt(1, minute + second * 1000) !== null);

    expect(shown.indexOf(true)).toBe(45);
    expect(shown.filter(Boolean).length).toBe(15);
  });

  it('gives every file its turn', () => {
    const turns = [0, 1, 2, 3].map(n => mediaAt(3, minute + n * 60_000 + 50_000));

    expect(new Set(turns)).toEqual(new Set([0, 1, 2]));
    expect(turns[3]).toBe(turns[0]);
  });

  it('is empty without files', () => {
    expect(mediaAt(0, minute + 50_000)).toBeNull();
  });
});
