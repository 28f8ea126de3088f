import type { CellValue, Frame } from './frame';

/** What a view shows: a flat map of cells at one place of one history. Never changed in place. */
export interface Board {
  readonly epoch: string;
  readonly seq: number;
  readonly cells: ReadonlyMap<string, CellValue>;
}

/** The frame does not fit on the board; the page must subscribe again with what it has. */
export const gap = 'gap';

/**
 * The next board, or {@link gap}.
 * A snapshot always fits. A delta or a heartbeat fits when it is of the same epoch and `from ≤ board.seq ≤ seq`; setting a
 * cell twice is harmless because frames carry whole cells.
 */
export function fold(board: Board | null, frame: Frame): Board | typeof gap {
  if (frame.kind === 'snapshot')
    return { epoch: frame.epoch, seq: frame.seq, cells: new Map(Object.entries(frame.cells)) };
  if (board?.epoch !== frame.epoch || frame.from > board.seq || frame.seq < board.seq) return gap;
  return frame.kind === 'heartbeat' ? board : { epoch: board.epoch, seq: frame.seq, cells: changed(board, frame) };
}

function changed(board: Board, frame: Frame): ReadonlyMap<string, CellValue> {
  const cells = new Map(board.cells);
  for (const [key, value] of Object.entries(frame.cells)) cells.set(key, value);
  for (const key of frame.gone) cells.delete(key);
  return cells;
}
