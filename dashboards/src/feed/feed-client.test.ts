import { beforeEach, describe, expect, it } from 'vitest';
import { delta, frame, heartbeat, noonishMs } from '../testing/frames';
import { settled, TestClock } from '../testing/test-clock';
import { FeedClient } from './feed-client';
import type { Frame } from './frame';
import { Refused, type Link, type LinkEvents, type Refusal } from './link';
import { refusalIn } from './signalr-link';

/** What the server does with the next connection. */
interface Server {
  up: boolean;
  refuses: Refusal | null;
  hangs: boolean;
}

describe('The feed client', () => {
  let clock: TestClock;
  let server: Server;
  let links: FakeLink[];
  let changes: number;
  let versions: string[];
  let client: FeedClient;

  class FakeLink implements Link {
    events: LinkEvents | null = null;
    asked: (readonly [string, string | null, number | null])[] = [];
    closed = false;

    async open(events: LinkEvents): Promise<void> {
      if (server.hangs) await new Promise(() => undefined);
      if (!server.up) throw new Error('no connection');
      this.events = events;
    }

    subscribe(view: string, epoch: string | null, seq: number | null): Promise<void> {
      this.asked.push([view, epoch, seq]);
      return server.refuses === null ? Promise.resolve() : Promise.reject(new Refused(server.refuses));
    }

    close(): Promise<void> {
      this.closed = true;
      this.events?.closed();
      return Promise.resolve();
    }

    sends(...frames: Frame[]): void {
      for (const each of frames) this.events?.frame(each);
    }
  }

  const newest = () => links.at(-1) ?? expect.fail('no connection was opened');

  beforeEach(() => {
    [clock, links, changes, versions] = [new TestClock(), [], 0, []];
    server = { up: true, refuses: null, hangs: false };
    const open = () => {
      const link = new FakeLink();
      links.push(link);
      return link;
    };
    client = new FeedClient('wall/samara', open, clock, {
      changed: () => changes++,
      version: version => versions.push(version),
    });
    return () => {
      client.stop();
    };
  });

  it('asks for everything first and is live with the first frame', async () => {
    void client.run();
    await settled();
    expect(client.link.kind).toBe('connecting');

    newest().sends(frame({ seq: 7, cells: { a: 1 } }));

    expect(newest().asked).toEqual([['wall/samara', null, null]]);
    expect(client.link.kind).toBe('live');
    expect(client.board?.seq).toBe(7);
    expect(client.serverNowMs).toBe(noonishMs);
  });

  it('asks again with what it has when a frame leaves a gap, and only once for one gap', async () => {
    void client.run();
    await settled();
    newest().sends(frame({ seq: 7 }), delta(9, 10), delta(10, 11), heartbeat(11));

    expect(newest().asked.slice(1)).toEqual([['wall/samara', 'e1', 7]]);
    newest().sends(delta(7, 11, { a: 2 }));
    expect(client.board?.seq).toBe(11);
  });

  it('asks once more when a gap is not answered in time', async () => {
    void client.run();
    await settled();
    newest().sends(frame({ seq: 7 }), heartbeat(9));
    await clock.advance(5_000);

    newest().sends(heartbeat(9));

    expect(newest().asked).toHaveLength(3);
  });

  it('comes back after a lost connection with what it has, and keeps the board meanwhile', async () => {
    void client.run();
    await settled();
    newest().sends(frame({ seq: 7, cells: { a: 1 } }));
    server.up = false;
    newest().events?.closed();
    await clock.advance(60_000);
    expect(client.link.kind).toBe('lost');
    expect(client.board?.cells.get('a')).toBe(1);
    expect(client.ageS).toBe(60);

    server.up = true;
    await clock.advance(7_500);

    expect(newest().asked).toEqual([['wall/samara', 'e1', 7]]);
    newest().sends(heartbeat(7));
    expect(client.link.kind).toBe('live');
  });

  it('waits longer from attempt to attempt but never gives up', async () => {
    server.up = false;
    void client.run();
    await clock.advance(1_000);
    const early = links.length;
    await clock.advance(3_600_000);

    expect(early).toBe(3);
    // With no jitter the longest pause is 1 s.
    expect(links.length).toBeGreaterThan(3_600 - 10);
    expect(links.length).toBeLessThan(3_600 + 10);
  });

  it('drops a connection that has been silent for ten seconds', async () => {
    void client.run();
    await settled();
    newest().sends(frame());
    await clock.advance(10_000);
    expect(links).toHaveLength(1);

    await clock.advance(2_000);

    expect(links[0]?.closed).toBe(true);
    expect(links).toHaveLength(2);
  });

  it('does not wait for ever for a connection that hangs while opening', async () => {
    server.hangs = true;
    void client.run();
    await clock.advance(12_000);

    expect(links.length).toBeGreaterThanOrEqual(2);
  });

  it('takes no frame from a connection it has given up', async () => {
    void client.run();
    await settled();
    newest().sends(frame({ seq: 7 }));
    await clock.advance(12_000);
    expect(links).toHaveLength(2);

    links[0]?.sends(delta(7, 8, { a: 'late' }));

    expect(client.board?.seq).toBe(7);
  });

  it('starts again from a snapshot when the server comes back with another history', async () => {
    void client.run();
    await settled();
    newest().sends(frame({ seq: 900, cells: { a: 1, b: 2 } }));
    newest().events?.closed();
    await clock.advance(1_000);

    newest().sends(frame({ epoch: 'e2', seq: 3, cells: { a: 5 } }), delta(3, 4, { c: 1 }, { epoch: 'e2' }));

    expect(client.board?.epoch).toBe('e2');
    expect(Object.fromEntries(client.board?.cells ?? [])).toEqual({ a: 5, c: 1 });
  });

  it.each(['forbidden', 'unknown-view', 'signed-out'] as const)('says when it is refused: %s', async code => {
    server.refuses = code;
    void client.run();
    await settled();

    expect(client.link).toEqual({ kind: 'refused', code });
  });

  it('asks a refusing server again, rarely, and shows the view once it may', async () => {
    server.refuses = 'forbidden';
    void client.run();
    await clock.advance(29_000);
    expect(links).toHaveLength(1);
    server.refuses = null;
    await clock.advance(1_000);

    newest().sends(frame());

    expect(client.link.kind).toBe('live');
  });

  it('passes on the version the server tells, and tells of every change', async () => {
    void client.run();
    await settled();
    newest().events?.version('1.2.0');
    newest().sends(frame(), heartbeat(1));

    expect(versions).toEqual(['1.2.0']);
    expect(changes).toBe(2);
  });

  it('leaves frames of other views alone', async () => {
    void client.run();
    await settled();
    newest().sends(frame({ view: 'wall/saratov' }));

    expect(client.board).toBeNull();
  });

  it('opens nothing more once stopped', async () => {
    void client.run();
    await settled();
    client.stop();
    await clock.advance(60_000);

    expect(links).toHaveLength(1);
    expect(links[0]?.closed).toBe(true);
  });
});

describe('A refusal over SignalR', () => {
  it.each([
    ["An unexpected error occurred invoking 'Subscribe' on the server. HubException: forbidden", 'forbidden'],
    ['HubException: unknown-view', 'unknown-view'],
    ['HubException: something-new', null],
    ['WebSocket closed with status code: 1006', null],
  ] as const)('is read from «%s»', (message, code) => {
    expect(refusalIn(new Error(message))).toBe(code);
  });
});
