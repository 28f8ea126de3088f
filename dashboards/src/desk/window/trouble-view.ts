import { html, nothing, type TemplateResult } from 'lit';
import { mark } from '../../design/state-mark';
import type { Locale } from '../../i18n/locale';
import type { Trouble } from './console-desk';

type Words = Locale['words']['console']['trouble'];

const known: Readonly<Record<string, keyof Words>> = {
  unreachable: 'unreachable',
  'nobody-waiting': 'nobodyWaiting',
  'window-busy': 'windowBusy',
  'window-not-open': 'windowNotOpen',
  'window-closed': 'windowNotOpen',
  'nobody-called': 'nobodyCalled',
  'nobody-served': 'nobodyServed',
  'other-ticket': 'otherTicket',
  'ticket-unknown': 'ticketUnknown',
  'nobody-named': 'nobodyNamed',
  'not-sealed': 'notSealed',
  'topic-missing': 'topicMissing',
  'topic-unknown': 'topicUnknown',
  'last-window': 'lastWindow',
  'ticket-in-hand': 'ticketInHand',
  'window-taken': 'windowTaken',
  'office-closed': 'officeClosed',
  forbidden: 'forbidden',
  unauthorized: 'signedOut',
  'not-signed-in': 'signedOut',
};

/** A refusal in the operator's words; one the page does not know is told as the hub wrote it. */
export function troubleWords({ code, detail }: Trouble, words: Words): string {
  const name = known[code];
  return name === undefined ? `${words.other}: ${detail === '' ? code : detail}` : words[name];
}

/** What did not work, until the operator has read it; or that nothing can work while the server is away. */
export function troubleView(
  trouble: Trouble | null,
  old: boolean,
  locale: Locale,
  dismiss: () => void,
): TemplateResult | typeof nothing {
  const { console: words } = locale.words;
  if (old) return html`<p class="trouble" role="alert">${mark('noData')}<span>${words.lost}</span></p>`;
  if (trouble === null) return nothing;
  return html`<p class="trouble" role="alert">
    ${mark('risk')}<span>${troubleWords(trouble, words.trouble)}</span
    ><button type="button" @click=${dismiss}>${words.dismiss}</button>
  </p>`;
}
