import type { CallCell } from './cells';

const fullMs = 6_000;
const briefMs = 2_500;
/** A voice that does not report its end must not hold the queue. */
const longestMs = 15_000;
/** More than so many waiting calls: chime and number only. */
const backlog = 4;
/** A call made while the screen was away is announced only if it is not older than this. */
const staleMs = 60_000;

export interface Announcement {
  readonly call: CallCell;
  /** Many are waiting: chime and number, no sentence. */
  readonly brief: boolean;
}

/**
 * Gives every call its time as the filled row and its voice, one after another and never cut short.
 * Bounded: it knows only the calls that are on the board.
 */
export class CallQueue {
  private known: ReadonlyMap<string, number> | null = null;
  private waiting: readonly CallCell[] = [];
  private active: (Announcement & { readonly startedMs: number; readonly spoken: boolean }) | null = null;

  /** The call that has the filled row now. */
  get current(): CallCell | null {
    return this.active?.call ?? null;
  }

  get length(): number {
    return this.waiting.length;
  }

  /**
   * Takes the board's calls and queues the new ones and the repeated ones, oldest first. What hangs there when the screen
   * starts was announced by somebody else.
   * @param calls Newest first. @param nowMs The server's instant.
   */
  offer(calls: readonly CallCell[], nowMs: number): void {
    const known = this.known;
    this.known = new Map(calls.map(call => [keyOf(call), call.recalls]));
    const onBoard = (call: CallCell) => calls.some(other => keyOf(other) === keyOf(call) && !other.serving);
    const kept = this.waiting.filter(onBoard);
    if (known === null) return;
    const fresh = calls.filter(call => isFresh(call, known, nowMs)).reverse();
    const again = new Set(fresh.map(keyOf));
    this.waiting = [...kept.filter(call => !again.has(keyOf(call))), ...fresh];
  }

  /** Moves on when the current call has had its time; returns the announcement that begins now, if one does. @param nowMs A clock that only grows. */
  step(nowMs: number): Announcement | null {
    if (this.active !== null && !this.over(this.active, nowMs)) return null;
    const [next, ...rest] = this.waiting;
    const announcement = next === undefined ? null : { call: next, brief: rest.length >= backlog };
    this.waiting = rest;
    this.active = announcement === null ? null : { ...announcement, startedMs: nowMs, spoken: false };
    return announcement;
  }

  /** The voice has finished the current call. */
  finished(call: CallCell): void {
    if (this.active?.call === call) this.active = { ...this.active, spoken: true };
  }

  private over(active: { brief: boolean; startedMs: number; spoken: boolean }, nowMs: number): boolean {
    const elapsedMs = nowMs - active.startedMs;
    return elapsedMs >= longestMs || (active.spoken && elapsedMs >= (active.brief ? briefMs : fullMs));
  }
}

const keyOf = (call: CallCell) => `${call.ticket}@${call.window}@${call.calledAt}`;

function isFresh(call: CallCell, known: ReadonlyMap<string, number>, nowMs: number): boolean {
  if (call.serving) return false;
  const recalls = known.get(keyOf(call));
  if (recalls !== undefined) return call.recalls > recalls;
  return nowMs - Date.parse(call.calledAt) <= staleMs;
}

/**
 * The rows of the screen: the call being announced first, or else the newest one still called, then the others still called,
 * then the ones being served.
 */
export function callRows(calls: readonly CallCell[], current: CallCell | null): readonly CallCell[] {
  const top = current === null ? undefined : calls.find(call => keyOf(call) === keyOf(current));
  const others = calls.filter(call => call !== top);
  const rest = [...others.filter(call => !call.serving), ...others.filter(call => call.serving)];
  return top === undefined ? rest : [top, ...rest];
}
