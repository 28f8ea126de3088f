import { describe, expect, it } from 'vitest';
import { delta, frame } from '../testing/frames';
import { fold, gap, type Board } from './board';
import type { Frame } from './frame';

interface Golden {
  readonly name: string;
  readonly frames: readonly Frame[];
  readonly result: 'board' | 'resubscribe';
  readonly board: { epoch: string; seq: number; cells: Record<string, unknown> } | null;
}

const golden = import.meta.glob<Golden>('../../../tests/golden/feed/*.json', { eager: true, import: 'default' });

describe('A board is the fold of its frames', () => {
  it('has golden files to check against', () => {
    expect(Object.keys(golden).length).toBeGreaterThanOrEqual(14);
  });

  it.each(Object.values(golden).map(file => [file.name, file] as const))('as the server says: %s', (_, file) => {
    let board: Board | null = null;
    let result = '';
    for (const each of file.frames) {
      const next: Board | typeof gap = fold(board, each);
      result = next === gap ? 'resubscribe' : 'board';
      if (next !== gap) board = next;
    }

    expect(result).toBe(file.result);
    expect(board === null ? null : { ...board, cells: Object.fromEntries(board.cells) }).toEqual(file.board);
  });

  it('leaves the board it was given as it was', () => {
    const before = fold(null, frame({ cells: { a: 1, b: 2 } })) as Board;

    fold(before, delta(1, 2, { a: 9 }, { gone: ['b'] }));

    expect(Object.fromEntries(before.cells)).toEqual({ a: 1, b: 2 });
  });

  it('comes to the same through deltas as through the snapshot that follows them', () => {
    const seed = 20261124;
    const random = mulberry(seed);
    const truth = new Map<string, unknown>();
    let board = fold(null, frame({ seq: 0 })) as Board;

    for (let seq = 1; seq <= 500; seq++) {
      const cells: Record<string, unknown> = {};
      const gone: string[] = [];
      for (let change = 0; change < 3; change++) {
        const key = `office/${Math.floor(random() * 20)}`;
        if (random() < 0.2 && !(key in cells)) gone.push(key);
        else if (!gone.includes(key)) cells[key] = { n: seq };
      }
      for (const [key, value] of Object.entries(cells)) truth.set(key, value);
      for (const key of gone) truth.delete(key);
      board = fold(board, delta(seq - 1, seq, cells, { gone })) as Board;
    }

    expect(Object.fromEntries(board.cells), `seed ${seed}`).toEqual(Object.fromEntries(truth));
  });
});

/** A small seeded generator, so that a failure can be repeated. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
