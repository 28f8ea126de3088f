import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Locale } from '../../i18n/locale';
import type { TickerLine } from './cells';

export function tickerView(lines: readonly TickerLine[], zone: string, locale: Locale): TemplateResult {
  const key = (line: TickerLine) => `${line.at} ${line.kind} ${line.place} ${line.ticket ?? ''} ${line.window ?? ''}`;
  const row = (line: TickerLine) =>
    html`<li class="swap">
      <time>${locale.clockWithSeconds(Date.parse(line.at), zone)}</time
      ><span>${locale.text(line.place)}: ${tickerText(line, locale)}</span>
    </li>`;
  return html`<footer aria-label=${locale.words.wall.ticker}>
    <ol>
      ${repeat(lines, key, row)}
    </ol>
  </footer>`;
}

/** What happened, in the words of the language. */
export function tickerText({ kind, ticket, window }: TickerLine, { words: { event } }: Locale): string {
  const [t, w] = [ticket ?? '', window === null ? '' : String(window)];
  switch (kind) {
    case 'ticket-issued':
      return event.ticketIssued(t);
    case 'ticket-called':
      return event.ticketCalled(t, w);
    case 'ticket-served':
      return event.ticketServed(t, w);
    case 'ticket-no-show':
      return event.ticketNoShow(t, w);
    case 'wait-breached':
      return event.waitBreached(t);
    case 'window-opened':
      return event.windowOpened(w);
    case 'window-closed':
      return event.windowClosed(w);
    case 'break-started':
      return event.breakStarted(w);
    case 'break-ended':
      return event.breakEnded(w);
    case 'feed-stalled':
      return event.feedStalled;
    case 'feed-resumed':
      return event.feedResumed;
    case 'call-abandoned':
      return event.callAbandoned;
    default:
      // A newer server may know more kinds than this page: the place and the time are still true.
      return '…';
  }
}
