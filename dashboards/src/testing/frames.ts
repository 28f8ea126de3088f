import type { Frame } from '../feed/frame';

/** The instant most tests happen at: Tuesday 24 November 2026, 10:47:22 in Samara. */
export const noonishMs = Date.parse('2026-11-24T06:47:22Z');

export function frame(over: Partial<Frame> = {}): Frame {
  return {
    view: 'wall/samara',
    kind: 'snapshot',
    epoch: 'e1',
    from: 0,
    seq: 1,
    at: new Date(noonishMs).toISOString(),
    cells: {},
    gone: [],
    ...over,
  };
}

export const delta = (from: number, seq: number, cells: Frame['cells'] = {}, over: Partial<Frame> = {}): Frame =>
  frame({ kind: 'delta', from, seq, cells, ...over });

export const heartbeat = (seq: number, over: Partial<Frame> = {}): Frame =>
  frame({ kind: 'heartbeat', from: seq, seq, ...over });
