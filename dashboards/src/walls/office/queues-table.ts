import { html, nothing, type TemplateResult } from 'lit';
import { mark, stateClass } from '../../design/state-mark';
import { accuracyNote } from '../../floor/accuracy-note';
import { bandMinutes, formatWait } from '../../format/durations';
import type { Locale } from '../../i18n/locale';
import type { NormState, QueueCell, QueuedTicketCell } from './cells';

/** Tickets that a row has room for, so that no queue is pushed off the wall: three lines of them beside few services, one beside many. */
export const ticketsOfRow = (services: number): number => (services <= 4 ? 9 : services <= 6 ? 6 : 3);

/** Queues by service, every waiting ticket with its wait. @param most Tickets to show in a row. */
export function queuesTable(
  queues: readonly QueueCell[],
  most: number,
  nowMs: number,
  old: boolean,
  locale: Locale,
): TemplateResult {
  const { officeWall: words } = locale.words;
  return html`<section class="queues">
    <table>
      <thead>
        <tr>
          <th scope="col">${words.service}</th>
          <th scope="col">${words.waiting}</th>
          <th scope="col">${words.longest}</th>
          <th scope="col">${words.newcomer}</th>
          <th scope="col" class="tickets">${words.tickets}</th>
        </tr>
      </thead>
      <tbody>
        ${queues.map(queue => row(queue, most, nowMs, old, locale))}
      </tbody>
    </table>
  </section>`;
}

function row(queue: QueueCell, most: number, nowMs: number, old: boolean, locale: Locale): TemplateResult {
  const { officeWall: words } = locale.words;
  const state: NormState = old ? 'noData' : queue.overNorm > 0 ? 'breach' : queue.nearNorm > 0 ? 'risk' : 'met';
  const shade = state === 'met' ? '' : `is-${stateClass(state)}`;
  const oldest = queue.oldestAt === null || old ? '—' : formatWait((nowMs - Date.parse(queue.oldestAt)) / 1000);
  const more = queue.waiting - Math.min(most, queue.tickets.length);
  return html`<tr class=${state === 'met' ? '' : stateClass(state)}>
    <th scope="row">
      <div><b class="pf" translate="no">${queue.letter}</b><span>${locale.text(queue.name)}</span></div>
    </th>
    <td class="num pn w ${queue.waiting === 0 ? 'z' : ''}">${locale.number(queue.waiting)}</td>
    <td class="num l ${shade}">${oldest}</td>
    <td class="bd">${old ? '—' : newcomer(queue, locale)}</td>
    <td class="c">
      <ul>
        ${queue.waiting === 0 ? html`<li class="z">${words.nobody}</li>` : nothing}
        ${queue.tickets.slice(0, most).map(ticket => chip(ticket, nowMs, old))}
        ${more > 0 ? html`<li class="z">${locale.words.wall.more(more)}</li>` : nothing}
      </ul>
    </td>
  </tr>`;
}

function chip({ number, issuedAt, parkedS, state }: QueuedTicketCell, nowMs: number, old: boolean): TemplateResult {
  const wait = formatWait((nowMs - Date.parse(issuedAt)) / 1000 - parkedS);
  const trouble = !old && (state === 'risk' || state === 'breach');
  return html`<li class=${trouble ? stateClass(state) : ''}>
    ${trouble ? mark(state) : nothing}<b translate="no">${number}</b
    >${old ? nothing : html`<span class="tab">${wait}</span>`}
  </li>`;
}

function newcomer({ id, name, windows, ewt, accuracy }: QueueCell, locale: Locale) {
  const { words } = locale;
  if (windows === 0) return words.officeWall.noWindow;
  if (ewt === null) return words.hall.little;
  const { from, to } = bandMinutes(ewt.p50S, ewt.p90S);
  return html`<span class="nw">${to === 0 ? words.hall.noQueue : words.minutes(from, to)}</span>
    ${accuracyNote(id, name, accuracy, 'near', locale)}`;
}
