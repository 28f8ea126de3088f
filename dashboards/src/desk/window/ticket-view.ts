import { html, nothing, type TemplateResult } from 'lit';
import { limitBar } from '../../design/state-mark';
import { formatWait } from '../../format/durations';
import type { Locale } from '../../i18n/locale';
import type { ConsoleBoard, DeskTicket } from './cells';
import { serviceOf, timer, type Timer } from './console-model';

/** The ticket in hand: number, what for, how long against the norm. @param nowMs The server's instant. @param contacts Page of the visitor's contacts, or null where nobody knows whose they are. @param correct Asks whose visit it is once more. */
export function ticketView(
  board: ConsoleBoard,
  ticket: DeskTicket,
  nowMs: number,
  locale: Locale,
  contacts: string | null,
  correct: (ticket: string) => void,
): TemplateResult {
  const { console: words } = locale.words;
  const service = serviceOf(board, ticket.service);
  const also = ticket.also.map(id => serviceOf(board, id)?.name ?? id).join(', ');
  const time = timer(ticket.since, ticket.serving ? (service?.normS ?? null) : null, board.office.warnPercent, nowMs);
  const shade = time.tone === 'risk' || time.tone === 'breach' ? `is-${time.tone}` : '';
  return html`<section
    class="now ${ticket.serving ? 'serving' : 'called'}"
    aria-label=${ticket.serving ? words.serving : words.called}
  >
    <p class="tk num" translate="no">${ticket.ticket}</p>
    <p class="about">
      <b>${locale.text(service?.name ?? ticket.service)}</b>
      <span class="t2">${about(board, ticket, locale)}</span>
      ${also === '' ? nothing : html`<span class="t2">${locale.text(words.also(also))}</span>`}
      ${
        contacts === null
          ? nothing
          : html`<span class="known"
              ><a href=${contacts} target="_blank" rel="noopener">${words.contacts}</a>${
                ticket.serving
                  ? html` <button
                      type="button"
                      class="plain"
                      @click=${() => {
                        correct(ticket.id);
                      }}
                    >
                      ${words.otherAccount}
                    </button>`
                  : nothing
              }</span
            >`
      }
    </p>
    <p class="tm">
      <b class="num ${shade}" role="timer">${time.elapsed}</b
      ><span>${ticket.serving ? normWords(time, locale) : comeWords(ticket, nowMs, locale)}</span>
    </p>
    ${ticket.serving ? limitBar(time.percent, time.tone === 'met' ? null : time.tone, false) : nothing}
  </section>`;
}

function about(board: ConsoleBoard, ticket: DeskTicket, { words, text }: Locale): string {
  const category = board.choices.categories.find(({ id }) => id === ticket.category)?.name;
  const parts = [
    words.console.waited(formatWait(ticket.waitedS)),
    category === undefined ? words.console.classes[ticket.class] : text(category),
    ...(ticket.recalls > 0 ? [words.console.recalled(ticket.recalls)] : []),
  ];
  return parts.join(', ');
}

function normWords({ normS, seconds }: Timer, { words }: Locale): string {
  if (normS === null) return words.console.noNorm;
  const norm = formatWait(normS);
  return seconds > normS
    ? words.console.overNorm(norm, formatWait(seconds - normS))
    : words.console.leftOfNorm(norm, formatWait(Math.ceil(normS - seconds)));
}

function comeWords(ticket: DeskTicket, nowMs: number, { words }: Locale): string {
  if (ticket.noShowAt === null) return words.console.called;
  const leftS = (Date.parse(ticket.noShowAt) - nowMs) / 1000;
  return leftS > 0 ? words.console.comesUntil(formatWait(Math.ceil(leftS))) : words.console.comeTimeOver;
}
