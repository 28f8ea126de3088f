import { html, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import type { DeskTicket } from './cells';
import type { Step } from './console-desk';

/** Whose visit it is, for whoever came without a booking: asked at the window, typed once, told to the hub and nowhere kept on the page. @param ready Whether the hub can be asked now. */
export function identityView(
  { id }: DeskTicket,
  ready: boolean,
  { words: { console: words } }: Locale,
  identify: (step: Step) => void,
): TemplateResult {
  const submitted = (event: Event) => {
    event.preventDefault();
    const account = new FormData(event.target as HTMLFormElement).get('account');
    if (ready && typeof account === 'string' && account.trim() !== '') identify(identifying(id, account.trim()));
  };
  return html`<form class="whose" @submit=${submitted}>
    <label
      ><span>${words.account}</span
      ><input name="account" required maxlength="40" inputmode="numeric" autocomplete="off"
    /></label>
    <button type="submit" ?disabled=${!ready}>${words.identify}</button>
  </form>`;
}

/** What the hub is told; the account travels in the body alone. */
const identifying = (ticket: string, account: string): Step => ({
  grain: 'queue',
  command: 'identify-visitor',
  body: { ticket, person: { account } },
});
