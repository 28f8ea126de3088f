import { html, nothing, type TemplateResult } from 'lit';
import { clock, localTime, type Local } from '../../format/calendar';
import type { Locale } from '../../i18n/locale';
import type { BookableOffice, ServedPlace, Slot, SlotsOfDay } from './booking-desk';
import { findOffices } from './office-search';

/** So many offices are shown before somebody narrows them down. */
const mostOffices = 6;

const choice = (chosen: boolean, choose: () => void, content: unknown) =>
  html`<button type="button" aria-pressed=${chosen} @click=${choose}>${content}</button>`;

/** A place to type an address, and the offices that fit it. */
export function officeChoice(
  offices: readonly BookableOffice[],
  typed: string,
  locale: Locale,
  type: (typed: string) => void,
  choose: (office: BookableOffice) => void,
): TemplateResult {
  const { booking: words } = locale.words;
  const found = findOffices(offices, typed);
  const shown = found.slice(0, mostOffices);
  return html`<label
      >${words.address} <span class="t2">${words.addressHint}</span
      ><input
        name="address"
        type="search"
        autocomplete="street-address"
        maxlength="120"
        .value=${typed}
        @input=${(event: Event) => {
          type((event.target as HTMLInputElement).value);
        }}
    /></label>
    <ul class="offices" aria-label=${words.office}>
      ${shown.map(
        ({ office, serves }) =>
          html`<li>
            ${choice(
              false,
              () => {
                choose(office);
              },
              officeWords(office, serves, locale),
            )}
          </li>`,
      )}
    </ul>
    ${found.length === 0 ? html`<p class="t2" role="status">${words.noOffice}</p>` : nothing}
    ${found.length > shown.length ? html`<p class="t2">${words.moreOffices(found.length - shown.length)}</p>` : nothing}`;
}

export function officeWords(
  { name, address }: BookableOffice,
  serves: ServedPlace | null,
  locale: Locale,
): TemplateResult {
  const { booking: words } = locale.words;
  const place = serves === null ? '' : [serves.group, serves.place].filter(part => part !== undefined).join(', ');
  return html`<b>${locale.text(name)}</b>
    ${address === undefined ? nothing : html`<small>${locale.text(address)}</small>`}
    ${serves === null ? nothing : html`<small class="serves">${words.serves(place)}${serves.part ? `, ${words.inPart}` : ''}</small>`}`;
}

export function serviceChoice(
  { services }: BookableOffice,
  chosen: string,
  locale: Locale,
  choose: (service: string) => void,
): TemplateResult {
  return html`<fieldset>
    <legend>${locale.words.booking.service}</legend>
    <div class="choices wide">
      ${services.map(({ id, name, nameEn }) =>
        choice(
          id === chosen,
          () => {
            choose(id);
          },
          locale.language === 'en' ? (nameEn ?? name) : locale.text(name),
        ),
      )}
    </div>
  </fieldset>`;
}

/** Days of the office's own calendar, as the hub tells them. */
export function dayChoice(
  days: readonly string[],
  chosen: string,
  locale: Locale,
  choose: (day: string) => void,
): TemplateResult {
  return html`<fieldset>
    <legend>${locale.words.booking.day}</legend>
    <div class="choices">
      ${days.slice(0, 12).map(day =>
        choice(
          day === chosen,
          () => {
            choose(day);
          },
          locale.date(dateOf(day)),
        ),
      )}
    </div>
  </fieldset>`;
}

/** A day without a time, as a calendar shows it. */
export const dateOf = (day: string): Local => localTime(Date.parse(`${day}T00:00:00Z`), 'UTC');

/** Free times hour by hour, beside how full the hour usually is. */
export function slotChoice(
  { slots, usual }: SlotsOfDay,
  zone: string,
  chosen: string | null,
  locale: Locale,
  choose: (at: string) => void,
): TemplateResult {
  const { booking: words } = locale.words;
  if (slots.length === 0) return html`<p class="t2" role="status">${words.noSlots}</p>`;
  const most = Math.max(1, ...usual.map(({ visitors }) => visitors));
  const hourOf = ({ at }: Slot) => localTime(Date.parse(at), zone).hour;
  const hours = [...new Set(slots.map(hourOf))];
  const load = (hour: number) => usual.find(each => each.hour === hour)?.visitors ?? null;
  return html`<fieldset>
    <legend>
      ${words.slots} <span class="t2">${usual[0] === undefined ? nothing : words.usual(usual[0].daysLearnt)}</span>
    </legend>
    ${hours.map(hour =>
      hourRow(
        hour,
        slots.filter(slot => hourOf(slot) === hour),
        load(hour),
        most,
      ),
    )}
  </fieldset>`;

  function hourRow(hour: number, of: readonly Slot[], visitors: number | null, highest: number): TemplateResult {
    return html`<div class="hour">
      ${visitors === null ? nothing : html`<p><b class="tab">${hour}:00</b> <span class="t2">${words.people(Math.round(visitors))}</span><meter min="0" max=${highest} value=${visitors} aria-hidden="true"></meter></p>`}
      <div class="choices">
        ${of.map(({ at }) =>
          choice(
            at === chosen,
            () => {
              choose(at);
            },
            html`<span class="tab">${clock(localTime(Date.parse(at), zone))}</span>`,
          ),
        )}
      </div>
    </div>`;
  }
}
