import { backoffMs } from '../feed/backoff';
import type { HostClock } from '../feed/host-clock';

/** One command to one grain. */
export interface Command {
  /** Path below `/api/v1/`, such as `samara/queue/samara-01/call-next`. */
  readonly path: string;
  readonly body: unknown;
}

/** One event of an answer: stored name without its version, and the fields. */
export interface Happened {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export type Answer =
  | { readonly kind: 'done'; readonly position: number | null; readonly events: readonly Happened[] }
  /** The hub understood and says no; `code` is stable. */
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string }
  /** Nobody answered in time: it may have happened or not, and the same id finds out. */
  | { readonly kind: 'unreachable' };

/**
 * Sends a command until somebody answers or patience ends, every time under the same id, so that it happens once at most.
 * @param patienceMs How long to go on trying.
 */
export async function send(
  command: Command,
  id: string,
  clock: HostClock,
  signal: AbortSignal,
  patienceMs: number,
): Promise<Answer> {
  const untilMs = clock.nowMs() + patienceMs;
  for (let failures = 0; !signal.aborted; failures++) {
    const answer = await once(command, id, signal);
    if (answer !== null) return answer;
    const pauseMs = backoffMs(failures, clock.random());
    if (clock.nowMs() + pauseMs > untilMs) break;
    await clock.delay(pauseMs, signal);
  }
  return { kind: 'unreachable' };
}

/** Null: no answer, or one that asks to come back later. */
async function once({ path, body }: Command, id: string, signal: AbortSignal): Promise<Answer | null> {
  try {
    const headers = { 'content-type': 'application/json', 'idempotency-key': id };
    const answer = await fetch(`/api/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body), signal });
    if (answer.status === 429 || answer.status >= 500) return null;
    return read((await answer.json()) as Raw, answer.ok, answer.status);
  } catch {
    // No connection, or half an answer: the same id asks again.
    return null;
  }
}

interface Raw {
  readonly position?: number | null;
  readonly events?: readonly { readonly name: string; readonly data: Readonly<Record<string, unknown>> }[] | null;
  /** `urn:opshub:problem:{code}`. */
  readonly type?: string;
  readonly detail?: string;
}

function read(raw: Raw, ok: boolean, status: number): Answer {
  if (!ok) return { kind: 'refused', code: raw.type?.split(':').at(-1) ?? String(status), detail: raw.detail ?? '' };
  const events = (raw.events ?? []).map(({ name, data }) => ({ name: name.split('/')[0] ?? name, data }));
  return { kind: 'done', position: raw.position ?? null, events };
}
