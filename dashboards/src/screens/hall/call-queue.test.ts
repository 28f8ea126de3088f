import { describe, expect, it } from 'vitest';
import { ago, call } from '../../testing/cells';
import { noonishMs } from '../../testing/frames';
import { CallQueue, callRows } from './call-queue';

const a = call('А 047', 3);
const b = call('Б 063', 7);
const c = call('В 022', 4);

/** A queue that has seen an empty board. */
function started(): CallQueue {
  const queue = new CallQueue();
  queue.offer([], noonishMs);
  return queue;
}

describe('The queue of calls', () => {
  it('announces nothing that already hung there when the screen started', () => {
    const queue = new CallQueue();
    queue.offer([a, b], noonishMs);

    expect(queue.step(0)).toBeNull();
  });

  it('announces new calls one after another, the earlier one first', () => {
    const queue = started();
    queue.offer([b, a], noonishMs);

    expect(queue.step(0)?.call.ticket).toBe('А 047');
    queue.finished(a);
    expect(queue.step(5_999)).toBeNull();
    expect(queue.step(6_000)?.call.ticket).toBe('Б 063');
  });

  it('never cuts a call short while its voice is still speaking', () => {
    const queue = started();
    queue.offer([b, a], noonishMs);
    queue.step(0);

    expect(queue.step(9_000)).toBeNull();
    queue.finished(a);
    expect(queue.step(9_001)?.call).toBe(b);
  });

  it('moves on after 15 s from a voice that never reports its end', () => {
    const queue = started();
    queue.offer([b, a], noonishMs);
    queue.step(0);

    expect(queue.step(14_999)).toBeNull();
    expect(queue.step(15_000)?.call).toBe(b);
  });

  it('says only the number when more than four are waiting', () => {
    const queue = started();
    queue.offer([1, 2, 3, 4, 5, 6].map(n => call(`А 00${n}`, n)).reverse(), noonishMs);

    const first = queue.step(0);
    expect(first).toMatchObject({ brief: true, call: { ticket: 'А 001' } });
    queue.finished(first?.call ?? a);
    expect(queue.step(2_500)).toMatchObject({ brief: true, call: { ticket: 'А 002' } });
    expect(queue.length).toBe(4);
    queue.finished(queue.current ?? a);
    expect(queue.step(5_000)).toMatchObject({ brief: false, call: { ticket: 'А 003' } });
  });

  it('announces a repeated call again', () => {
    const queue = new CallQueue();
    queue.offer([a], noonishMs);
    queue.offer([{ ...a, recalls: 1 }], noonishMs);

    expect(queue.step(0)?.call).toMatchObject({ ticket: 'А 047', recalls: 1 });
  });

  it('puts a call that is repeated before its turn only once into the queue', () => {
    const queue = started();
    queue.offer([b, a], noonishMs);
    queue.step(0);
    queue.offer([{ ...b, recalls: 1 }, a], noonishMs);

    expect(queue.length).toBe(1);
  });

  it('drops a waiting call whose visitor has come or which is gone', () => {
    const queue = started();
    queue.offer([c, b, a], noonishMs);
    queue.step(0);
    queue.offer([{ ...b, serving: true }, a], noonishMs);

    expect(queue.length).toBe(0);
  });

  it('does not shout what was called more than a minute ago while the screen was away', () => {
    const queue = started();
    queue.offer([call('А 001', 1, { calledAt: ago(61) }), call('А 002', 1, { calledAt: ago(59) })], noonishMs);

    expect(queue.step(0)?.call.ticket).toBe('А 002');
    expect(queue.length).toBe(0);
  });

  it('announces the same ticket when it is called to another window', () => {
    const queue = new CallQueue();
    queue.offer([a], noonishMs);
    queue.offer([{ ...a, window: 5, calledAt: ago(1) }], noonishMs);

    expect(queue.step(0)?.call.window).toBe(5);
  });
});

describe('The rows of the screen', () => {
  const served = { ...c, serving: true };

  it('begin with the newest call, and those being served come last', () => {
    expect(callRows([served, b, a], null).map(({ ticket }) => ticket)).toEqual(['Б 063', 'А 047', 'В 022']);
  });

  it('begin with the call that is being announced', () => {
    expect(callRows([b, a], a)[0]).toBe(a);
  });

  it('forget an announced call that has left the board', () => {
    expect(callRows([b], a)).toEqual([b]);
  });
});
