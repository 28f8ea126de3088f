import { html, nothing, type TemplateResult } from 'lit';
import { bandMinutes } from '../../format/durations';
import type { Locale } from '../../i18n/locale';
import type { ServiceCell } from './cells';

/** Waiting people and the expected wait by service. @param old Waits are no longer known and are not shown. */
export function servicesView(
  services: readonly ServiceCell[],
  most: number,
  old: boolean,
  locale: Locale,
): TemplateResult {
  const { hall } = locale.words;
  const shown = services.length > most ? services.slice(0, most - 1) : services;
  const more = services.length - shown.length;
  return html`<section class="services ${shown.length > 6 ? 'many' : ''}">
    <table>
      <thead>
        <tr>
          <th scope="col">${hall.service}</th>
          <th scope="col">${old ? nothing : hall.waiting}</th>
          <th scope="col">${hall.expected}</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(service => serviceRow(service, old, locale))}
        ${
          more === 0
            ? nothing
            : html`<tr>
                <th scope="row" colspan="3" class="t2">${hall.moreServices(more)}</th>
              </tr>`
        }
      </tbody>
    </table>
  </section>`;
}

function serviceRow(service: ServiceCell, old: boolean, locale: Locale): TemplateResult {
  const waiting = old ? nothing : service.waiting > 0 ? locale.number(service.waiting) : '—';
  const wait = expected(service, old, locale);
  return html`<tr>
    <th scope="row">${locale.text(service.name)}</th>
    <td class="num">${waiting}</td>
    <td class=${wait.known ? '' : 'unknown'}>${wait.text}</td>
  </tr>`;
}

/** What a visitor is told: a band, «без очереди», or honestly that it is not known. */
export function expected(service: ServiceCell, old: boolean, { words }: Locale): { text: string; known: boolean } {
  const { hall } = words;
  if (old) return { text: hall.unclear, known: false };
  if (!service.open) return { text: hall.notServed, known: false };
  if (service.waiting === 0) return { text: hall.noQueue, known: true };
  if (service.ewt === null) return { text: hall.little, known: false };
  const { from, to } = bandMinutes(service.ewt.p50S, service.ewt.p90S);
  return { text: words.minutes(from, to), known: true };
}
