import { html, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';

/** A button that takes a text along: to the site, the voice menu, the gateway of messages. */
export function copyButton(text: () => string, locale: Locale): TemplateResult {
  const { notices: words } = locale.words;
  const press = async (event: Event) => {
    const button = event.currentTarget as HTMLButtonElement;
    const done = await copied(text());
    button.textContent = done ? words.copied : words.notCopied;
  };
  return html`<button type="button" class="copy" @click=${press}>${words.copy}</button>`;
}

/** The clipboard exists only over TLS; without it the old way is tried. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    // Deprecated, and the only way on a page without TLS.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}
