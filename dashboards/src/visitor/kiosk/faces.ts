import { html, nothing, type TemplateResult } from 'lit';
import type { VisitorCategory } from '../../floor/cells';
import type { Locale } from '../../i18n/locale';

/** A server that is slow to answer is told of after this long. */
const slowMs = 4_000;
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const longestCode = 12;

type Troubles = Locale['words']['kiosk']['trouble'];

const known: Readonly<Record<string, keyof Troubles>> = {
  'office-closed': 'officeClosed',
  'service-unknown': 'serviceUnknown',
  'booking-missed': 'bookingMissed',
  'booking-unknown': 'bookingUnknown',
  'too-early': 'tooEarly',
  'ticket-taken': 'ticketTaken',
  forbidden: 'forbidden',
};

/** Who goes out of turn. */
export function categoriesView(
  categories: readonly VisitorCategory[],
  locale: Locale,
  choose: (category: VisitorCategory) => void,
  back: () => void,
): TemplateResult {
  const { kiosk } = locale.words;
  const name = (category: VisitorCategory) =>
    locale.language === 'en' ? (category.nameEn ?? category.name) : locale.text(category.name);
  return html`<section class="ask">
      <h1>${kiosk.whichCategory}</h1>
      <p>${kiosk.categoryHint}</p>
    </section>
    <section class="list ${categories.length > 6 ? 'many' : ''}">
      ${categories.map(
        category =>
          html`<button
            type="button"
            class="svc plain"
            @click=${() => {
              choose(category);
            }}
          >
            <span class="nm"><b>${name(category)}</b></span>
          </button>`,
      )}
    </section>
    ${backView(locale, back)}`;
}

/** The code of a booking, on keys of the page: a kiosk has no keyboard. */
export function codeView(
  typed: string,
  locale: Locale,
  type: (typed: string) => void,
  done: () => void,
  back: () => void,
): TemplateResult {
  const { kiosk } = locale.words;
  const shown = typed.replace(/(.{4})(?=.)/g, '$1 ');
  return html`<section class="ask">
      <h1>${kiosk.code}</h1>
      <p>${kiosk.codeHint}</p>
    </section>
    <p class="typed num" role="status" translate="no">
      ${shown === '' ? html`<span class="t3">···· ···· ····</span>` : shown}
    </p>
    <section class="keys" translate="no">
      ${Array.from(
        signs,
        sign =>
          html`<button
            type="button"
            @click=${() => {
              if (typed.length < longestCode) type(typed + sign);
            }}
          >
            ${sign}
          </button>`,
      )}
      <button
        type="button"
        class="wide"
        @click=${() => {
          type(typed.slice(0, -1));
        }}
      >
        ${kiosk.erase}
      </button>
      <button type="button" class="wide go" ?disabled=${typed.length < longestCode} @click=${done}>
        ${kiosk.ready}
      </button>
    </section>
    ${backView(locale, back)}`;
}

/** @param ms How long the server has been asked. */
export const issuingView = (ms: number, { words }: Locale): TemplateResult =>
  html`<section class="ask middle" role="status">
    <h1>${words.kiosk.issuing}</h1>
    <p>${ms > slowMs ? words.kiosk.issuingSlow : nothing}</p>
  </section>`;

/** @param again Asks once more under the same id, or null where that helps nothing. */
export function failedView(
  code: string,
  { words }: Locale,
  again: (() => void) | null,
  home: () => void,
): TemplateResult {
  const { kiosk } = words;
  const why = code === 'unreachable' ? kiosk.unreachable : kiosk.trouble[known[code] ?? 'other'];
  return html`<section class="ask middle" role="alert">
      <h1>${kiosk.failed}</h1>
      <p>${why}</p>
    </section>
    <section class="two">
      ${again === null ? nothing : html`<button type="button" @click=${again}><b>${kiosk.again}</b></button>`}
      <button type="button" class="alt" @click=${home}><b>${kiosk.toStart}</b></button>
    </section>`;
}

export const closedView = (hours: string, { words }: Locale): TemplateResult =>
  html`<section class="ask middle" role="status">
    <h1>${words.kiosk.closed}</h1>
    <p>${hours === '' ? nothing : words.kiosk.closedHint(hours)}</p>
  </section>`;

const backView = ({ words }: Locale, back: () => void) =>
  html`<section class="two">
    <button type="button" class="alt" @click=${back}><b>${words.kiosk.back}</b></button>
  </section>`;
