import { html, nothing, type TemplateResult } from 'lit';
import { clock, localTime } from '../../format/calendar';
import type { Locale } from '../../i18n/locale';
import type { BookableOffice, Booked } from './booking-desk';

/** What its holder may do with a booking. */
export interface BookedActs {
  readonly move: () => void;
  readonly cancel: () => void;
  readonly again: () => void;
}

/** A booking with its code. @param moved Whether it has just been moved. */
export function bookedView(
  booked: Booked,
  office: BookableOffice | undefined,
  moved: boolean,
  busy: boolean,
  acts: BookedActs,
  locale: Locale,
): TemplateResult {
  const { booking: words } = locale.words;
  const local = localTime(Date.parse(booked.slotAt), office?.timeZone ?? 'UTC');
  return html`<section class="ready" role="status">
    <h2>${moved ? words.moved : words.done}</h2>
    <p class="when">${locale.longDate(local)}, ${clock(local)}</p>
    <p>
      ${locale.text(office?.name ?? booked.office)}
      ${office?.address === undefined ? nothing : html`<br /><span class="t2">${locale.text(office.address)}</span>`}
    </p>
    <p class="t2">${words.code}</p>
    <p class="code num" translate="no">${booked.code.replace(/(.{4})(?=.)/g, '$1 ')}</p>
    <p class="t2">${words.codeHint}</p>
    <button type="button" ?disabled=${busy} @click=${acts.move}>${words.move}</button>
    <button type="button" ?disabled=${busy} @click=${acts.cancel}>${words.cancel}</button>
    <button type="button" @click=${acts.again}>${words.another}</button>
  </section>`;
}

export const cancelledView = (again: () => void, { words }: Locale): TemplateResult =>
  html`<section class="ready" role="status">
    <h2>${words.booking.cancelled}</h2>
    <button type="button" @click=${again}>${words.booking.another}</button>
  </section>`;
