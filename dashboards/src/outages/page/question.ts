import type { OutageKind, OutagePhase } from '../cells';

export const phases: readonly OutagePhase[] = ['active', 'ahead', 'restored'];

export const troubles = ['unestimated', 'overdue', 'moved', 'doubted', 'unmatched'] as const;

export type Trouble = (typeof troubles)[number];

/** What is looked for; it lives in the address. Empty text asks for nothing. */
export interface Question {
  readonly phase: OutagePhase;
  readonly kind: OutageKind | '';
  readonly office: string;
  readonly trouble: Trouble | '';
  readonly words: string;
  /** The outage that is open. */
  readonly id: string;
  /** Page of the list, from 1. */
  readonly page: number;
  /** Whether a notice is being read. */
  readonly notice: boolean;
}

const kinds: readonly OutageKind[] = ['emergency', 'planned', 'restriction'];

/** Whatever the address says otherwise is as if it were not there. */
export function questionIn(params: URLSearchParams): Question {
  const one = <T extends string>(name: string, all: readonly T[]): T | '' =>
    all.find(each => each === params.get(name)) ?? '';
  const page = Number(params.get('page') ?? 1);
  return {
    phase: one('phase', phases) || 'active',
    kind: one('kind', kinds),
    office: params.get('office') ?? '',
    trouble: one('trouble', troubles),
    words: (params.get('words') ?? '').slice(0, 100),
    id: params.get('id') ?? '',
    page: Number.isInteger(page) && page > 0 ? page : 1,
    notice: params.get('notice') === '1',
  };
}

/** The address of a question; what stands in it besides, such as a language, stays. */
export function addressOf(asked: Question, url: URL): string {
  const next = new URL(url);
  const { phase, page, notice, ...texts } = asked;
  const all = {
    ...texts,
    phase: phase === 'active' ? '' : phase,
    page: page === 1 ? '' : String(page),
    notice: notice ? '1' : '',
  };
  for (const [name, value] of Object.entries(all)) {
    if (value === '') next.searchParams.delete(name);
    else next.searchParams.set(name, value);
  }
  return next.pathname + next.search;
}

/** Query string for the server, which knows nothing of what is open. */
export function queryOf({ phase, kind, office, trouble, words, page }: Question, perPage: number): string {
  const params = new URLSearchParams({ phase });
  for (const [name, value] of Object.entries({ kind, office, trouble, words }))
    if (value !== '') params.set(name, value);
  params.set('skip', String((page - 1) * perPage));
  params.set('most', String(perPage));
  return params.toString();
}

/** Another question begins on its first page. */
export function turned(asked: Question, change: Partial<Question>): Question {
  const sameList = Object.keys(change).every(name => name === 'id' || name === 'page' || name === 'notice');
  return { ...asked, ...change, ...(sameList ? {} : { page: 1 }) };
}
