import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import { driftSentence } from '../company/drift';
import type { AdviceItem, BookingsCell, OfficeBoard } from './cells';

/** What to do now and what it rests on. @param names Of services, by id. @param whatIf Address of the page that plays a day again. */
export function adviceView(
  { advice: items, drift, office: { timeZone: zone } }: OfficeBoard,
  names: ReadonlyMap<string, string>,
  nowMs: number,
  old: boolean,
  locale: Locale,
  whatIf: string,
): TemplateResult {
  const { officeWall: words } = locale.words;
  const [first] = items;
  const heading = html`<h2>${words.advice}<a href=${whatIf}>${locale.words.whatIf.link}</a></h2>`;
  const drifts =
    old || drift === null ? nothing : html`<p class="drifts">${driftSentence(drift, nowMs, zone, locale)}</p>`;
  if (first === undefined || old)
    return html`<section class="advice">
      ${heading}
      <p class="do">${old ? words.adviceUnknown : words.adviceNone}</p>
      ${drifts}
    </section>`;
  const { reason } = first;
  const facts: (readonly [string, string])[] = [
    [words.reason.ahead, reason.neededAhead.map(windows => locale.number(windows)).join(' · ')],
    ...(reason.loadPercent === null
      ? []
      : [[words.reason.load, locale.words.percent(String(reason.loadPercent))] as const]),
  ];
  const also = items.slice(1).map(item => sentence(item, names, zone, locale));
  return html`<section class="advice">
    ${heading}
    <p class="do pn">${sentence(first, names, zone, locale)}</p>
    <p class="because">
      ${words.because(reason.waiting, reason.arriving, Math.round(reason.meanServiceS / 60), reason.needed, reason.openWindows)}
    </p>
    ${drifts} ${also.length === 0 ? nothing : html`<p class="why">${also.join('. ')}</p>`}
    <dl>
      ${facts.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
  </section>`;
}

function sentence(item: AdviceItem, names: ReadonlyMap<string, string>, zone: string, locale: Locale): string {
  const { officeWall: words } = locale.words;
  const until = item.untilAt === null ? '' : locale.clock(Date.parse(item.untilAt), zone);
  switch (item.kind) {
    case 'open-windows':
      return words.openWindows(item.count, locale.text(names.get(item.service ?? '') ?? ''), until);
    case 'not-enough':
      return words.notEnough(item.count, Math.round((item.reason.allWaitS ?? 0) / 60));
    case 'break-now':
      return words.breakNow(item.window ?? 0, item.minutes, until);
    case 'no-breaks':
      return words.noBreaks;
    default:
      return '';
  }
}

/** Bookings to come, the next ones first. */
export function bookingsView(
  bookings: BookingsCell | null,
  names: ReadonlyMap<string, string>,
  zone: string,
  nowMs: number,
  locale: Locale,
): TemplateResult {
  const { officeWall: words } = locale.words;
  const ahead = (bookings?.ahead ?? []).filter(({ slotAt }) => Date.parse(slotAt) > nowMs - 600_000);
  const shown = ahead.slice(0, 6);
  return html`<section class="side">
    <h2>
      ${words.booked}${ahead.length > shown.length ? html`<span class="t2">${locale.words.wall.more(ahead.length - shown.length)}</span>` : nothing}
    </h2>
    ${shown.length === 0 ? html`<p class="t2">${words.noBookings}</p>` : nothing}
    <ul>
      ${shown.map(
        ({ slotAt, service, count }) =>
          html`<li>
            <time class="num">${locale.clock(Date.parse(slotAt), zone)}</time
            ><span>${locale.text(names.get(service) ?? service)}</span><b class="tab">${locale.number(count)}</b>
          </li>`,
      )}
    </ul>
  </section>`;
}
