import type { Refusal } from '../feed/link';
import type { FeedbackReading } from '../desk/cases/answers';
import type { Ledger, NormDetail } from './ledger';
import type { Tracing } from './tracing';

/** An answer, why there is none, or null when the server could not be reached. */
export type Answer<T> = { readonly body: T } | { readonly refused: Refusal } | null;

export const ledgerOf = (company: string, month: string | null): Promise<Answer<Ledger>> =>
  read(`${address(company)}norms${month === null ? '' : `?month=${month}`}`);

export const normOf = (
  company: string,
  norm: string,
  month: string,
  subject: string | null,
): Promise<Answer<NormDetail>> =>
  read(
    `${address(company)}norms/${encodeURIComponent(norm)}?most=20&month=${month}${subject === null ? '' : `&subject=${encodeURIComponent(subject)}`}`,
  );

export const feedbackOf = (company: string, month: string): Promise<Answer<FeedbackReading>> =>
  read(`${address(company)}feedback?month=${month}`);

export const tracingOf = (company: string): Promise<Answer<Tracing>> => read(`${address(company)}requirements`);

export const exportOf = (company: string, kind: 'csv' | 'xlsx', month: string, language: string): string =>
  `${address(company)}norms.${kind}?month=${month}&lang=${language}`;

const address = (company: string) => `/api/v1/${encodeURIComponent(company)}/`;

async function read<T>(path: string): Promise<Answer<T>> {
  try {
    const answer = await fetch(path);
    if (answer.ok) return { body: (await answer.json()) as T };
    if (answer.status === 401) return { refused: 'signed-out' };
    if (answer.status === 403) return { refused: 'forbidden' };
    return answer.status === 404 ? { refused: 'unknown-view' } : null;
  } catch {
    // No connection; the page says so and asks again.
    return null;
  }
}
