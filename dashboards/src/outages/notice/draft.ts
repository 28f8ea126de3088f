import { instantAt, localText } from '../../format/calendar';
import type { OutageKind, OutagePlace } from '../cells';
import type { DraftOutage } from './answer';

/** An outage that is being made of a notice, as a person has it before him: instants as fields of a form. */
export interface Draft {
  readonly id: string;
  readonly kind: OutageKind;
  readonly area: readonly OutagePlace[];
  /** As read, or null once the area was changed: then nobody knows before it is published. */
  readonly offices: readonly string[] | null;
  readonly customers: string;
  readonly startsAt: string;
  readonly estimateAt: string;
  readonly cause: string;
  readonly state: 'open' | 'sending' | 'published' | { readonly refused: string };
}

export function draftOf({ id, fact, offices }: DraftOutage, zone: string): Draft {
  const field = (iso: string | null | undefined) => (iso ? localText(Date.parse(iso), zone) : '');
  return {
    id,
    kind: fact.kind,
    area: fact.area,
    offices,
    customers: '',
    startsAt: field(fact.startsAt),
    estimateAt: field(fact.estimateAt),
    cause: '',
    state: 'open',
  };
}

/** The part of the area with another place or street; without either it is gone. */
export function withPlace(draft: Draft, index: number, change: Partial<OutagePlace> | null): Draft {
  const area = draft.area.flatMap((place, at) =>
    at !== index ? [place] : change === null ? [] : [{ ...place, ...change }],
  );
  return { ...draft, area, offices: null };
}

/** Why it cannot be published as it stands, or null. */
export function lackOf({ area, startsAt, estimateAt, kind }: Draft): 'area' | 'start' | 'order' | null {
  if (
    area.length === 0 ||
    area.some(({ place, street, words }) => ![place, street, words].some(text => (text ?? '').trim() !== ''))
  )
    return 'area';
  if (startsAt === '' && kind !== 'emergency') return 'start';
  return startsAt !== '' && estimateAt !== '' && estimateAt <= startsAt ? 'order' : null;
}

/** Body of `report-outage`. */
export function bodyOf({ kind, area, customers, startsAt, estimateAt, cause }: Draft, zone: string): object {
  const at = (field: string) => (field === '' ? null : new Date(instantAt(field, zone)).toISOString());
  return {
    kind,
    area,
    customers: customers === '' ? null : Number(customers),
    startsAt: at(startsAt),
    estimateAt: at(estimateAt),
    cause: cause.trim() === '' ? null : cause.trim(),
  };
}
