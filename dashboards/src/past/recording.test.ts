import { describe, expect, it } from 'vitest';
import { TestClock } from '../testing/test-clock';
import type { PastAnswer, PastEvents, PastFrame, PastLink } from './past-link';
import { idleMs, Recording } from './recording';

const begins = '2026-11-24T05:00:00Z';
const at = Date.parse('2026-11-24T05:10:00Z');

/** A hub whose answers and frames are the test's. */
class LinkDouble implements PastLink {
  static refused: string | null = null;
  static down = false;
  readonly asked: string[] = [];
  events: PastEvents | null = null;
  closedByPage = false;

  open(events: PastEvents): Promise<void> {
    this.events = events;
    return LinkDouble.down ? Promise.reject(new Error('no connection')) : Promise.resolve();
  }
  play(_: string, instant: string | null, speed: number): Promise<PastAnswer> {
    this.asked.push(`${instant ?? 'here'} ×${speed}`);
    return Promise.resolve({
      refused: LinkDouble.refused,
      begins,
      at: LinkDouble.refused === null ? (instant ?? '2026-11-24T05:10:00Z') : null,
    });
  }
  close(): Promise<void> {
    this.closedByPage = true;
    return Promise.resolve();
  }
}

const frame = (over: Partial<PastFrame> = {}): PastFrame => ({
  view: 'past/wall/samara',
  kind: 'snapshot',
  epoch: 'e',
  from: 0,
  seq: 5,
  at: '2026-11-24T05:10:00Z',
  speed: 60,
  cells: { a: 1 },
  gone: [],
  ...over,
});

function setUp() {
  LinkDouble.refused = null;
  LinkDouble.down = false;
  const clock = new TestClock();
  const links: LinkDouble[] = [];
  const open = () => {
    const link = new LinkDouble();
    links.push(link);
    return link;
  };
  const recording = new Recording('wall/samara', open, clock, () => undefined);
  return { clock, links, recording };
}

async function playing() {
  const all = setUp();
  all.recording.go(at, 60);
  await all.clock.advance(0);
  const link = all.links[0];
  if (link === undefined) throw new Error('nothing was opened');
  link.events?.frame(frame());
  return { ...all, link };
}

describe('A recording', () => {
  it('is opened where it is asked for and folds its frames', async () => {
    const { recording, clock, link } = await playing();
    link.events?.frame(frame({ kind: 'delta', from: 5, seq: 7, cells: { a: 2 }, at: '2026-11-24T05:11:00Z' }));
    await clock.advance(1000);

    expect(link.asked).toEqual(['2026-11-24T05:10:00.000Z ×60']);
    expect(recording.state).toEqual({ kind: 'playing' });
    expect(recording.board?.cells.get('a')).toBe(2);
    expect(recording.atMs).toBe(at + 2 * 60_000);
    expect(recording.beginsMs).toBe(Date.parse(begins) + 1);
  });

  it('takes no frame of the present for its own', async () => {
    const { recording, link } = await playing();
    link.events?.frame(frame({ view: 'wall/samara', cells: { a: 99 } }));

    expect(recording.board?.cells.get('a')).toBe(1);
  });

  it('goes on from where it is at another speed, and of several wishes carries out the last', async () => {
    const { recording, clock, link } = await playing();
    recording.go(null, 600);
    recording.go(at + 60_000, 600);
    recording.go(at + 120_000, 600);
    await clock.advance(0);

    expect(link.asked.slice(1)).toEqual(['here ×600', '2026-11-24T05:12:00.000Z ×600']);
  });

  it('says why it cannot be shown and is opened anew from there', async () => {
    const { recording, clock, links } = setUp();
    LinkDouble.refused = 'instant-before-log';
    recording.go(at - 3_600_000, 1);
    await clock.advance(0);
    expect(recording.state).toEqual({ kind: 'failed', code: 'instant-before-log' });
    expect(links[0]?.closedByPage).toBe(true);

    LinkDouble.refused = null;
    recording.go(recording.beginsMs, 1);
    await clock.advance(0);

    expect(recording.state).toEqual({ kind: 'playing' });
    expect(links[1]?.asked).toEqual(['2026-11-24T05:00:00.001Z ×1']);
  });

  it('stands while the server is away and goes on from there', async () => {
    const { recording, clock, links, link } = await playing();
    LinkDouble.down = true;
    link.events?.closed();
    await clock.advance(6000);
    expect(recording.state).toEqual({ kind: 'lost' });
    expect(recording.atMs).toBe(at);

    LinkDouble.down = false;
    await clock.advance(2000);

    expect(recording.state).toEqual({ kind: 'playing' });
    expect(links.at(-1)?.asked).toEqual(['2026-11-24T05:10:00.000Z ×60']);
  });

  it.each(['now', 'idle'] as const)('that ends with «%s» gives the page back to the present', async reason => {
    const { recording, link } = await playing();
    link.events?.ended(reason);

    expect(recording.state).toEqual({ kind: 'live', said: reason });
    expect(recording.board).toBeNull();
    expect(link.closedByPage).toBe(true);
  });

  it('may end before the hub has answered what it was asked last', async () => {
    const { recording, clock, link } = await playing();
    recording.go(null, 600);
    link.events?.ended('now');
    await clock.advance(0);

    expect(recording.state).toEqual({ kind: 'live', said: 'now' });
  });

  it('that nobody touches for ten minutes is left for the present', async () => {
    const { recording, clock } = await playing();
    await clock.advance(idleMs - 1000);
    recording.tick();
    expect(recording.on).toBe(true);
    expect(recording.leftS).toBe(1);

    recording.touched();
    await clock.advance(idleMs - 1000);
    recording.tick();
    expect(recording.on).toBe(true);

    await clock.advance(1000);
    recording.tick();

    expect(recording.state).toEqual({ kind: 'live', said: 'idle' });
  });

  it('tells the hub once a minute at most that somebody is there', async () => {
    const { recording, clock, link } = await playing();
    recording.touched();
    await clock.advance(61_000);
    recording.touched();
    recording.touched();
    await clock.advance(0);

    expect(link.asked).toEqual(['2026-11-24T05:10:00.000Z ×60', 'here ×60']);
  });
});
