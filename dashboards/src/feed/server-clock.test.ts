import { describe, expect, it } from 'vitest';
import { ServerClock } from './server-clock';

const server = 1_000_000_000;

describe('The server clock', () => {
  it('is unknown before the first frame', () => {
    const clock = new ServerClock();

    expect(clock.known).toBe(false);
    expect(clock.nowMs(500)).toBe(0);
  });

  it('trusts the frame that travelled fastest', () => {
    const clock = new ServerClock();
    clock.observe(server, 1_000 + 400);
    clock.observe(server + 1_000, 2_000 + 20);
    clock.observe(server + 2_000, 3_000 + 900);

    expect(clock.nowMs(4_000)).toBe(server + 3_000 - 20);
  });

  it('keeps the best estimate over the turn of its window', () => {
    const clock = new ServerClock();
    clock.observe(server, 10);
    clock.observe(server + 60_000, 60_000 + 500);

    expect(clock.nowMs(61_000)).toBe(server + 61_000 - 10);
  });

  it('forgets a server clock that was set back within two windows', () => {
    const clock = new ServerClock();
    clock.observe(server, 0);
    clock.observe(server + 61_000 - 30_000, 61_000);
    clock.observe(server + 122_000 - 30_000, 122_000);

    expect(clock.nowMs(122_000)).toBe(server + 92_000);
  });

  it('passes over an instant it cannot read', () => {
    const clock = new ServerClock();
    clock.observe(Number.NaN, 0);

    expect(clock.known).toBe(false);
  });
});
