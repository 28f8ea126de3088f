import type { Locale } from '../../i18n/locale';

/** What became of something that was sent. A definite answer ends its key; without one the same key is sent again, and nothing is done twice. */
export type Sent =
  | { readonly outcome: 'done'; readonly position: Position }
  | { readonly outcome: 'refused'; readonly code: string; readonly detail: string }
  | { readonly outcome: 'unknown'; readonly code: string; readonly detail: string };

/** Where in the log a command stands; null: it was already so, or nothing was sent. */
export type Position = number | null;

interface ProblemDetails {
  readonly type?: string;
  readonly detail?: string;
}

/** A key that nobody else uses. `crypto.randomUUID` is not there on plain HTTP. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');

/** `occurredAt`: when it happened, where that is not now. */
export async function send(path: string, body: object, key: string, occurredAt: string | null = null): Promise<Sent> {
  let answer: Response;
  try {
    const when = occurredAt === null ? {} : { 'x-occurred-at': occurredAt };
    const headers = { 'content-type': 'application/json', 'idempotency-key': key, ...when };
    answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  } catch {
    // Whether it arrived is not known; the key makes sending it again safe.
    return { outcome: 'unknown', code: 'unreachable', detail: '' };
  }
  if (answer.ok) return { outcome: 'done', position: await positionOf(answer) };
  const { type, detail } = await problemOf(answer);
  const code = answer.status === 401 ? 'signed-out' : (type?.replace('urn:opshub:problem:', '') ?? 'unreachable');
  return { outcome: answer.status === 429 || answer.status >= 500 ? 'unknown' : 'refused', code, detail: detail ?? '' };
}

/** The address of a read that has a command in it: it waits for the command's position. */
export const readAfter = (path: string, position: Position): string =>
  position === null ? path : `${path}${path.includes('?') ? '&' : '?'}after=${String(position)}`;

/** A refusal in the reader's words; what has none is told as the server put it. */
export function problemText(code: string, detail: string, locale: Locale): string {
  const { appealSteps } = locale.words;
  return (appealSteps.problems as Readonly<Record<string, string | undefined>>)[code] ?? appealSteps.problem(detail);
}

async function positionOf(answer: Response): Promise<Position> {
  const { position } = (await answer.json().catch(() => ({}))) as { readonly position?: number | null };
  return position ?? null;
}

async function problemOf(answer: Response): Promise<ProblemDetails> {
  try {
    return (await answer.json()) as ProblemDetails;
  } catch {
    // A proxy answered in its own words.
    return { type: 'unreachable' };
  }
}
