import { html, nothing, type TemplateResult } from 'lit';
import { field, select, time, type Refused } from './field';
import { saidIn } from './rota-draft';
import type { Contact, ContactLine, Rotas } from './rotas-api';
import { zonesWith } from './zones';

/** What may be done with contacts. */
export interface ContactHands extends Refused {
  readonly busy: boolean;
  /** The contact in the form, or null where none is changed. */
  readonly edited: Contact | null;
  readonly edit: (contact: Contact | null) => void;
  readonly add: () => void;
  readonly remove: (contact: Contact) => void;
  readonly keep: (contact: Contact, email: string | undefined) => void;
}

/** Contacts: how each is told, never at which address. */
export function contactsView({ contacts }: Rotas, hands: ContactHands): TemplateResult {
  const { rotas: words } = hands.locale.words.admin;
  const { edited } = hands;
  const known = contacts.some(({ contact }) => contact.id === edited?.id);
  return html`<div class="title">
      <h3>${words.contacts}</h3>
      <button type="button" ?disabled=${hands.busy} @click=${hands.add}>${words.addContact}</button>
    </div>
    ${edited === null || known ? nothing : contactForm(edited, false, hands)}
    ${
      contacts.length === 0
        ? html`<p class="t2">${words.noContacts}</p>`
        : html`<ul class="contacts">
            ${contacts.map(line => (line.contact.id === edited?.id ? html`<li>${contactForm(edited, line.hasAddress, hands)}</li>` : contactView(line, hands)))}
          </ul>`
    }`;
}

function contactView({ contact, hasAddress }: ContactLine, hands: ContactHands): TemplateResult {
  const { locale, busy } = hands;
  const { rotas: words } = locale.words.admin;
  const { quiet } = contact;
  return html`<li>
    <b>${locale.text(contact.name)}</b>
    <span>${hasAddress ? words.hasAddress : html`<strong class="is-risk">${words.noAddress}</strong>`}</span>
    ${quiet === undefined ? nothing : html`<span class="t2">${words.quiet(quiet.from.slice(0, 5), quiet.to.slice(0, 5), quiet.breaks)}</span>`}
    <span class="t2">${words.limit(contact.perHour)}</span>
    <span class="doing">
      <button
        type="button"
        ?disabled=${busy}
        aria-label=${words.editContact(contact.name)}
        @click=${() => {
          hands.edit(contact);
        }}
      >
        ${words.edit}
      </button>
      <button
        type="button"
        ?disabled=${busy}
        aria-label=${words.removeContact(contact.name)}
        @click=${() => {
          hands.remove(contact);
        }}
      >
        ${words.remove}
      </button>
    </span>
  </li>`;
}

function contactForm(contact: Contact, hasAddress: boolean, hands: ContactHands): TemplateResult {
  const { locale, busy } = hands;
  const { rotas: words } = locale.words.admin;
  const keep = (event: SubmitEvent) => {
    event.preventDefault();
    const { contact: said, email } = readContact(contact, new FormData(event.currentTarget as HTMLFormElement));
    hands.keep(said, email);
  };
  const { quiet } = contact;
  const breaks = (['critical', 'warning'] as const).map(each => [each, words.breaksBy[each]] as const);
  return html`<form class="panel contact-form" aria-label=${words.contact} @submit=${keep}>
    ${field('contact.name', words.position, html`<input name="name" required maxlength="120" .value=${contact.name} />`, hands)}
    ${field('email', hasAddress ? words.newEmail : words.email, html`<input name="email" type="email" maxlength="254" autocomplete="off" />`, hands)}
    ${field('contact.zone', words.zone, select('zone', contact.zone, zonesWith(contact.zone)), hands)}
    ${field('contact.quiet', words.quietFrom, time('quietFrom', quiet?.from ?? '', false), hands)}
    <label>${words.quietTo}${time('quietTo', quiet?.to ?? '', false)}</label>
    <label>${words.breaks}${select('breaks', quiet?.breaks ?? 'critical', breaks)}</label>
    ${field('contact.perHour', words.perHour, html`<input name="perHour" type="number" min="1" max="120" required .value=${String(contact.perHour)} />`, hands)}
    <p class="t2 small">${words.emailHint}</p>
    <p class="buttons">
      <button class="action" type="submit" ?disabled=${busy}>${words.saveContact}</button>
      <button
        type="button"
        @click=${() => {
          hands.edit(null);
        }}
      >
        ${words.cancel}
      </button>
    </p>
  </form>`;
}

/** What the form says; without both ends there are no quiet hours. */
export function readContact(was: Contact, form: FormData): { contact: Contact; email: string | undefined } {
  const said = saidIn(form);
  const account = was.account === undefined ? {} : { account: was.account };
  const [from, to] = [said('quietFrom'), said('quietTo')];
  const quiet =
    from === '' || to === '' ? {} : { quiet: { from: `${from}:00`, to: `${to}:00`, breaks: said('breaks') } };
  const contact = {
    id: was.id,
    ...account,
    name: said('name'),
    zone: said('zone'),
    perHour: Number(said('perHour')),
    ...quiet,
  };
  return { contact, email: said('email') === '' ? undefined : said('email') };
}
