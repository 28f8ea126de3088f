import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import { dayBefore } from './days';
import { faultAt, field, select, time, type Refused } from './field';
import { mostSteps, newShift, newStep, weekdays } from './rota-draft';
import type { Offices, Rota, RotaException, RotaStep, Rotas, Shift } from './rotas-api';
import { zonesWith } from './zones';

/** What the form knows and what its buttons do. */
export interface RotaHands extends Refused {
  readonly locale: Locale;
  readonly all: Rotas;
  readonly offices: Offices['offices'];
  readonly roles: readonly string[];
  /** Whether the rota is kept already. */
  readonly kept: boolean;
  readonly busy: boolean;
  /** The rota as the form now says it. */
  readonly changed: (rota: Rota) => void;
  readonly read: (form: HTMLFormElement) => Rota;
  readonly save: (rota: Rota) => void;
  readonly preview: (rota: Rota) => void;
  readonly close: () => void;
}

/** A rota with its steps, shifts and days that are not as usual; every field says beside itself why it was not taken. */
export function rotaForm(rota: Rota, hands: RotaHands): TemplateResult {
  const { rotas: words } = hands.locale.words.admin;
  return html`<form
    class="panel rota-form"
    aria-label=${hands.kept ? words.changeRota : words.newRota}
    @input=${(event: Event) => {
      hands.changed(hands.read(event.currentTarget as HTMLFormElement));
    }}
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const said = hands.read(event.currentTarget as HTMLFormElement);
      if ((event.submitter as HTMLButtonElement).value === 'preview') hands.preview(said);
      else hands.save(said);
    }}
  >
    <h3>${hands.kept ? words.changeRota : words.newRota}</h3>
    ${head(rota, hands)} ${rota.steps.map((step, i) => stepView(step, i, rota, hands))}
    ${
      rota.steps.length >= mostSteps
        ? nothing
        : html`<p class="buttons">
            <button
              type="button"
              @click=${() => {
                hands.changed({ ...rota, steps: [...rota.steps, newStep(rota.owner)] });
              }}
            >
              ${words.addStep}
            </button>
          </p>`
    }
    ${exceptionsView(rota, hands)}
    <p class="buttons">
      <button class="action" type="submit" value="save" ?disabled=${hands.busy}>${words.save}</button>
      <button type="submit" value="preview" ?disabled=${hands.busy}>${words.preview}</button>
      <button type="button" @click=${hands.close}>${words.cancel}</button>
    </p>
  </form>`;
}

function head(rota: Rota, hands: RotaHands): TemplateResult {
  const { locale, all, offices, roles } = hands;
  const { rotas: words } = locale.words.admin;
  const role = (id: string) => [id, locale.words.alerts.owner(id)] as const;
  const office = offices.map(({ id, name }) => [id, locale.text(name)] as const);
  const seconds = (name: 'groupWaitS', most: number) =>
    html`<input name=${name} type="number" min="0" max=${most} required .value=${String(rota[name])} />`;
  return html`<div class="fields">
    ${field('name', words.name, html`<input name="name" required maxlength="120" .value=${rota.name} />`, hands)}
    ${field('role', words.role, select('role', rota.role, [...new Set([...roles, rota.role])].map(role)), hands)}
    ${field('office', words.office, select('office', rota.office ?? '', [['', words.everyOffice], ...office]), hands)}
    ${field('zone', words.zone, select('zone', rota.zone, zonesWith(rota.zone)), hands)}
    ${field('owner', words.owner, select('owner', rota.owner, people(all, locale)), hands)}
    ${field('groupWaitS', words.groupWait, seconds('groupWaitS', 600), hands)}
    ${field('groupIntervalS', words.groupInterval, minutes('groupIntervalS', rota.groupIntervalS, 0), hands)}
  </div>`;
}

function stepView({ waitS, shifts }: RotaStep, i: number, rota: Rota, hands: RotaHands): TemplateResult {
  const { rotas: words } = hands.locale.words.admin;
  const change = (steps: readonly RotaStep[]) => () => {
    hands.changed({ ...rota, steps });
  };
  const withShifts = (changed: readonly Shift[]) =>
    change(rota.steps.map((step, at) => (at === i ? { ...step, shifts: changed } : step)));
  const last = i === rota.steps.length - 1;
  return html`<fieldset>
    <legend>${words.stepTitle(i + 1)}</legend>
    <ul>
      ${shifts.map((shift, j) => shiftView(shift, `steps[${i}].shifts[${j}].`, withShifts(shifts.toSpliced(j, 1)), shifts.length > 1, hands))}
    </ul>
    ${faultAt(`steps[${i}].shifts`, hands)} ${i === 0 ? faultAt('steps', hands) : nothing}
    <div class="foot">
      ${field(`steps[${i}].waitS`, last ? words.waitLast : words.wait, minutes(`steps[${i}].waitS`, waitS, 0.5), hands)}
      <button type="button" @click=${withShifts([...shifts, newShift(rota.owner)])}>${words.addShift}</button>
      ${rota.steps.length === 1 ? nothing : html`<button type="button" @click=${change(rota.steps.toSpliced(i, 1))}>${words.dropStep(i + 1)}</button>`}
    </div>
  </fieldset>`;
}

function shiftView(shift: Shift, at: string, drop: () => void, more: boolean, hands: RotaHands): TemplateResult {
  const { locale, all } = hands;
  const { rotas: words } = locale.words.admin;
  return html`<li>
    <label>${words.who}${select(`${at}contact`, shift.contact, people(all, locale))}</label>
    <span class="week" role="group" aria-label=${words.onDays}>
      ${weekdays.map(
        (day, i) =>
          html`<label
            ><input name="${at}days" type="checkbox" value=${day} .checked=${shift.days.includes(day)} />${
              words.days[i + 1] ?? ''
            }</label
          >`,
      )}
    </span>
    <label>${words.shiftFrom}${time(`${at}from`, shift.from)}</label>
    <label>${words.shiftTo}${time(`${at}to`, shift.to)}</label>
    <span class="t2 small">${lasts(shift, locale)}</span>
    ${more ? html`<button type="button" aria-label=${words.dropShift} @click=${drop}>×</button>` : nothing}
  </li>`;
}

/** Whether the shift ends on the next day. */
function lasts({ from, to }: Shift, locale: Locale): string {
  const { rotas: words } = locale.words.admin;
  return to === from ? words.wholeDay : to < from ? words.overMidnight : '';
}

function exceptionsView(rota: Rota, hands: RotaHands): TemplateResult | typeof nothing {
  const { rotas: words } = hands.locale.words.admin;
  const all = rota.exceptions ?? [];
  if (all.length === 0) return nothing;
  const drop = (i: number) => () => {
    hands.changed({ ...rota, exceptions: all.toSpliced(i, 1) });
  };
  return html`<fieldset>
    <legend>${words.exceptions}</legend>
    <ul>
      ${all.map(
        (each, i) =>
          html`<li>
            ${exceptionFields(each, hands, `exceptions[${i}].`)}
            <button type="button" aria-label=${words.dropException} @click=${drop(i)}>×</button>
          </li>`,
      )}
    </ul>
  </fieldset>`;
}

/** Fields of days that are not as usual; people name the last one. */
export function exceptionFields(
  { from, until, contact, by, reason }: RotaException,
  hands: Refused & { readonly all: Rotas },
  at = '',
): TemplateResult {
  const { locale, all } = hands;
  const { rotas: words } = locale.words.admin;
  const last = until === '' ? '' : dayBefore(until);
  const day = (name: string, value: string) => html`<input name="${at}${name}" type="date" required .value=${value} />`;
  return html`${field(`${at}from`, words.from, day('from', from), hands)}
    ${field(`${at}until`, words.until, day('until', last), hands)}
    <label>${words.whose}${select(`${at}contact`, contact ?? '', people(all, locale, words.everybody))}</label>
    ${field(`${at}by`, words.by, select(`${at}by`, by ?? '', people(all, locale, words.nobodyBy)), hands)}
    ${field(`${at}reason`, words.reason, html`<input name="${at}reason" maxlength="200" .value=${reason ?? ''} />`, hands)}`;
}

/** @param none What the choice of nobody is called; left out: somebody must be chosen. */
function people({ contacts }: Rotas, locale: Locale, none?: string): readonly (readonly [string, string])[] {
  const known = contacts.map(({ contact }) => [contact.id, locale.text(contact.name)] as const);
  return none === undefined ? known : [['', none], ...known];
}

const minutes = (name: string, seconds: number, least: number): TemplateResult =>
  html`<input name=${name} type="number" min=${least} max="1440" step="0.5" required .value=${String(seconds / 60)} />`;
