import { html, nothing, type TemplateResult } from 'lit';
import { bandMinutes } from '../../format/durations';
import { localTime } from '../../format/calendar';
import type { Locale } from '../../i18n/locale';
import type { WaitBand } from '../../screens/hall/cells';
import { qrView } from '../qr';

/** A ticket as the hub issued it. */
export interface Issued {
  readonly ticket: string;
  readonly number: string;
  readonly service: string;
  readonly issuedAt: string;
  readonly ahead: number;
  readonly ewt: WaitBand | null;
  /** Address of its page on this server, or null. */
  readonly page: string | null;
}

/** The hub's answer: what it does not know is left out of it. */
export function issuedOf(body: unknown): Issued {
  const known = body as Omit<Issued, 'ewt' | 'page'> & Partial<Issued>;
  return { ...known, ewt: known.ewt ?? null, page: known.page ?? null };
}

/** «А 047» of «А047». */
export const shownNumber = (number: string): string => number.replace(/^(\p{L})(?=\d)/u, '$1\u00a0');

/** The printed ticket: 80 mm roll, 72 printed, black only. */
export function slipView(
  issued: Issued,
  place: { readonly company: string; readonly office: string; readonly service: string; readonly zone: string },
  locale: Locale,
): TemplateResult {
  const { slip } = locale.words;
  const issuedMs = Date.parse(issued.issuedAt);
  const local = localTime(issuedMs, place.zone);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${two(local.day)}.${two(local.month)}.${local.year}`;
  const band = issued.ewt === null ? null : bandMinutes(issued.ewt.p50S, issued.ewt.p90S);
  const at = (minutes: number) => locale.clock(issuedMs + minutes * 60_000, place.zone);
  return html`<section class="slip" aria-hidden="true">
    <h1>${locale.text(place.company)}<br />${locale.text(place.office)}</h1>
    <p class="t num">${shownNumber(issued.number)}</p>
    <p class="sv">${locale.text(place.service)}</p>
    <dl>
      <dt>${slip.ahead}</dt>
      <dd>${slip.people(issued.ahead)}</dd>
      ${
        band === null
          ? html`<dt>${slip.wait}</dt>
              <dd>${locale.words.kiosk.little}</dd>`
          : band.to === 0
            ? nothing
            : html`<dt>${slip.wait}</dt>
                <dd>${locale.words.minutes(band.from, band.to)}</dd>
                <dt>${slip.at}</dt>
                <dd>${at(band.from)}–${at(band.to)}</dd>`
      }
    </dl>
    ${
      issued.page === null
        ? nothing
        : html`<div class="qr">
            ${qrView(location.origin + issued.page, slip.qr)}
            <p><b>${slip.follow}</b>${slip.followHint}</p>
          </div>`
    }
    <p class="ft">${slip.note}</p>
    <p class="ft">${slip.issued(day, locale.clock(issuedMs, place.zone))}</p>
  </section>`;
}
