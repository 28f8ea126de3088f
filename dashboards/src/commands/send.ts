import { backoffMs } from '../feed/backoff';
import type { HostClock } from '../feed/host-clock';

/** One request that changes something. */
export interface Command {
  /** Path below `/api/v1/`, such as `samara/queue/samara-01/call-next`. */
  readonly path: string;
  readonly body: unknown;
}

/** The hub understood and says no; `code` is stable. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: string;
  readonly detail: string;
}

/** Nobody answered in time: it may have happened or not, and the same id finds out. */
export interface Silence {
  readonly kind: 'unreachable';
}

export type Reply = { readonly kind: 'done'; readonly body: unknown } | Refusal | Silence;

export type Answer = { readonly kind: 'done'; readonly position: number | null } | Refusal | Silence;

/**
 * Posts until somebody answers or patience ends, every time under the same id, so that it happens once at most.
 * @param patienceMs How long to go on trying.
 */
export async function post(
  command: Command,
  id: string,
  clock: HostClock,
  signal: AbortSignal,
  patienceMs: number,
): Promise<Reply> {
  const untilMs = clock.nowMs() + patienceMs;
  for (let failures = 0; !signal.aborted; failures++) {
    const reply = await once(command, id, signal);
    if (reply !== null) return reply;
    const pauseMs = backoffMs(failures, clock.random());
    if (clock.nowMs() + pauseMs > untilMs) break;
    await clock.delay(pauseMs, signal);
  }
  return { kind: 'unreachable' };
}

/** Sends a command to a grain; the answer says where in the log it stands. */
export async function send(
  command: Command,
  id: string,
  clock: HostClock,
  signal: AbortSignal,
  patienceMs: number,
): Promise<Answer> {
  const reply = await post(command, id, clock, signal, patienceMs);
  if (reply.kind !== 'done') return reply;
  return { kind: 'done', position: (reply.body as { readonly position?: number | null }).position ?? null };
}

/** Null: no answer, or one that asks to come back later. */
async function once({ path, body }: Command, id: string, signal: AbortSignal): Promise<Reply | null> {
  try {
    const headers = { 'content-type': 'application/json', 'idempotency-key': id };
    const answer = await fetch(`/api/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body), signal });
    if (answer.status === 429 || answer.status >= 500) return null;
    const text = await answer.text();
    const read: unknown = text === '' ? {} : JSON.parse(text);
    if (answer.ok) return { kind: 'done', body: read };
    const { type, detail } = read as { readonly type?: string; readonly detail?: string };
    return { kind: 'refused', code: type?.split(':').at(-1) ?? String(answer.status), detail: detail ?? '' };
  } catch {
    // No connection, or half an answer: the same id asks again.
    return null;
  }
}
