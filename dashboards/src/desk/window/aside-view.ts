import { html, nothing, type TemplateResult } from 'lit';
import { stateWord } from '../../design/state-mark';
import { formatWait } from '../../format/durations';
import type { Locale } from '../../i18n/locale';
import { key } from './bar-view';
import type { ConsoleBoard, NextTicket, ParkedCell } from './cells';
import { mainAction, toNormS } from './console-model';

/** Whom the window would call, in order, and why. */
export function nextView(board: ConsoleBoard, nowMs: number, locale: Locale): TemplateResult {
  const { console: words } = locale.words;
  const { fit } = board.next;
  // Who is away takes room too, and the alarm must never leave the screen.
  const next = board.next.next.slice(0, board.parked.tickets.length > 0 ? 3 : 5);
  const calls = ['call', 'finishAndCall'].includes(mainAction(board));
  return html`<section class="queue">
    <h2>
      ${words.next}${fit > next.length ? html`<span class="t2">${words.more(fit - next.length)}</span>` : nothing}
    </h2>
    ${
      next.length === 0
        ? html`<p class="t2 none">${words.nobodyNext}</p>`
        : html`<ol class="next">
            ${next.map((ticket, index) => nextRow(board, ticket, index, calls, nowMs, locale))}
          </ol>`
    }
  </section>`;
}

function nextRow(
  board: ConsoleBoard,
  ticket: NextTicket,
  index: number,
  calls: boolean,
  nowMs: number,
  locale: Locale,
): TemplateResult {
  const { console: words } = locale.words;
  const first = index === 0 && calls;
  const waited = formatWait((nowMs - Date.parse(ticket.waitsSince)) / 1000);
  const right =
    ticket.slotAt === null ? waited : words.toSlot(locale.clock(Date.parse(ticket.slotAt), board.office.timeZone));
  return html`<li class=${first ? 'first' : ''}>
    <b translate="no">${ticket.ticket}</b>
    <span class="t2">${first ? html`${words.calledBy} ${key('Enter')}` : nothing}</span>
    <span class="w tab">${right}</span>
    <small>${why(board, ticket, index, nowMs, locale)}</small>
  </li>`;
}

function why(board: ConsoleBoard, ticket: NextTicket, index: number, nowMs: number, { words, text }: Locale): string {
  const { console: own } = words;
  const category = board.choices.categories.find(({ id }) => id === ticket.category)?.name;
  const class_ = category === undefined ? own.classes[ticket.class] : text(category);
  const leftS = toNormS(ticket, nowMs);
  const parts = ticket.class === 'ordinary' || ticket.rule === 'slot' ? [] : [class_];
  // Of several who wait in turn only the first has waited longest.
  if (ticket.rule !== 'longestWait' && (ticket.rule !== 'headStart' || parts.length === 0))
    parts.push(own.why[ticket.rule]);
  else if (parts.length === 0) parts.push(index === 0 ? own.why.longestWait : class_);
  if (leftS <= 0) parts.push(own.alreadyOver);
  else if (leftS <= 180) parts.push(own.soonOver(formatWait(leftS)));
  return parts.join('; ');
}

/** Whether a break may begin now, or why not. */
export function breakView(board: ConsoleBoard, locale: Locale): TemplateResult | typeof nothing {
  const { console: words } = locale.words;
  const { face, breakRefusal, openLeft } = board.window;
  if (face === 'closed') return nothing;
  if (face === 'break') return html`<section class="brk"><p class="state">${words.onBreakNow}</p></section>`;
  const [state, why] =
    breakRefusal === null
      ? [stateWord('met', words.breakAllowed), words.breakAllowedWhy(openLeft)]
      : [stateWord('risk', words.breakRefused), refusalWords(breakRefusal, words.breakWhy)];
  return html`<section class="brk">
    ${state}
    <p class="t2">${why}</p>
  </section>`;
}

const refusalWords = (code: string, words: Locale['words']['console']['breakWhy']): string =>
  code === 'last-window' ? words.lastWindow : code === 'ticket-in-hand' ? words.ticketInHand : words.windowClosed;

/** The operator's day so far. */
export function dayView(board: ConsoleBoard, locale: Locale): TemplateResult | typeof nothing {
  const { day } = locale.words.console;
  const { window } = board;
  if (window.operator === null) return nothing;
  const mean = window.meanServiceS === null ? '—' : formatWait(window.meanServiceS);
  return html`<section class="day" aria-label=${day.label}>
    <p><b class="num">${locale.number(window.served)}</b><span>${day.served}</span></p>
    <p><b class="num">${mean}</b><span>${day.mean}</span></p>
    <p><b class="num">${locale.number(window.noShows)}</b><span>${day.noShows(window.noShows)}</span></p>
  </section>`;
}

/** Tickets set aside in this office, with the way back. */
export function parkedView(
  { tickets }: ParkedCell,
  zone: string,
  locale: Locale,
  back: ((id: string) => void) | null,
): TemplateResult | typeof nothing {
  const { console: words } = locale.words;
  if (tickets.length === 0) return nothing;
  const shown = tickets.slice(0, 2);
  return html`<section class="away">
    <h2>
      ${words.parked}${tickets.length > shown.length ? html`<span class="t2">${words.more(tickets.length - shown.length)}</span>` : nothing}
    </h2>
    <ul>
      ${shown.map(
        ({ id, ticket, until }) =>
          html`<li>
            <b translate="no">${ticket}</b
            ><span class="t2 tab">${words.until(locale.clock(Date.parse(until), zone))}</span
            ><button
              type="button"
              ?disabled=${back === null}
              aria-label="${words.back} ${ticket}"
              @click=${() => back?.(id)}
            >
              ${words.back}
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}
