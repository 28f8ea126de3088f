import type { FormKind } from './register-body';
import { buckets, statuses, type Bucket, type Status } from './answers';

/** What is searched for; an empty text matches all. It lives in the address, so that a search can be sent to a colleague. */
export interface Question {
  readonly bucket: Bucket | '';
  readonly number: string;
  readonly kind: string;
  readonly channel: string;
  readonly office: string;
  readonly status: Status | '';
  readonly executor: string;
  readonly from: string;
  readonly to: string;
  /** The appeal that is open beside the list. */
  readonly id: string;
  /** The form that is open beside the list. */
  readonly form: FormKind | '';
}

const fields = ['number', 'kind', 'channel', 'office', 'executor', 'from', 'to', 'id'] as const;

export function question(params: URLSearchParams): Question {
  const [bucket, status, form] = [params.get('bucket'), params.get('status'), params.get('form')];
  const texts = Object.fromEntries(fields.map(field => [field, params.get(field) ?? '']));
  return {
    bucket: buckets.find(known => known === bucket) ?? '',
    ...(texts as Record<(typeof fields)[number], string>),
    status: statuses.find(known => known === status) ?? '',
    form: form === 'register' || form === 'receive' ? form : '',
  };
}

/** Query string of a question, `?` included; empty for one that asks for everything. `keep`: other parts of the address, such as the language. */
export function address(asked: Question, keep: URLSearchParams): string {
  const params = new URLSearchParams();
  for (const name of ['lang', 'theme']) if (keep.has(name)) params.set(name, keep.get(name) ?? '');
  for (const [name, value] of Object.entries(asked) as [string, string][]) if (value !== '') params.set(name, value);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** Query string for the server's counts and indicators, which know no bucket, or for its list. */
export function query(asked: Question, part: 'counts' | 'list' | 'indicators'): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(asked) as [string, string][]) {
    if (value === '' || name === 'id' || name === 'form' || (part !== 'list' && name === 'bucket')) continue;
    params.set(name, value);
  }
  if (part === 'list') params.set('take', '50');
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
