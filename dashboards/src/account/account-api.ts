/** One sign-in that has not ended. */
export interface OpenSession {
  readonly id: string;
  /** Such as `10.20.30.0/24`; empty where it is not known. */
  readonly network: string;
  readonly beganAt: string;
  readonly untilAt: string;
  readonly here: boolean;
}

/** Null: it is done; otherwise the stable code of the refusal, or `unreachable`. */
export type Refused = string | null;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** @param body Sent as JSON unless undefined. */
async function ask(method: Method, path: string, body?: unknown): Promise<{ refused: Refused; told: unknown }> {
  try {
    const json =
      body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch(`/api/v1/${path}`, { method, ...json });
    const text = await answer.text();
    const told: unknown = text === '' ? null : JSON.parse(text);
    if (answer.ok) return { refused: null, told };
    if (answer.status >= 500) return { refused: 'unreachable', told: null };
    const { type } = told as { readonly type?: string };
    return { refused: type?.split(':').at(-1) ?? String(answer.status), told: null };
  } catch {
    // No connection, or half an answer; the person decides when to try again.
    return { refused: 'unreachable', told: null };
  }
}

/** @param newPassword Must be said where somebody else gave the password. */
export const signIn = async (login: string, password: string, newPassword: string | null): Promise<Refused> =>
  (await ask('POST', 'session', { login, password, ...(newPassword === null ? {} : { newPassword }) })).refused;

export const changePassword = async (oldPassword: string, newPassword: string): Promise<Refused> =>
  (await ask('PUT', 'session/password', { oldPassword, newPassword })).refused;

/** What people call the provider they may sign in by; null where there is none, or nobody answers. */
export async function provider(): Promise<string | null> {
  const { told } = await ask('GET', 'oidc');
  return (told as { readonly provider?: string } | null)?.provider ?? null;
}

export async function sessions(): Promise<readonly OpenSession[] | { readonly refused: string }> {
  const { refused, told } = await ask('GET', 'sessions');
  return refused === null ? (told as { sessions: readonly OpenSession[] }).sessions : { refused };
}

export const endSession = async (id: string): Promise<Refused> =>
  (await ask('DELETE', `sessions/${encodeURIComponent(id)}`)).refused;

export const endAllSessions = async (): Promise<Refused> => (await ask('DELETE', 'sessions')).refused;
