import { describe, expect, it } from 'vitest';
import { CallQueue } from '../screens/hall/call-queue';
import { call, office } from '../testing/cells';
import { delta, frame, noonishMs } from '../testing/frames';
import { arrange, type Arrangement } from '../walls/company/arrangement';
import { companyBoard, type TickerLine } from '../walls/company/cells';
import { pressure, tile } from '../walls/company/tile';
import { fold, type Board } from './board';
import { ServerClock } from './server-clock';

const offices = 40;
const everyMs = 60_000;
/** Drawing is looked at less often than folding, so that the test stays short. */
const drawn = 10;
const frames = (30 * 24 * 3600 * 1000) / everyMs;

describe('A screen that hangs for a month', () => {
  it('keeps no more than one board, one ticker and one queue of calls', () => {
    const clock = new ServerClock();
    const queue = new CallQueue();
    let arrangement: Arrangement | null = null;
    let board = fold(null, frame({ seq: 0 })) as Board;
    let [mostCells, mostTicker, mostQueue, mostPlaces] = [0, 0, 0, 0];

    for (let seq = 1; seq <= frames; seq++) {
      const nowMs = noonishMs + seq * everyMs;
      board = fold(board, monthDelta(seq, nowMs)) as Board;
      clock.observe(nowMs, seq * everyMs + (seq % 7));
      mostCells = Math.max(mostCells, board.cells.size);
      queue.offer([call(`А ${seq}`, 1, { calledAt: new Date(nowMs).toISOString() })], nowMs);
      queue.step(seq * everyMs);
      mostQueue = Math.max(mostQueue, queue.length);
      if (seq % drawn !== 0) continue;
      const shown = companyBoard(board.cells);
      const moment = { nowMs, knownMs: nowMs, monotonicMs: seq * everyMs, ageS: 0, link: { kind: 'live' } as const };
      const tiles = shown.offices.map(each => tile(each, moment));
      const standings = tiles.map(each => ({ id: each.office.id, tier: each.tier, pressure: pressure(each) }));
      arrangement = arrange(arrangement, standings, moment.monotonicMs);
      mostTicker = Math.max(mostTicker, shown.ticker.length);
      mostPlaces = Math.max(mostPlaces, arrangement.places.length);
    }

    expect(board.seq).toBe(frames);
    expect(mostCells).toBeLessThanOrEqual(offices + 5 + 1);
    expect(mostTicker).toBe(12);
    expect(mostQueue).toBeLessThanOrEqual(1);
    expect(mostPlaces).toBe(offices);
  }, 60_000);
});

/** One change of an office, one new trouble and the end of an old one, and a new line of the ticker. */
function monthDelta(seq: number, nowMs: number) {
  const changed = office({ id: `o${seq % offices}`, waiting: seq % 17, state: seq % 11 === 0 ? 'breach' : 'met' });
  const line = (back: number): TickerLine => ({
    at: new Date(nowMs - back * everyMs).toISOString(),
    kind: 'ticket-issued',
    place: 'Самарское',
    ticket: `А ${seq - back}`,
    window: null,
  });
  const cells = {
    [`office/${changed.id}`]: changed,
    [`trouble/${seq}`]: { kind: 'wait-over-norm' },
    ticker: { lines: Array.from({ length: 12 }, (_, back) => line(back)) },
  };
  return delta(seq - 1, seq, cells, { gone: [`trouble/${seq - 5}`], at: new Date(nowMs).toISOString() });
}
