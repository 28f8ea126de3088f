import type { Whose } from './journey';

/** Why there is no file. */
export type NoExport = 'several-names' | 'name-alone' | 'person-unknown' | 'forbidden' | 'failed';

/** A person's data as the hub names and holds them. */
export interface PersonFile {
  readonly name: string;
  readonly data: Blob;
}

const known: readonly string[] = ['several-names', 'name-alone', 'person-unknown', 'forbidden'];
const problem = 'urn:opshub:problem:';

/** Whether a journey's own name leads to a person's file; a ticket, a call or an appeal does not. */
export const leadsToPerson = ({ by }: Whose): boolean => by === 'contract' || by === 'reference' || by === 'customer';

/** All that is held of one person. Asked by a body only: addresses are written down. */
export async function askExport(
  company: string,
  whose: Whose,
  names: readonly string[],
): Promise<PersonFile | NoExport> {
  const body = JSON.stringify({
    [whose.by === 'contract' ? 'account' : whose.by]: whose.name,
    ...(names.length === 0 ? {} : { names }),
  });
  try {
    const answer = await fetch(`/api/v1/${company}/people/export`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    if (answer.ok) return { name: nameIn(answer.headers.get('content-disposition')), data: await answer.blob() };
    const { type } = (await answer.json()) as { type?: string };
    const code = type?.slice(problem.length) ?? '';
    return known.includes(code) ? (code as NoExport) : 'failed';
  } catch {
    // No connection; whoever asked may ask again.
    return 'failed';
  }
}

const nameIn = (disposition: string | null): string =>
  /filename=([\w.-]+)/.exec(disposition ?? '')?.[1] ?? 'person.json';

/** Names as they are typed, one after another. */
export const namesIn = (typed: string): string[] =>
  typed
    .split(';')
    .map(name => name.trim())
    .filter(name => name !== '');
