import { html, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale';
import { allKeys, key } from './bar-view';

/** All keys of the console. */
export function helpView(locale: Locale, close: () => void): TemplateResult {
  const { menu } = locale.words.console;
  return html`<div
    class="veil"
    @click=${(event: Event) => {
      if (event.target === event.currentTarget) close();
    }}
  >
    <section class="menu help" role="dialog" aria-modal="true" aria-label=${menu.help}>
      <h2>${menu.help}</h2>
      <dl>
        ${allKeys(locale).map(
          ([names, what]) =>
            html`<dt>${names.map(name => key(name))}</dt>
              <dd>${what}</dd>`,
        )}
      </dl>
      <button type="button" class="cancel" @click=${close}>${menu.cancel}${key('Esc')}</button>
    </section>
  </div>`;
}
