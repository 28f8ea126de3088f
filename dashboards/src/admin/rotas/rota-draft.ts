import { dayAfter } from './days';
import type { Rota, RotaException, RotaStep, Rotas, Shift } from './rotas-api';

/** Days of the week as the server says them, Monday first. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Owners of the rules that ship: each role may have a rota. */
export const usualRoles = ['office-head', 'contact-centre-head', 'service-quality', 'process-owner'] as const;

export const mostSteps = 5;

export const newShift = (contact: string): Shift => ({
  contact,
  days: weekdays.slice(0, 5),
  from: '08:00:00',
  to: '20:00:00',
});

export const newStep = (contact: string): RotaStep => ({ waitS: 300, shifts: [newShift(contact)] });

/** A rota to begin with, for the first role that nobody answers for yet. */
export function newRota({ rotas, contacts }: Rotas, zone: string): Rota {
  const first = contacts[0]?.contact.id ?? '';
  const role = usualRoles.find(each => !rotas.some(({ rota }) => rota.role === each && rota.office === undefined));
  return {
    id: freeId(
      'rota',
      rotas.map(({ rota }) => rota.id),
    ),
    name: '',
    role: role ?? usualRoles[0],
    zone,
    owner: first,
    steps: [newStep(first)],
    groupWaitS: 20,
    groupIntervalS: 300,
  };
}

/** The first of `kind-1`, `kind-2`… that nobody has. */
export function freeId(kind: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) if (!taken.includes(`${kind}-${n}`)) return `${kind}-${n}`;
}

/** What one field of a form says, `was` while it says nothing: a time that is being typed is no time yet. */
type Said = (name: string, was?: string) => string;

export const saidIn =
  (form: FormData): Said =>
  (name, was = '') => {
    const said = form.get(name);
    return typeof said === 'string' && said.trim() !== '' ? said.trim() : was;
  };

/** The rota as the form says it; fields are named as the server names the places of a rota. */
export function readRota(rota: Rota, form: FormData): Rota {
  const said = saidIn(form);
  const seconds = (name: string, was: number) => Math.round(Number(said(name, String(was / 60))) * 60);
  const exceptions = (rota.exceptions ?? []).map((was, i) => readException(said, `exceptions[${i}].`, was));
  return {
    id: rota.id,
    name: said('name'),
    role: said('role'),
    zone: said('zone'),
    owner: said('owner'),
    groupWaitS: Number(said('groupWaitS', String(rota.groupWaitS))),
    groupIntervalS: seconds('groupIntervalS', rota.groupIntervalS),
    steps: rota.steps.map(({ waitS, shifts }, i) => ({
      waitS: seconds(`steps[${i}].waitS`, waitS),
      shifts: shifts.map((was, j) => readShift(said, form, `steps[${i}].shifts[${j}].`, was)),
    })),
    ...(said('office') === '' ? {} : { office: said('office') }),
    ...(exceptions.length === 0 ? {} : { exceptions }),
  };
}

function readShift(said: Said, form: FormData, at: string, was: Shift): Shift {
  return {
    contact: said(`${at}contact`),
    days: form.getAll(`${at}days`).filter(day => typeof day === 'string'),
    from: timeIn(said(`${at}from`, was.from)),
    to: timeIn(said(`${at}to`, was.to)),
  };
}

/** People name the last day, the server the first one that is as usual again. */
export function readException(said: Said, at = '', was = { from: '', until: '' }): RotaException {
  const given = (name: string) => (said(at + name) === '' ? {} : { [name]: said(at + name) });
  const last = said(`${at}until`);
  return {
    from: said(`${at}from`, was.from),
    until: last === '' ? was.until : dayAfter(last),
    ...given('contact'),
    ...given('by'),
    ...given('reason'),
  };
}

/** 08:00 of a field, as the server says it. */
const timeIn = (text: string): string => (text.length === 5 ? `${text}:00` : text);

/** `steps[1].shifts` as the words know it: `steps[].shifts`. */
export const placeOf = (at: string): string => at.replace(/\[\d+\]/gu, '[]');
