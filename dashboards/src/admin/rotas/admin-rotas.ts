import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import type { Answer, Problem } from '../admin-api';
import { Asking } from '../asking';
import { problemView } from '../problem-view';
import { contactsView, type ContactHands } from './contacts-view';
import { dutyView } from './duty-view';
import { faultWords } from './field';
import { freeId, newRota, readException, readRota, saidIn, usualRoles } from './rota-draft';
import { rotaForm } from './rota-form';
import { nameIn, rotaView } from './rota-view';
import {
  officesOf,
  previewOf,
  putContact,
  putRota,
  removeContact,
  removeRota,
  rotasOf,
  type Contact,
  type Offices,
  type Preview,
  type Rota,
  type RotaLine,
  type Rotas,
} from './rotas-api';
import './rotas.css';

/** Who answers for the alerts of one company: rotas, replacements, contacts. */
export class AdminRotas extends LitElement {
  static override properties = { locale: {}, company: {}, roles: {} };
  declare locale: Locale;
  declare company: string;
  /** Owners of the company's rules. */
  declare roles: readonly string[];

  private readonly asking = new Asking(this);
  private rotas: Rotas | null = null;
  private offices: Offices | null = null;
  private draft: Rota | null = null;
  private contact: Contact | null = null;
  private ahead: { readonly rota: Rota; readonly preview: Preview } | null = null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('company')) return;
    [this.rotas, this.offices] = [null, null];
    this.close();
    void this.take(rotasOf(this.company));
    void officesOf(this.company).then(answer => {
      if (answer !== null && 'body' in answer) this.offices = answer.body;
      this.requestUpdate();
    });
  }

  protected override render(): TemplateResult {
    const { rotas: words } = this.locale.words.admin;
    const { rotas } = this;
    return html`<section>
      <div class="title">
        <h2>${words.heading}</h2>
        ${rotas === null || rotas.contacts.length === 0 ? nothing : html`<button type="button" ?disabled=${this.asking.busy} @click=${this.add}>${words.newRota}</button>`}
      </div>
      <p class="t2 small">${words.hint}</p>
      ${this.troubles()}
      ${rotas === null ? nothing : html`${this.list(rotas)} ${contactsView(rotas, this.contactHands(rotas))}`}
    </section>`;
  }

  /** Above the forms only what no field says. */
  private troubles(): TemplateResult | typeof nothing {
    const { problem } = this.asking;
    if (problem === 'none') return nothing;
    const beside = this.draft !== null || this.contact !== null;
    return problemView(problem?.at === undefined ? problem : told(problem, beside, this.locale), this.locale);
  }

  private list(rotas: Rotas): TemplateResult {
    const { rotas: words } = this.locale.words.admin;
    const { draft } = this;
    const known = rotas.rotas.some(({ rota }) => rota.id === draft?.id);
    return html`${draft === null || known ? nothing : this.form(draft, rotas, false)}
    ${rotas.rotas.length === 0 && draft === null ? html`<p class="t2">${rotas.contacts.length === 0 ? words.contactsFirst : words.noRotas}</p>` : nothing}
    ${rotas.rotas.map(line => (line.rota.id === draft?.id ? this.form(draft, rotas, true) : this.card(line, rotas)))}`;
  }

  private form(draft: Rota, all: Rotas, kept: boolean): TemplateResult {
    const { locale, asking } = this;
    const form = rotaForm(draft, {
      locale,
      all,
      kept,
      offices: this.offices?.offices ?? [],
      roles: [...new Set([...usualRoles, ...this.roles, ...all.rotas.map(({ rota }) => rota.role)])],
      busy: asking.busy,
      problem: asking.problem,
      read: element => readRota(draft, new FormData(element)),
      changed: rota => {
        [this.draft, this.ahead] = [rota, null];
        this.requestUpdate();
      },
      save: rota => void this.change((this.draft = rota), putRota(this.company, rota)),
      preview: rota => void this.look((this.draft = rota)),
      close: () => {
        this.close();
      },
    });
    const preview = this.previewOf(draft);
    return html`${form}
    ${preview === null ? nothing : html`<div class="panel">${dutyView(this.ahead?.rota ?? draft, preview, nameIn(all, locale), locale)}</div>`}`;
  }

  private card(line: RotaLine, all: Rotas): TemplateResult {
    const { rota } = line;
    return rotaView(line, {
      locale: this.locale,
      all,
      busy: this.asking.busy,
      problem: this.asking.problem,
      preview: this.previewOf(rota),
      edit: () => {
        this.close();
        this.draft = rota;
      },
      remove: () => {
        if (confirm(this.locale.words.admin.rotas.removeSure(rota.name)))
          void this.change(rota, removeRota(this.company, rota.id));
      },
      ahead: () => {
        if (this.previewOf(rota) === null) void this.look(rota);
        else this.close();
      },
      except: event => {
        event.preventDefault();
        const form = event.target as HTMLFormElement;
        const exceptions = [...(rota.exceptions ?? []), readException(saidIn(new FormData(form)))];
        const changed = { ...rota, exceptions };
        void this.change(changed, putRota(this.company, changed)).then(good => {
          if (good) form.reset();
        });
      },
    });
  }

  private contactHands({ contacts, rotas }: Rotas): ContactHands {
    const zone = this.offices?.timeZone ?? rotas[0]?.rota.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    const ids = contacts.map(({ contact }) => contact.id);
    return {
      locale: this.locale,
      busy: this.asking.busy,
      problem: this.asking.problem,
      edited: this.contact,
      edit: contact => {
        this.close();
        this.contact = contact;
      },
      add: () => {
        this.close();
        this.contact = { id: freeId('contact', ids), name: '', zone, perHour: 12 };
      },
      remove: ({ id, name }) => {
        if (confirm(this.locale.words.admin.rotas.removeContactSure(name)))
          void this.take(removeContact(this.company, id));
      },
      keep: (contact, email) =>
        void this.take(putContact(this.company, (this.contact = contact), email)).then(good => {
          if (good) this.close();
        }),
    };
  }

  private readonly add = (): void => {
    this.close();
    if (this.rotas !== null) this.draft = newRota(this.rotas, this.offices?.timeZone ?? 'Europe/Moscow');
  };

  private close(): void {
    [this.draft, this.contact, this.ahead] = [null, null, null];
    this.asking.forget();
    this.requestUpdate();
  }

  private previewOf({ id }: Rota): Preview | null {
    return this.ahead?.rota.id === id ? this.ahead.preview : null;
  }

  private look(rota: Rota): Promise<boolean> {
    return this.asking.take(previewOf(this.company, rota), preview => {
      this.ahead = { rota, preview };
    });
  }

  /** What is kept shows what comes of it in the days to come. */
  private async change(rota: Rota, asked: Promise<Answer<Rotas>>): Promise<boolean> {
    const good = await this.take(asked);
    if (!good) return false;
    this.close();
    if (this.rotas?.rotas.some(line => line.rota.id === rota.id) === true) await this.look(rota);
    return true;
  }

  private async take(asked: Promise<Answer<Rotas>>): Promise<boolean> {
    const good = await this.asking.take(asked, rotas => {
      this.rotas = rotas;
    });
    await this.updateComplete;
    this.querySelector<HTMLElement>('.wrong :is(input, select), .fault')?.focus();
    return good;
  }
}

/** A refusal in words; where it is said beside its field, not once more. */
function told(problem: Problem, beside: boolean, locale: Locale): Problem {
  const { status, type, detail, at = '' } = problem;
  if (beside) return { status, detail, ...(type !== undefined && { type }) };
  const known = faultWords(at, locale);
  return known === undefined ? problem : { ...problem, words: { ru: known, en: known } };
}

customElements.define('admin-rotas', AdminRotas);
