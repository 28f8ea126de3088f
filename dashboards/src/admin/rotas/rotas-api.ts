import { ask, type Answer } from '../admin-api';
import { json } from '../rules-api';

/** The server's side is `grains/Rotas/Rota.cs`; times of day are `08:00:00`, days `2026-11-24`. */
export interface Shift {
  readonly contact: string;
  /** `monday` … `sunday`. */
  readonly days: readonly string[];
  readonly from: string;
  /** At or before `from` it is on the next day. */
  readonly to: string;
}

export interface RotaStep {
  readonly waitS: number;
  readonly shifts: readonly Shift[];
}

export interface RotaException {
  readonly from: string;
  /** First day that is as usual again. */
  readonly until: string;
  readonly contact?: string;
  readonly by?: string;
  readonly reason?: string;
}

export interface Rota {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly zone: string;
  readonly owner: string;
  readonly office?: string;
  readonly steps: readonly RotaStep[];
  readonly exceptions?: readonly RotaException[];
  readonly groupWaitS: number;
  readonly groupIntervalS: number;
}

export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly account?: string;
  readonly quiet?: { readonly from: string; readonly to: string; readonly breaks: string };
  readonly perHour: number;
}

export interface Gap {
  readonly step: number;
  readonly day: string;
  readonly from: string;
  readonly until: string;
}

export interface RotaLine {
  readonly rota: Rota;
  readonly onDuty: readonly (readonly string[])[];
  readonly gaps: readonly Gap[];
}

export interface ContactLine {
  readonly contact: Contact;
  readonly hasAddress: boolean;
}

export interface Rotas {
  readonly rotas: readonly RotaLine[];
  readonly contacts: readonly ContactLine[];
}

/** Part of a day; nobody: the rota's owner is told. */
export interface DutySpan {
  readonly from: string;
  /** Midnight is the end of the day. */
  readonly until: string;
  readonly contacts: readonly string[];
}

export interface DutyDay {
  readonly day: string;
  readonly steps: readonly (readonly DutySpan[])[];
}

export interface Preview {
  readonly days: readonly DutyDay[];
  readonly gaps: readonly Gap[];
}

/** Offices of a company, as anybody may know them. */
export interface Offices {
  readonly timeZone: string;
  readonly offices: readonly { readonly id: string; readonly name: string }[];
}

const rotaAt = (company: string, rota: string): string => `${company}/alert-rotas/${encodeURIComponent(rota)}`;
const contactAt = (company: string, id: string): string => `${company}/alert-contacts/${encodeURIComponent(id)}`;

export const rotasOf = (company: string): Promise<Answer<Rotas>> => ask(`${company}/alert-rotas`);
export const officesOf = (company: string): Promise<Answer<Offices>> => ask(`${company}/places`);
export const putRota = (company: string, rota: Rota): Promise<Answer<Rotas>> =>
  ask(rotaAt(company, rota.id), 'PUT', json(rota));
export const previewOf = (company: string, rota: Rota): Promise<Answer<Preview>> =>
  ask(rotaAt(company, 'preview'), 'POST', json(rota));
export const removeRota = (company: string, rota: string): Promise<Answer<Rotas>> =>
  ask(rotaAt(company, rota), 'DELETE');
export const putContact = (company: string, contact: Contact, email: string | undefined): Promise<Answer<Rotas>> =>
  ask(contactAt(company, contact.id), 'PUT', json({ contact, email }));
export const removeContact = (company: string, contact: string): Promise<Answer<Rotas>> =>
  ask(contactAt(company, contact), 'DELETE');
