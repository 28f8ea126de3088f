import { html, nothing, type TemplateResult } from 'lit';
import { formatWait } from '../format/durations';
import type { Locale } from '../i18n/locale';
import type { RotaException, RotaLine, Rotas } from './rotas-api';

const dayNames = ['', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const mostGaps = 4;

/** One rota: who is on duty now, step by step, the hours without anybody, and what differs on which days. */
export function rotaView(
  { rota, onDuty, gaps }: RotaLine,
  all: Rotas,
  locale: Locale,
  except: (event: SubmitEvent) => void,
): TemplateResult {
  const { rules: words } = locale.words.admin;
  const name = (id: string) => locale.text(all.contacts.find(c => c.contact.id === id)?.contact.name ?? id);
  return html`<article class="panel rota">
    <h3>${locale.text(rota.name)}, ${locale.words.alerts.owner(rota.role)}</h3>
    <ol class="steps">
      ${rota.steps.map(
        (step, i) =>
          html`<li>
            <span class="t2">${words.step(i + 1, formatWait(step.waitS))}</span>
            <b>${onDuty[i]?.length === 0 ? words.nobody(name(rota.owner)) : onDuty[i]?.map(name).join(', ')}</b>
          </li>`,
      )}
    </ol>
    ${gaps.length === 0 ? nothing : html`<p class="t2">${words.gaps(gaps.length)}: ${gaps.slice(0, mostGaps).map(gap, words).join('; ')}${gaps.length > mostGaps ? '…' : ''}</p>`}
    ${exceptions(rota.exceptions ?? [], name, locale)} ${exceptionForm(all, locale, except)}
  </article>`;
}

function gap(this: Locale['words']['admin']['rules'], { day, from, until }: RotaLine['gaps'][number]): string {
  return `${this.days[dayNames.indexOf(day)] ?? day} ${from.slice(0, 5)}–${until.slice(0, 5)}`;
}

function exceptions(
  all: readonly RotaException[],
  name: (id: string) => string,
  locale: Locale,
): TemplateResult | typeof nothing {
  const { rules: words } = locale.words.admin;
  if (all.length === 0) return nothing;
  const day = (iso: string) => iso.split('-').reverse().join('.');
  return html`<h4>${words.exceptions}</h4>
    <ul>
      ${all.map(
        e =>
          html`<li>
            ${day(e.from)}–${day(dayBefore(e.until))}: ${e.contact === undefined ? words.everybody : name(e.contact)} →
            ${e.by === undefined ? words.nobodyBy : name(e.by)}
            ${e.reason === undefined ? nothing : html`<span class="t2">${locale.text(e.reason)}</span>`}
          </li>`,
      )}
    </ul>`;
}

function exceptionForm(all: Rotas, locale: Locale, except: (event: SubmitEvent) => void): TemplateResult {
  const { rules: words } = locale.words.admin;
  const people = (none: string) =>
    html`<option value="">${none}</option>
      ${all.contacts.map(({ contact }) => html`<option value=${contact.id}>${locale.text(contact.name)}</option>`)}`;
  return html`<details>
    <summary>${words.standIn}</summary>
    <form class="panel" @submit=${except}>
      <label>${words.from}<input name="from" type="date" required /></label>
      <label>${words.until}<input name="until" type="date" required /></label>
      <label
        >${words.whose}<select name="contact">
          ${people(words.everybody)}
        </select></label
      >
      <label
        >${words.by}<select name="by">
          ${people(words.nobodyBy)}
        </select></label
      >
      <label>${words.reason}<input name="reason" maxlength="200" /></label>
      <p class="buttons"><button class="action" type="submit">${words.add}</button></p>
    </form>
  </details>`;
}

/** What the form says; people name the last day, the server the first one that is as usual again. */
export function readException(form: FormData): RotaException {
  const text = (name: string) => form.get(name) as string;
  const given = (name: string) => (text(name) === '' ? {} : { [name]: text(name) });
  return {
    from: text('from'),
    until: dayAfter(text('until')),
    ...given('contact'),
    ...given('by'),
    ...given('reason'),
  };
}

const dayAfter = (iso: string): string => shifted(iso, 1);
const dayBefore = (iso: string): string => shifted(iso, -1);

function shifted(iso: string, days: number): string {
  const day = new Date(`${iso}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
