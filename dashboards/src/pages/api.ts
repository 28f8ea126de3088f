/** A board somebody may see, as `GET /api/v1/boards` lists it. */
export interface BoardEntry {
  /** Address without the leading slash, such as `wall/samara`. */
  readonly name: string;
  readonly title: string;
  readonly kind: 'wall' | 'calls' | 'outages' | 'screen' | 'console' | 'alerts';
  readonly company: string;
  readonly office: string | null;
}

/** Null: the server could not be reached or failed. */
export async function boards(): Promise<readonly BoardEntry[] | 'signed-out' | null> {
  try {
    const answer = await fetch('/api/v1/boards');
    if (answer.status === 401) return 'signed-out';
    if (!answer.ok) return null;
    const told = (await answer.json()) as { boards: readonly (Omit<BoardEntry, 'office'> & { office?: string })[] };
    // A company's board names no office, and the server leaves out what there is not.
    return told.boards.map(board => ({ ...board, office: board.office ?? null }));
  } catch {
    // No connection; the page says so and asks again.
    return null;
  }
}

/** The name of whoever is signed in, or null. */
export async function whoAmI(): Promise<string | null> {
  try {
    const answer = await fetch('/api/v1/session');
    if (!answer.ok) return null;
    const { name, login } = (await answer.json()) as { name?: string; login?: string };
    return name ?? login ?? '';
  } catch {
    // Unknown is shown as nobody.
    return null;
  }
}

export async function signOut(): Promise<void> {
  await fetch('/api/v1/session', { method: 'DELETE' }).catch(() => undefined);
}
