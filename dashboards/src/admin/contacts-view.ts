import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';
import type { Contact, Rotas } from './rotas-api';

/** Contacts: how each is told, never at which address. */
export function contactsView({ contacts }: Rotas, locale: Locale): TemplateResult | typeof nothing {
  const { rules: words } = locale.words.admin;
  if (contacts.length === 0) return nothing;
  return html`<h3>${words.contacts}</h3>
    <ul class="contacts">
      ${contacts.map(
        ({ contact, hasAddress }) =>
          html`<li>
            <b>${locale.text(contact.name)}</b> <span class="t2">${contact.id}</span>
            <span>${hasAddress ? words.hasAddress : html`<strong>${words.noAddress}</strong>`}</span>
            ${contact.quiet === undefined ? nothing : html`<span class="t2">${words.quiet(contact.quiet.from.slice(0, 5), contact.quiet.to.slice(0, 5))}</span>`}
            <span class="t2">${words.limit(contact.perHour)}</span>
          </li>`,
      )}
    </ul>`;
}

export function contactForm(locale: Locale, keep: (event: SubmitEvent) => void): TemplateResult {
  const { rules: words } = locale.words.admin;
  return html`<details>
    <summary>${words.contact}</summary>
    <form class="panel" @submit=${keep}>
      <label>id<input name="id" required pattern="[A-Za-z0-9._-]{1,60}" /></label>
      <label>${words.position}<input name="name" required maxlength="120" /></label>
      <label>${words.email}<input name="email" type="email" maxlength="254" /></label>
      <label>${words.quietFrom}<input name="quietFrom" type="time" /></label>
      <label>${words.quietTo}<input name="quietTo" type="time" /></label>
      <label>${words.perHour}<input name="perHour" type="number" min="1" max="120" value="12" required /></label>
      <p class="t2 small">${words.emailHint}</p>
      <p class="buttons"><button class="action" type="submit">${words.saveContact}</button></p>
    </form>
  </details>`;
}

export function readContact(form: FormData, zone: string): { contact: Contact; email: string | undefined } {
  const text = (name: string) => (form.get(name) as string).trim();
  const quiet = text('quietFrom') !== '' && text('quietTo') !== '';
  const contact = {
    id: text('id'),
    name: text('name'),
    zone,
    perHour: Number(text('perHour')),
    ...(quiet ? { quiet: { from: `${text('quietFrom')}:00`, to: `${text('quietTo')}:00`, breaks: 'critical' } } : {}),
  };
  return { contact, email: text('email') === '' ? undefined : text('email') };
}
