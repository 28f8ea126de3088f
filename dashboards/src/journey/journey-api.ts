import type { EntryKind, Journey, Whose } from './journey';

export const pageSize = 50;

/** Why there is no journey to show. */
export type NoJourney = 'unknown' | 'forbidden' | 'signed-out' | 'failed';

/** A page of a journey, the newest first. What a person may be known by goes in a body: addresses are written down. */
export async function askJourney(
  company: string,
  whose: Whose,
  kind: EntryKind | null,
  skip: number,
  signal: AbortSignal,
): Promise<Journey | NoJourney> {
  try {
    const answer = await ask(`/api/v1/${company}/journeys`, whose, kind, skip, signal);
    if (answer.status === 401) return 'signed-out';
    if (answer.status === 403) return 'forbidden';
    if (answer.status === 404) return 'unknown';
    return answer.ok ? ((await answer.json()) as Journey) : 'failed';
  } catch {
    // No connection; whoever asked says so and may ask again.
    return 'failed';
  }
}

function ask(
  path: string,
  { by, name }: Whose,
  kind: EntryKind | null,
  skip: number,
  signal: AbortSignal,
): Promise<Response> {
  if (by === 'contract' || by === 'reference') {
    const body = JSON.stringify({ [by]: name, skip, take: pageSize, ...(kind === null ? {} : { kinds: [kind] }) });
    return fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal });
  }
  const query = new URLSearchParams({ [by]: name, skip: `${skip}`, take: `${pageSize}` });
  if (kind !== null) query.set('kinds', kind);
  return fetch(`${path}?${query.toString()}`, { signal });
}
