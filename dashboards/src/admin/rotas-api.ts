import { ask, type Answer } from './admin-api';
import { json } from './rules-api';

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
  readonly steps: readonly { readonly waitS: number; readonly shifts: readonly { readonly contact: string }[] }[];
  readonly exceptions?: readonly RotaException[];
}

export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly quiet?: { readonly from: string; readonly to: string; readonly breaks: string };
  readonly perHour: number;
}

export interface RotaLine {
  readonly rota: Rota;
  readonly onDuty: readonly (readonly string[])[];
  readonly gaps: readonly {
    readonly step: number;
    readonly day: string;
    readonly from: string;
    readonly until: string;
  }[];
}

export interface Rotas {
  readonly rotas: readonly RotaLine[];
  readonly contacts: readonly { readonly contact: Contact; readonly hasAddress: boolean }[];
}

export const rotasOf = (company: string): Promise<Answer<Rotas>> => ask(`${company}/alert-rotas`);
export const putRota = (company: string, rota: Rota): Promise<Answer<Rotas>> =>
  ask(`${company}/alert-rotas/${encodeURIComponent(rota.id)}`, 'PUT', json(rota));
export const putContact = (company: string, contact: Contact, email: string | undefined): Promise<Answer<Rotas>> =>
  ask(`${company}/alert-contacts/${encodeURIComponent(contact.id)}`, 'PUT', json({ contact, email }));
