import { html, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale';

/** Shortest password, as the hub asks for unless it is set higher. */
export const shortest = 12;

/** A password with a button that shows what is typed: long ones are mistyped, and nobody looks over every shoulder. */
export function passwordField(
  name: string,
  label: string,
  autocomplete: 'current-password' | 'new-password',
  locale: Locale,
): TemplateResult {
  const { account } = locale.words;
  const toggle = (event: Event) => {
    const button = event.currentTarget as HTMLButtonElement;
    const field = button.previousElementSibling as HTMLInputElement;
    const shown = field.type === 'password';
    field.type = shown ? 'text' : 'password';
    button.textContent = shown ? account.hide : account.show;
    button.setAttribute('aria-pressed', String(shown));
    field.focus();
  };
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <div class="password">
      <input
        id=${name}
        name=${name}
        type="password"
        autocomplete=${autocomplete}
        autocapitalize="none"
        spellcheck="false"
        minlength=${autocomplete === 'new-password' ? shortest : 1}
        required
      /><button type="button" aria-pressed="false" aria-controls=${name} @click=${toggle}>${account.show}</button>
    </div>
  </div>`;
}

/** Why it was a no, in words. */
export function refusalWords(code: string, { words: { account } }: Locale): string {
  const known: Record<string, string> = account.refusals;
  return known[code] ?? account.refusals.other;
}
