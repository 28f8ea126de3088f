import { html, type TemplateResult } from 'lit';
import type { Refusal } from '../feed/link';
import type { Locale } from '../i18n/locale';

/** What a supervisor's page shows when the server says no: why, and what to do. */
export function refusalPage(code: Refusal, keyRejected: boolean, locale: Locale): TemplateResult {
  const { refused } = locale.words;
  const why = {
    forbidden: refused.forbiddenWhy,
    'signed-out': refused.signedOutWhy,
    'unknown-view': refused.unknownWhy,
  };
  const next = `/sign-in?next=${encodeURIComponent(location.pathname)}`;
  return html`<main class="notice" role="alert">
    <h1>${refused[code]}</h1>
    <p>${why[code]}</p>
    ${keyRejected ? html`<p class="is-breach">${refused.keyRejected}</p>` : ''}
    <p>
      ${
        code === 'unknown-view'
          ? html`<a class="action" href="/">${refused.start}</a>`
          : html`<a class="action" href=${next}>${refused.signIn}</a>`
      }
    </p>
  </main>`;
}
